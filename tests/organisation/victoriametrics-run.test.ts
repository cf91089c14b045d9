/**
 * VictoriaMetrics itself, `npm run test:all` alone: reports in any order, some twice, and what the rules publish of them.
 * The Collector is not run, since Debian has none: what its `transform` does to names is done here.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../src/model/organisation/metrics.ts';
import type { OtlpMetrics } from '../../src/model/organisation/otlp.ts';
import { protobufOf } from '../../src/model/organisation/otlp-protobuf.ts';
import { createRandom, shuffled } from '../harness/random.ts';
import { type Database, fetchVictoriaMetrics } from '../harness/victoriametrics.ts';
import { type MadeReport, madeReport, WEEK } from './reports.ts';

const RULES = join(import.meta.dirname, '../../organisation/victoriametrics/rules.yaml');
const DEVICES = 1_000;
const K = 10;
/** The Tuesday on which vmalert publishes the week: eight days after it ended. */
const MOMENT = '2026-12-01T00:00:00Z';
const JUST_AFTER = '2026-12-01T00:00:01Z';
/** Counts are exact; VictoriaMetrics keeps some twelve digits of a sum of estimates. */
const MOST_OFF = 1e-11;

/** Too few people, about as many as are wanted, and many. */
function partOf(place: number): string {
  if (place < K - 1) return 'chess club';
  if (place < 3 * K) return 'library';
  return place % 2 === 0 ? 'law' : 'physics';
}

const plain = (name: string): string => name.replaceAll('.', '_');

/** As the collector hands a report on: see collector.yaml. */
function handedOn({ text }: MadeReport, part: string): Uint8Array {
  const message = JSON.parse(text, (key, value) => (key === 'unit' ? '' : value));
  const [{ resource, scopeMetrics }] = message.resourceMetrics;
  resource.attributes.push({ key: 'trottinette.part', value: { stringValue: part } });
  const points = scopeMetrics[0].metrics.flatMap(
    ({ sum }: { sum: { dataPoints: { attributes: { key: string }[] }[] } }) => sum.dataPoints,
  );
  for (const { attributes } of [resource, ...points])
    for (const attribute of attributes) attribute.key = plain(attribute.key);
  for (const metric of scopeMetrics[0].metrics) metric.name = plain(metric.name);
  return protobufOf(message as OtlpMetrics);
}

/** What is published: a metric and its labels as one text, and how much. */
type Published = Readonly<Record<string, number>>;

const lineOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Summed here from what the reports were made of. */
function truthOf(reports: readonly MadeReport[]): Published {
  const lines = new Map<string, { amount: number; people: Set<number> }>();
  const add = (labels: Readonly<Record<string, string>>, amount: number, person: number) => {
    const line = lines.get(lineOf(labels)) ?? { amount: 0, people: new Set() };
    lines.set(lineOf(labels), { amount: line.amount + amount, people: line.people.add(person) });
  };
  for (const [person, { cells }] of reports.entries())
    for (const cell of cells) {
      const shared = {
        trottinette_period_first_day: WEEK.from,
        trottinette_part: partOf(person),
        trottinette_site: cell.site,
        trottinette_class: cell.of,
      };
      add({ __name__: 'trottinette:people', ...shared }, 1, person);
      for (const { name, of, partsOf } of METRICS) {
        const __name__ = plain(name).replace('trottinette_', 'trottinette:');
        const parts = partsOf(cell);
        const values =
          typeof parts === 'number'
            ? [{ labels: {}, amount: parts }]
            : parts.values.map(([value, amount]) => ({
                labels: { [plain(parts.attribute)]: value },
                amount,
              }));
        for (const { labels, amount } of values)
          if (amount > 0 || of === 'estimate') add({ __name__, ...shared, ...labels }, amount, person);
      }
    }
  const enough = [...lines].filter(([, { people }]) => people.size >= K);
  return Object.fromEntries(enough.map(([line, { amount }]) => [line, amount]));
}

const victoriaMetrics = process.env.RUN_ALL === '1' ? fetchVictoriaMetrics() : null;
if (process.env.RUN_ALL === '1' && !victoriaMetrics)
  console.warn('not run: VictoriaMetrics (no package of Debian new enough can be had here)');
if (process.env.RUN_ALL === '1')
  console.warn(`not run: OpenTelemetry Collector (Debian’s is ${debianVersion('opentelemetry-collector')})`);

/** What apt would install of a package. */
function debianVersion(name: string): string {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (\S+)/.exec(stdout ?? '')?.[1] ?? 'not there';
}

describe.runIf(victoriaMetrics)(`VictoriaMetrics ${victoriaMetrics?.version}`, () => {
  let received: Database;
  let published: Database;

  beforeAll(async () => {
    if (!victoriaMetrics) throw new Error('there is none');
    [received, published] = await Promise.all([victoriaMetrics.start(), victoriaMetrics.start()]);
  });
  afterAll(() => victoriaMetrics?.remove());

  it(`publishes of ${DEVICES} reports, some told twice and in no order, what they come to where ten people have it`, async () => {
    const reports = Array.from({ length: DEVICES }, (_, place) => madeReport(place));
    const sent = reports.map((report, place) => handedOn(report, partOf(place)));
    const again = sent.filter((_, place) => place % 10 === 0);
    for (const body of shuffled([...sent, ...again], createRandom(DEVICES))) await send(received, body);
    await flushed(received);

    victoriaMetrics?.replayRules(RULES, received, published, [MOMENT, JUST_AFTER]);
    await flushed(published);

    const truth = truthOf(reports);
    const found = await publishedAt(published, MOMENT);
    expect(Object.keys(found).sort()).toEqual(Object.keys(truth).sort());
    for (const [line, amount] of Object.entries(truth))
      expect(Math.abs((found[line] ?? 0) / amount - 1), line).toBeLessThan(MOST_OFF);
    expect(Object.keys(truth).some((line) => line.includes('library'))).toBe(true);
    expect(Object.keys(truth).some((line) => line.includes('chess'))).toBe(false);
  });
});

async function send({ url }: Database, body: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/x-protobuf' };
  const { ok, status } = await fetch(`${url}/opentelemetry/v1/metrics`, {
    method: 'POST',
    headers,
    body: body.slice().buffer,
  });
  if (!ok) throw new Error(`VictoriaMetrics answers ${status}`);
}

/** What was written can be asked for. */
async function flushed({ url }: Database): Promise<void> {
  await fetch(`${url}/internal/force_flush`);
}

async function publishedAt({ url }: Database, moment: string): Promise<Published> {
  const query = new URLSearchParams({ query: '{__name__=~"trottinette:.*"}', time: moment, nocache: '1' });
  const { data } = await (await fetch(`${url}/api/v1/query?${query}`)).json();
  const lines = data.result.map(
    ({ metric, value }: { metric: Record<string, string>; value: [number, string] }) => [
      lineOf(metric),
      Number(value[1]),
    ],
  );
  return Object.fromEntries(lines);
}
