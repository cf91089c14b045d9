/** Reports of a thousand devices in a real PostgreSQL, with `npm run test:all`: exact, once each, and nobody alone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AMOUNTS, reportRows } from '../../organisation/postgresql/report-rows.mjs';
import { type Postgres, startPostgres } from '../harness/postgres.ts';
import { createRandom, randomBelow, shuffled } from '../harness/random.ts';
import { madeReport, WEEK } from './reports.ts';

const FOLDER = join(import.meta.dirname, '../../organisation/postgresql');
const DEVICES = 1_000;
const MANY_DEVICES = 20_000;
const K = 10;

const postgres: Postgres | null = process.env.RUN_ALL === '1' ? startPostgres() : null;
if (process.env.RUN_ALL === '1' && !postgres) console.warn('no PostgreSQL here: reports are not added up');

/** Decimals are added as whole numbers of this many digits after the point, so that the sum is exact. */
const DIGITS = 40;

describe.runIf(postgres)('reports that meet in PostgreSQL', () => {
  const env = postgres?.env;
  const query = (sql: string): string[] => postgres?.query(sql) ?? [];
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reports-'));
  });

  afterAll(() => {
    postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    query('drop schema if exists trottinette cascade');
    const made = spawnSync(
      'psql',
      ['-qX', '-v', 'ON_ERROR_STOP=1', '-v', 'unit=week', '-f', join(FOLDER, 'schema.sql')],
      {
        env,
        encoding: 'utf8',
      },
    );
    expect(made.stderr).toBe('');
  });

  function load(texts: readonly string[], part = '') {
    const args = [join(FOLDER, 'load.mjs'), '--part', part];
    return spawnSync(process.execPath, args, { env, input: `${texts.join('\n')}\n`, encoding: 'utf8' });
  }

  const sums = AMOUNTS.map((column) => `trim_scale(sum(${column}))`).join(', ');

  it('come to exactly the truth, though some are sent again, some late, in any order, and some never arrive', () => {
    const random = createRandom(20261129);
    const arrived = Array.from({ length: DEVICES }, (_, place) => madeReport(place).text).filter(
      () => random() > 0.05,
    );
    const sent = shuffled([...arrived, ...arrived.filter(() => random() < 0.1)], random);
    const half = Math.floor(sent.length / 2);
    for (const texts of [sent.slice(0, half), sent.slice(half)]) {
      const { stdout, stderr, status } = load(texts);
      expect([stdout, stderr, status]).toEqual([`${texts.length} reports taken in, 0 refused\n`, '', 0]);
    }
    expect(query('select count(*) from trottinette.report')).toEqual([String(arrived.length)]);
    expect(query(`select ${sums} from trottinette.cell`)).toEqual([truthOf(arrived)]);
  });

  it('stand as they came in last, whole: a line that is no more is gone', () => {
    const instance = '7'.padStart(22, 'i');
    const corrected = madeReport(8).text.replace('8'.padStart(22, 'i'), instance);
    load([madeReport(7).text]);
    load([corrected]);
    expect(query(`select ${sums} from trottinette.cell`)).toEqual([truthOf([corrected])]);
  });

  it('are named, with why, where they are refused, and the others are taken in', () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{"resourceMetrics":');
    writeFileSync(join(folder, 'good.json'), madeReport(1).text);
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(FOLDER, 'load.mjs'), folder], {
      env,
      encoding: 'utf8',
    });
    expect([stdout, stderr, status]).toEqual([
      '1 reports taken in, 1 refused\n',
      `${file}: it is no JSON\n`,
      1,
    ]);
  });

  it('are of the one span that is collected: a month is refused beside weeks', () => {
    const month = madeReport(3).text.replace('"week"', '"month"');
    expect(load([month]).status).not.toBe(0);
    expect(query('select count(*) from trottinette.report')).toEqual(['0']);
  });

  it('are published once, and no line, nor the rest of a sum, speaks of fewer than so many people', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      query('truncate trottinette.report, trottinette.publication cascade');
      const random = createRandom(seed);
      const places = Array.from({ length: randomBelow(random, 60) }, () => randomBelow(random, DEVICES));
      for (const part of ['law', 'physics', 'sports'])
        load(
          places.filter(() => random() < 0.5).map((place) => madeReport(place).text),
          part,
        );
      query(`select trottinette.publish('week', '${WEEK.from}', ${K})`);
      const counts = ['requests', 'sessions', 'tokens_output', 'images'];
      const few = counts.map((column) => fewOf(column, K));
      expect(few.flatMap((sql) => query(sql))).toEqual([]);
      const lines = query('select part, site, class, people from trottinette.published').map((line) =>
        line.split('|'),
      );
      expect(lines.filter(([, , , people]) => Number(people) < K)).toEqual([]);
      // What is missing from the published sum is of nobody, or of all: then nothing is published.
      const published = query(`select coalesce(sum(requests), 0) from trottinette.published`);
      const all = query('select coalesce(sum(requests), 0) from trottinette.cell');
      expect(published).toEqual(lines.length > 0 ? all : ['0']);
    }
    expect(() => query(`select trottinette.publish('week', '${WEEK.from}', ${K})`)).toThrow(/duplicate key/);
  });

  it('of a line do not tell a count that fewer than so many of its people have', () => {
    const reports = Array.from({ length: 12 }, (_, place) => JSON.parse(madeReport(place).text));
    const metricsOf = ({ resourceMetrics }: (typeof reports)[number]) =>
      resourceMetrics[0].scopeMetrics[0].metrics;
    const pointOf = (value: string, of: object = {}) => ({
      ...metricsOf(reports[0])[0].sum.dataPoints[0],
      attributes: Object.entries({ 'trottinette.site': 'chatgpt', 'trottinette.class': 'text', ...of }).map(
        ([key, stringValue]) => ({ key, value: { stringValue } }),
      ),
      asInt: value,
    });
    const sumOf = (name: string, unit: string, point: object) => ({
      name,
      unit,
      description: '',
      sum: { dataPoints: [point], aggregationTemporality: 2, isMonotonic: true },
    });
    const texts = reports.map((report, place) => {
      const image = pointOf('3', { 'trottinette.media.type': 'image' });
      const metrics = [
        sumOf('trottinette.requests', '{request}', pointOf('6')),
        ...(place === 0 ? [sumOf('trottinette.voice.sessions', '{session}', pointOf('5'))] : []),
        ...(place < K ? [sumOf('trottinette.media', '{item}', image)] : []),
      ];
      const [one] = report.resourceMetrics;
      return JSON.stringify({
        resourceMetrics: [{ ...one, scopeMetrics: [{ ...one.scopeMetrics[0], metrics }] }],
      });
    });
    expect(load(texts).stderr).toBe('');
    query(`select trottinette.publish('week', '${WEEK.from}', ${K})`);
    const told = query(
      "select people, trim_scale(requests), coalesce(sessions::text, 'not told'), images, videos from trottinette.published",
    );
    expect(told).toEqual(['12|72|not told|30|0']);
  });

  it('are forgotten one by one, and what was published stays', () => {
    load(Array.from({ length: 30 }, (_, place) => madeReport(place).text));
    query(`select trottinette.publish('week', '${WEEK.from}', ${K})`);
    const before = query('select * from trottinette.published order by 1, 2, 3, 4, 5');
    expect(query(`select trottinette.forget_before('2026-11-17')`)).toEqual(['30']);
    expect(query('select count(*) from trottinette.cell')).toEqual(['0']);
    expect(query('select * from trottinette.published order by 1, 2, 3, 4, 5')).toEqual(before);
  });

  it('can be tried beforehand with as many devices as one has', () => {
    const args = [join(FOLDER, '../simulate.mjs'), '--devices', String(MANY_DEVICES), '--again', '0.2'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    // What it took, for organisation/README.md.
    console.log(stdout);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toContain('20000 devices, 24000 reports, 4 lines each');
    expect(stdout).toContain('sums       exact');
  });
});

