/**
 * Tries a database before people do:
 *
 *   node simulate.mjs [--devices 20000] [--again 0.1] [--day 2026-11-16]
 *
 * Makes reports of so many devices for the week that begins on that day, sends that part of them twice and all in no
 * order of theirs, takes them in with load.mjs, publishes, and prints what it took and whether every sum is exact. The
 * database is the one `psql` finds by its variables: an empty one, with schema.sql for weeks.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportRows } from './postgresql/report-rows.mjs';

const FOLDER = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const MS_PER_DAY = 86_400_000;
const WEEK_DAYS = 7;
const K = 10;
/** Requests of one device are so many times the sample's, at most. */
const MOST_TIMES = 50;
const ID_LENGTH = 22;
const SOME_ID = '-'.repeat(ID_LENGTH);

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '20000' },
    again: { type: 'string', default: '0.1' },
    day: { type: 'string', default: '2026-11-16' },
  },
});
const devices = Number(values.devices);
const again = Number(values.again);

const sample = JSON.parse(readFileSync(join(FOLDER, 'sample-report.json'), 'utf8'));
const startMs = Date.parse(`${values.day}T00:00:00Z`);
setPeriod(sample, startMs);
const { cells } = reportRows(sample);

const written = [];
let times = 0n;
const started = performance.now();
const load = spawn(process.execPath, [join(FOLDER, 'postgresql/load.mjs')], {
  stdio: ['pipe', 'inherit', 'inherit'],
});
for (const place of places()) {
  if (!load.stdin.write(`${reportOf(place)}\n`)) await once(load.stdin, 'drain');
}
load.stdin.end();
const [code] = await once(load, 'close');
if (code !== 0) throw new Error('not all reports were taken in');
const loadedMs = performance.now() - started;
for (let place = 0; place < devices; place += 1) times += BigInt(timesOf(place));

const publishing = performance.now();
const [lines] = query(`select trottinette.publish('week', '${values.day}', ${K})`);
const publishedMs = performance.now() - publishing;
const [requests, energyWh] = query(
  'select trim_scale(sum(requests)), trim_scale(sum(energy_wh_central)) from trottinette.published',
)[0].split('|');
const [size] = query('select pg_size_pretty(pg_database_size(current_database()))');

console.log(`${devices} devices, ${Math.round(devices * (1 + again))} reports, ${cells.length} lines each`);
console.log(
  `taken in   ${seconds(loadedMs)} (${Math.round((devices * (1 + again) * 1000) / loadedMs)} a second)`,
);
console.log(`published  ${seconds(publishedMs)}, ${lines} lines`);
console.log(`database   ${size}`);
const isExact = requests === truthOf('requests') && energyWh === truthOf('energy_wh_central');
console.log(
  `sums       ${isExact ? 'exact' : `NOT exact: ${requests} for ${truthOf('requests')}, ${energyWh} for ${truthOf('energy_wh_central')}`}`,
);
process.exitCode = isExact ? 0 : 1;

/** Each device once, and some of them again much later. */
function* places() {
  const sentAgain = Math.round(devices * again);
  // A step that shares no factor with any number of devices, so that each comes once, in no order of theirs.
  const step = 7_919;
  for (let index = 0; index < devices; index += 1) yield (index * step) % devices;
  for (let index = 0; index < sentAgain; index += 1) yield index;
}

/** Any number that is the same for the same device. */
function timesOf(place) {
  return 1 + (((place * 48_271) % 2_147_483_647) % MOST_TIMES);
}

/** Written once for each number of times: what differs between devices is their id. */
function reportOf(place) {
  const factor = timesOf(place);
  written[factor] ??= reportTimes(factor).split(SOME_ID);
  return written[factor].join(String(place).padStart(ID_LENGTH, '0'));
}

function reportTimes(factor) {
  const document = structuredClone(sample);
  const { resource, scopeMetrics } = document.resourceMetrics[0];
  for (const { key, value } of resource.attributes)
    if (key === 'service.instance.id') value.stringValue = SOME_ID;
  for (const { sum } of scopeMetrics[0].metrics)
    for (const point of sum.dataPoints) {
      if (point.asInt === undefined) point.asDouble = point.asDouble * factor;
      else point.asInt = String(Number(point.asInt) * factor);
    }
  return JSON.stringify(document);
}

function setPeriod(document, fromMs) {
  const { resource, scopeMetrics } = document.resourceMetrics[0];
  const day = (ms) => new Date(ms).toISOString().slice(0, 10);
  const toMs = fromMs + WEEK_DAYS * MS_PER_DAY;
  for (const { key, value } of resource.attributes) {
    if (key === 'trottinette.period.first_day') value.stringValue = day(fromMs);
    if (key === 'trottinette.period.last_day') value.stringValue = day(toMs - MS_PER_DAY);
  }
  for (const { sum } of scopeMetrics[0].metrics)
    for (const point of sum.dataPoints) {
      point.startTimeUnixNano = `${fromMs}000000`;
      point.timeUnixNano = `${toMs}000000`;
    }
}

/** Of all devices: amounts of the sample are whole eighths, so that each product and sum is one too. */
function truthOf(column) {
  const eighths = cells.reduce((sum, cell) => sum + BigInt(Number(cell[column] ?? 0) * 8), 0n) * times;
  const fraction = ['', '.125', '.25', '.375', '.5', '.625', '.75', '.875'][Number(eighths % 8n)];
  return `${eighths / 8n}${fraction}`;
}

function query(sql) {
  return execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
