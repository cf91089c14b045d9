/**
 * A report (docs/organisation-report.md) as rows of the tables of schema.sql. Strict: what does not look as that page
 * says is refused whole, with why, so that a changed report is noticed rather than half counted.
 */

/** Version of the metrics this reads; a report of another is refused. */
const REPORT_VERSION = '1';

const CUMULATIVE = 2;
const MS_PER_DAY = 86_400_000;
const NANO_PER_MS = 1_000_000n;

/** Columns by metric, and by the value of the attribute that tells its points apart. */
const COLUMNS = {
  'trottinette.requests': { unit: '{request}', column: 'requests' },
  'trottinette.voice.sessions': { unit: '{session}', column: 'sessions' },
  'trottinette.tokens': {
    unit: '{token}',
    by: 'gen_ai.token.type',
    columns: { input: 'tokens_input', output: 'tokens_output' },
  },
  'trottinette.media': {
    unit: '{item}',
    by: 'trottinette.media.type',
    columns: { image: 'images', video: 'videos', audio: 'audios' },
  },
  'trottinette.energy': { unit: 'W.h', by: 'trottinette.bound', columns: boundsOf('energy_wh') },
  'trottinette.emissions': { unit: 'g{CO2e}', by: 'trottinette.bound', columns: boundsOf('emissions_g') },
  'trottinette.water': { unit: 'L', by: 'trottinette.bound', columns: boundsOf('water_l') },
};

/** Columns of amounts, in the order of the table. */
export const AMOUNTS = Object.values(COLUMNS).flatMap(({ column, columns }) =>
  column === undefined ? Object.values(columns) : [column],
);

function boundsOf(name) {
  return { low: `${name}_low`, central: `${name}_central`, high: `${name}_high` };
}

/** What is wrong with a report. */
export class ReportRefused extends Error {}

/**
 * @param {unknown} document an ExportMetricsServiceRequest as parsed JSON
 * @returns {{ report: Record<string, string>, cells: Record<string, string>[] }} columns by name; amounts as decimal text
 * @throws {ReportRefused}
 */
export function reportRows(document) {
  const [{ resource, scopeMetrics }] = only(document?.resourceMetrics, 'resource');
  const [{ scope, metrics }] = only(scopeMetrics, 'scope');
  refuseUnless(scope?.name === 'trottinette.report', 'it is no report of Trottinette');
  refuseUnless(scope.version === REPORT_VERSION, `its version is ${scope.version}, not ${REPORT_VERSION}`);
  const told = attributesOf(resource);
  refuseUnless(told['service.name'] === 'trottinette', 'it is not from Trottinette');
  const report = {
    unit: word(told['trottinette.period.unit'], /^(?:week|month)$/, 'unit'),
    first_day: word(told['trottinette.period.first_day'], DAY, 'first day'),
    last_day: word(told['trottinette.period.last_day'], DAY, 'last day'),
    instance: word(told['service.instance.id'], /^[\w-]{22}$/, 'id'),
    version: word(told['service.version'], /^[\d.]{1,20}$/, 'version of the extension'),
    // Where a policy names one (organisation edition); '' where none does.
    part: word(told['trottinette.part'] ?? '', /^[\p{L}\p{N} .,&_'’-]{0,60}$/u, 'part'),
    factors: word(told['trottinette.factors'], /^[\w. ]{0,200}$/, 'factors'),
  };
  refuseUnless(Array.isArray(metrics), 'it has no metrics');
  const cells = new Map();
  for (const metric of metrics) addMetric(metric, report, cells);
  return { report, cells: [...cells.values()] };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function addMetric(metric, report, cells) {
  const known = Object.hasOwn(COLUMNS, metric?.name) ? COLUMNS[metric.name] : undefined;
  refuseUnless(known, `it has an unknown metric, ${metric?.name}`);
  refuseUnless(metric.unit === known.unit, `${metric.name} is in ${metric.unit}, not ${known.unit}`);
  const { dataPoints, aggregationTemporality, isMonotonic } = metric.sum ?? {};
  const isSum = aggregationTemporality === CUMULATIVE && isMonotonic === true && Array.isArray(dataPoints);
  refuseUnless(isSum, `${metric.name} is no cumulative sum`);
  for (const point of dataPoints) addPoint(point, metric.name, known, report, cells);
}

function addPoint(point, name, known, report, cells) {
  const { [known.by ?? '']: part, ...told } = attributesOf(point);
  const {
    'trottinette.site': site,
    'trottinette.class': use,
    'gen_ai.request.model': model = '',
    ...more
  } = told;
  refuseUnless(Object.keys(more).length === 0, `${name} has an unknown attribute, ${Object.keys(more)[0]}`);
  const column = known.column ?? known.columns[part];
  refuseUnless(column, `${name} is told apart by ${part}`);
  refuseUnless(
    point.startTimeUnixNano === nanoOf(report.first_day, 0) &&
      point.timeUnixNano === nanoOf(report.last_day, 1),
    `${name} is of another period`,
  );
  const names = {
    site: word(site, /^[a-z][a-z0-9-]{0,31}$/, 'site'),
    class: word(use, /^[a-z]{1,16}$/, 'class'),
    model: word(model, /^[^\p{Cc}]{0,100}$/u, 'model'),
  };
  const key = JSON.stringify(names);
  const cell = cells.get(key) ?? names;
  refuseUnless(!Object.hasOwn(cell, column), `${name} is told twice of ${site}`);
  cell[column] = amountOf(point, name);
  cells.set(key, cell);
}

/** Decimal text: what JSON says, to the digit. */
function amountOf({ asInt, asDouble }, name) {
  if (typeof asInt === 'string' && asDouble === undefined) return word(asInt, /^\d{1,18}$/, name);
  const isAmount = asInt === undefined && Number.isFinite(asDouble) && asDouble >= 0;
  refuseUnless(isAmount, `${name} is no amount`);
  return String(asDouble);
}

function attributesOf(owner) {
  refuseUnless(Array.isArray(owner?.attributes), 'attributes are missing');
  const entries = owner.attributes.map(({ key, value }) => {
    refuseUnless(
      typeof key === 'string' && typeof value?.stringValue === 'string',
      'an attribute is no text',
    );
    return [key, value.stringValue];
  });
  const attributes = Object.fromEntries(entries);
  refuseUnless(Object.keys(attributes).length === entries.length, 'an attribute is told twice');
  return attributes;
}

function only(items, what) {
  refuseUnless(Array.isArray(items) && items.length === 1 && items[0], `it has not one ${what}`);
  return items;
}

function word(value, pattern, what) {
  refuseUnless(typeof value === 'string' && pattern.test(value), `its ${what} can’t be read`);
  return value;
}

function nanoOf(day, daysLater) {
  const ms = Date.parse(`${day}T00:00:00Z`) + daysLater * MS_PER_DAY;
  refuseUnless(Number.isFinite(ms), `${day} is no day`);
  return String(BigInt(ms) * NANO_PER_MS);
}

function refuseUnless(isTrue, why) {
  if (!isTrue) throw new ReportRefused(why);
}
