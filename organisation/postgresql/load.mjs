/**
 * Takes reports into the database of schema.sql:
 *
 *   node load.mjs [--part NAME] FILE|FOLDER…      one report a file
 *   node load.mjs [--part NAME] < reports.ndjson  one report a line
 *
 * `psql` finds the database by its own variables (PGHOST, PGDATABASE, …). All that could be read is taken in one
 * transaction; what could not is named, with why, and makes the exit code 1. The same report taken in again changes nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stdin } from 'node:process';
import { createInterface } from 'node:readline';
import { AMOUNTS, reportRows } from './report-rows.mjs';

const REPORT_COLUMNS = ['unit', 'first_day', 'last_day', 'instance', 'part', 'version', 'factors'];
const CELL_COLUMNS = ['unit', 'first_day', 'instance', 'site', 'class', 'model', ...AMOUNTS];

const COPY_NAMES = { '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' };

const AMOUNT_TYPES = AMOUNTS.map((column) => `${column} numeric`).join(', ');

/**
 * The last report of a device and period stands, with its own lines alone. What was taken in is analysed at once: publish()
 * of 20,000 devices takes minutes where the planner believes the tables are empty.
 */
const BEGIN = `begin;
set search_path to trottinette;
create temporary table staged (
  is_report text, place integer, unit text, first_day date, last_day date, instance text, part text, version text,
  factors text, site text, class text, model text, ${AMOUNT_TYPES}
) on commit drop;
copy staged from stdin;
`;
const CELLS = CELL_COLUMNS.join(', ');
const REPORTS = REPORT_COLUMNS.join(', ');
const END = `\\.
create temporary table newest on commit drop as
  select unit, first_day, instance, max(place) as place from staged group by unit, first_day, instance;
delete from report using newest
  where (report.unit, report.first_day, report.instance) = (newest.unit, newest.first_day, newest.instance);
insert into report (${REPORTS})
  select ${REPORTS} from staged join newest using (unit, first_day, instance, place) where is_report = 'r';
insert into cell (${CELLS})
  select ${CELLS} from staged join newest using (unit, first_day, instance, place) where is_report = 'c';
commit;
analyze trottinette.report, trottinette.cell;
`;

const args = process.argv.slice(2);
const partAt = args.indexOf('--part');
const part = partAt < 0 ? '' : (args.splice(partAt, 2)[1] ?? '');

const told = await load(args.length > 0 ? fromFiles(args) : fromLines(), part);
for (const { name, why } of told.refused) console.error(`${name}: ${why}`);
console.log(`${told.taken} reports taken in, ${told.refused.length} refused`);
process.exitCode = told.refused.length > 0 ? 1 : 0;

/** @param {AsyncIterable<{ name: string, text: string }>} texts */
async function load(texts, ofPart) {
  const psql = spawn('psql', ['-qX', '-v', 'ON_ERROR_STOP=1'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(psql, 'close');
  const write = async (text) => {
    if (!psql.stdin.write(text)) await Promise.race([once(psql.stdin, 'drain'), ended]);
  };
  const refused = [];
  let taken = 0;
  await write(BEGIN);
  for await (const { name, text } of texts) {
    try {
      for (const report of reportsIn(JSON.parse(text)).map(reportRows)) {
        await write(copyLines(report, ofPart, taken));
        taken += 1;
      }
    } catch (error) {
      refused.push({ name, why: error instanceof SyntaxError ? 'it is no JSON' : error.message });
    }
  }
  psql.stdin.end(END);
  const [code] = await ended;
  if (code !== 0) throw new Error(`psql ended with ${code}: nothing was taken in`);
  return { taken, refused };
}

/** A collector may write several reports of different devices as one. */
function reportsIn(document) {
  const { resourceMetrics } = document ?? {};
  if (!Array.isArray(resourceMetrics) || resourceMetrics.length === 0) return [document];
  return resourceMetrics.map((one) => ({ resourceMetrics: [one] }));
}

/** A report and its cells as lines of one COPY, told apart by their first column: so one pass takes any number. */
function copyLines({ report, cells }, ofPart, place) {
  const whole = { ...report, part: report.part || ofPart };
  const lines = [
    ['r', place, ...REPORT_COLUMNS.map((column) => whole[column]), ...CELL_COLUMNS.slice(3).map(() => null)],
    ...cells.map((cell) => [
      'c',
      place,
      ...REPORT_COLUMNS.map((column) => whole[column]),
      ...CELL_COLUMNS.slice(3).map((column) => cell[column] ?? '0'),
    ]),
  ];
  return lines.map((line) => `${line.map(copyField).join('\t')}\n`).join('');
}

function copyField(value) {
  if (value === null) return '\\N';
  return String(value).replace(/[\\\t\n\r]/g, (special) => `\\${COPY_NAMES[special]}`);
}

async function* fromFiles(names) {
  for (const name of names) {
    const files = statSync(name).isDirectory()
      ? readdirSync(name)
          .sort()
          .map((file) => join(name, file))
      : [name];
    for (const file of files.filter((path) => statSync(path).isFile()))
      yield { name: file, text: readFileSync(file, 'utf8') };
  }
}

async function* fromLines() {
  let number = 0;
  for await (const text of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') yield { name: `line ${number}`, text };
  }
}