/** Published lines that stand alone and tell a count that fewer than k of their people have. */
function fewOf(column: string, k: number): string {
  return `select p.part, p.site, p.class from trottinette.published p
    join trottinette.report r on r.part = p.part and r.first_day = p.first_day
    join trottinette.cell c on (c.instance, c.first_day, c.site, c.class) = (r.instance, r.first_day, p.site, p.class)
    where p.${column} > 0 and c.${column} > 0
    group by 1, 2, 3 having count(distinct c.instance) < ${k}`;
}

/** All amounts of reports, each added up exactly, as the database writes them. */
function truthOf(texts: readonly string[]): string {
  const cells = texts.flatMap((text) => reportRows(JSON.parse(text)).cells);
  return AMOUNTS.map((column) =>
    decimalOf(cells.reduce((sum, cell) => sum + stepsOf(cell[column] ?? '0'), 0n)),
  ).join('|');
}

function stepsOf(decimal: string): bigint {
  const [number = '', exponent = '0'] = decimal.split('e');
  const [whole = '', fraction = ''] = number.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(DIGITS - fraction.length + Number(exponent));
}

function decimalOf(steps: bigint): string {
  const digits = String(steps).padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${digits.slice(0, -DIGITS)}${fraction && '.'}${fraction}`;
}
