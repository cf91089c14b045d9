/** What a release must be before it is one. Every function is given the project's files as `read`, by their paths. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importModule } from './harness.mjs';
import { ROOT } from './root.mjs';

/** By language; the first has the detail too. */
export const CHANGELOGS = { en: 'CHANGELOG.md', fr: 'CHANGELOG.fr.md' };

const { changelogSections, releasedChangelog, releaseNotes } = await importModule('src/model/changelog.ts');

export const readFile = (path) => readFileSync(join(ROOT, path), 'utf8');

/** @returns every place that names the version, with the one it names */
export function versionsOf(read) {
  const lock = JSON.parse(read('package-lock.json'));
  return [
    ['package.json', JSON.parse(read('package.json')).version],
    ['package-lock.json', lock.version],
    ['package-lock.json, its first package', lock.packages[''].version],
    ['manifest.json', JSON.parse(read('manifest.json')).version],
    ...Object.values(CHANGELOGS).map((path) => [path, changelogSections(read(path))[0]?.version]),
  ];
}

/** @returns what keeps the version from being one, and people from being told of it in each language */
export function disagreements(read) {
  const [[, version], ...others] = versionsOf(read);
  const [english, ...rest] = Object.values(CHANGELOGS);
  const told = changelogSections(read(english));
  return [
    ...others
      .filter(([, other]) => other !== version)
      .map(([place, other]) => `${place} says ${other}, not ${version}`),
    ...told
      .filter(({ news }) => news.length === 0)
      .map((one) => `${english} says nothing in short of ${one.version}`),
    ...rest.flatMap((path) => outOfStep(told, changelogSections(read(path)), path)),
  ];
}

function outOfStep(told, sections, path) {
  const shape = ({ version, released, news }) =>
    `${version}${released ? '' : ' unreleased'} in ${news.length} items`;
  const [here, there] = [sections.map(shape), told.map(shape)];
  const missing = there.filter((one) => !here.includes(one)).map((one) => `${path} lacks ${one}`);
  const odd = here.filter((one) => !there.includes(one)).map((one) => `${path} alone has ${one}`);
  return [...missing, ...odd];
}

/**
 * The addresses of src/model/project.ts that do not exist yet.
 * @param {Readonly<Record<string, string>>} project what that module exports
 */
export function emptyAddresses(project) {
  const empty = Object.keys(project).filter((name) => project[name] === '');
  return empty.map((name) => `${name} in src/model/project.ts is empty`);
}

/**
 * What stands in the way of a release.
 * @param {string} tag `v1.2.3`
 */
export function obstacles(read, project, tag) {
  const [[, version]] = versionsOf(read);
  const [newest] = changelogSections(read(CHANGELOGS.en));
  return [
    ...(tag === `v${version}` ? [] : [`the tag is ${tag}, and the version ${version}`]),
    ...(newest?.released ? [] : [`${newest?.version} stands as unreleased in ${CHANGELOGS.en}`]),
    ...disagreements(read),
    ...emptyAddresses(project),
  ];
}

/**
 * The files of a release, by path, as they are with its version.
 * @param {string} version
 * @throws with a message for people for no version, or none after the last one released
 */
export function prepared(read, version) {
  if (!/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(version))
    throw new Error(`“${version}” is no version: 1.2.3`);
  const last = changelogSections(read(CHANGELOGS.en)).find(({ released }) => released)?.version ?? '0.0.0';
  if (!isAfter(version, last)) throw new Error(`${version} does not come after ${last}, which is released`);
  return {
    'package.json': numbered(read('package.json'), version, 1),
    'package-lock.json': numbered(read('package-lock.json'), version, 2),
    'manifest.json': numbered(read('manifest.json'), version, 1),
    ...Object.fromEntries(
      Object.values(CHANGELOGS).map((path) => [path, releasedChangelog(read(path), version)]),
    ),
  };
}

/** A file of JSON with another number in the first places where one stands, and not a byte changed beside. */
function numbered(text, version, places) {
  let left = places;
  return text.replace(/"version": "[^"]*"/g, (old) => (left-- > 0 ? `"version": "${version}"` : old));
}

/** Whether a version comes after another. */
function isAfter(version, other) {
  const [a, b] = [version, other].map((text) => text.split('.').map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] > b[at];
}

/** What is told of a version, in a language. */
export function notesOf(read, version, language) {
  const path = CHANGELOGS[language];
  if (!path) throw new Error(`there are no notes in “${language}”: ${Object.keys(CHANGELOGS).join(', ')}`);
  return releaseNotes(read(path), version);
}

/** A language of ours as addons.mozilla.org calls it. */
const AMO_LOCALES = { en: 'en-US', fr: 'fr' };

/** What addons.mozilla.org is told of the project's version beside its files. */
export function amoMetadata(read) {
  const [[, version]] = versionsOf(read);
  const notes = Object.keys(CHANGELOGS).map((language) => [
    AMO_LOCALES[language],
    notesOf(read, version, language),
  ]);
  return {
    version: { release_notes: Object.fromEntries(notes), approval_notes: read('store/reviewers.md') },
  };
}
