/**
 * What of MDN's compatibility data matters to the oldest browsers we promise: of the web's interfaces what one of them
 * lacks, of the extension API and the manifest what they have. Everything else is left out, so that the table is small
 * enough to stand in the repository.
 * Format: https://github.com/mdn/browser-compat-data/blob/main/schemas/compat-data-schema.md
 */

/** Namespaces of the extension API that are looked up; one that is missing here counts as lacking. */
const NAMESPACES = [
  'action',
  'alarms',
  'i18n',
  'notifications',
  'permissions',
  'runtime',
  'scripting',
  'storage',
  'tabs',
];

/**
 * @typedef {object} Table
 * @property {string} version of the data
 * @property {Record<string, number>} minimum version of each browser
 * @property {Record<string, string>} interfaces that browsers lack altogether, with those that do
 * @property {Record<string, Record<string, string>>} members lacked of interfaces they have
 * @property {Record<string, Record<string, string>>} css properties, selectors and at-rules lacked
 * @property {string[]} extension paths of the extension API that all have
 * @property {Record<string, string[]>} manifest paths of the manifest, by browser that has them
 */

/**
 * @param {any} data the whole of @mdn/browser-compat-data
 * @param {Record<string, number>} minimum
 * @returns {Table}
 */
export function compatTable(data, minimum) {
  const lackedBy = (feature) =>
    Object.keys(minimum).filter((browser) => !has(feature.__compat.support[browser], minimum[browser]));
  const trees = { ...data.javascript.builtins, ...data.api };
  const members = Object.entries(trees)
    .filter(([, tree]) => !tree.__compat || lackedBy(tree).length === 0)
    .map(([name, tree]) => [name, lacked(tree, lackedBy)])
    .filter(([, names]) => Object.keys(names).length > 0);
  const { properties, selectors, 'at-rules': atRules } = data.css;
  const inBoth = pathsOf(data.webextensions.api, 3, (feature) => lackedBy(feature).length === 0);
  return {
    version: data.__meta.version,
    minimum,
    interfaces: lacked(trees, lackedBy),
    members: Object.fromEntries(members),
    css: mapped({ properties, selectors, atRules }, (tree) => lacked(tree, lackedBy)),
    extension: inBoth.filter((path) => NAMESPACES.includes(path.split('.')[0])),
    manifest: mapped(minimum, (_, browser) =>
      pathsOf(data.webextensions.manifest, 2, (feature) => !lackedBy(feature).includes(browser)),
    ),
  };
}

function mapped(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/** Children of a tree that browsers lack, with those that do. */
function lacked(tree, lackedBy) {
  const children = Object.entries(tree).filter(([name, child]) => name !== '__compat' && child.__compat);
  const found = children.map(([name, child]) => [name, lackedBy(child).join(', ')]);
  return Object.fromEntries(found.filter(([, browsers]) => browsers !== ''));
}

/** Dotted paths of features down to a depth. */
function pathsOf(tree, depth, wanted, prefix = '') {
  return Object.entries(tree).flatMap(([name, child]) => {
    if (name === '__compat') return [];
    const path = `${prefix}${name}`;
    const own = child.__compat && wanted(child) ? [path] : [];
    return depth > 1 ? [...own, ...pathsOf(child, depth - 1, wanted, `${path}.`)] : own;
  });
}

/** Whether a browser has it from the version on without a flag or another name, and has not given it up since. */
function has(support, version) {
  return [support ?? []]
    .flat()
    .some(
      ({ version_added, version_removed, flags, prefix, alternative_name }) =>
        isBy(version_added, version) && !version_removed && !flags && !prefix && !alternative_name,
    );
}

/** `≤37` is a version it was surely in; `preview` is none yet. */
function isBy(added, version) {
  return added === true || Number.parseFloat(`${added}`.replace('≤', '')) <= version;
}
