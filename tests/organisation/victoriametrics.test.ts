/**
 * The way to VictoriaMetrics: its files can be read, speak of what the extension sends and of nothing else, and publish
 * nothing of fewer than ten people. VictoriaMetrics itself is run by victoriametrics-run.test.ts.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTRIBUTES, METRICS, REPORT_VERSION } from '../../src/model/organisation/metrics.ts';
import { installBeside } from '../harness/beside.ts';
import { fetchPromtool } from '../harness/promtool.ts';
import { createRandom, randomBelow } from '../harness/random.ts';
import { madeReport } from './reports.ts';

interface Rule {
  readonly record: string;
  readonly expr: string;
}

interface Readers {
  yaml(text: string): unknown;
  errorsIn(query: string): string[];
  namesIn(query: string): { metrics: string[]; labels: string[] };
}

const FOLDER = join(import.meta.dirname, '../../organisation/victoriametrics');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const K = 10;

/** As the collector writes names. */
const plain = (name: string): string => name.replaceAll('.', '_');
const resourceLabels = (
  JSON.parse(madeReport(1).text).resourceMetrics[0].resource.attributes as { key: string }[]
).map(({ key }) => plain(key));
const LABELS = [...resourceLabels, 'trottinette_part', ...Object.values(ATTRIBUTES).map(plain)];

let readers: Readers;
let rules: readonly Rule[];

beforeAll(async () => {
  const place = installBeside('otlp', join(import.meta.dirname, '../otlp'));
  readers = await import(/* @vite-ignore */ pathToFileURL(join(place, 'promql.mjs')).href);
  const { groups } = readers.yaml(read('rules.yaml')) as { groups: { rules: Rule[] }[] };
  rules = groups.flatMap((group) => group.rules);
}, 300_000);

describe('the rules that publish', () => {
  it('publish each metric of a report, and how many people are behind a line, under a name of their own', () => {
    const names = METRICS.map(({ name }) => plain(name));
    expect(rules.map(({ record }) => record)).toEqual([
      'trottinette:people',
      ...names.map((name) => name.replace('trottinette_', 'trottinette:')),
    ]);
    for (const { record, expr } of rules.slice(1))
      expect(readers.namesIn(expr).metrics).toEqual([record.replace(':', '_')]);
  });

  it('can be read, speak of no label a report has not, and keep apart what its points are told apart by', () => {
    for (const { record, expr } of rules) {
      expect(readers.errorsIn(expr), record).toEqual([]);
      const { labels } = readers.namesIn(expr);
      expect(labels.filter((label) => !LABELS.includes(label))).toEqual([]);
      const metric = METRICS.find(({ name }) => plain(name) === record.replace(':', '_'));
      const { cells } = madeReport(7);
      const parts = metric && cells[0] ? metric.partsOf(cells[0]) : 0;
      if (typeof parts !== 'number') expect(labels).toContain(plain(parts.attribute));
    }
  });

  it('each want ten people, counted by their ids, and look at one moment of one week', () => {
    for (const { record, expr } of rules) {
      expect(expr.match(/>= (\d+)/g), record).toEqual([`>= ${K}`]);
      expect(expr).toMatch(/count by \([^)]*\) \(\s*count by \([^)]*, service_instance_id\)/);
      expect(
        [...expr.matchAll(/\[(.*?)\] offset (\w+)/g)].every(([, range, by]) => range === '1d' && by === '8d'),
      ).toBe(true);
    }
  });
});

describe('the collector’s configuration', () => {
  type Named = Readonly<Record<string, unknown>>;
  interface Configuration {
    readonly extensions: Named;
    readonly receivers: Named & { otlp: { protocols: Named } };
    readonly processors: Named & {
      filter: { metrics: { metric: string[] } };
      transform: { metric_statements: { context: string; statements: string[] }[] };
    };
    readonly exporters: Named & { otlphttp: { metrics_endpoint: string } };
    readonly service: { extensions: string[]; pipelines: { metrics: Readonly<Record<string, string[]>> } };
  }
  const configuration = () => readers.yaml(read('collector.yaml')) as Configuration;

  it('uses in its one pipeline all it sets up, and nothing else', () => {
    const { extensions, receivers, processors, exporters, service } = configuration();
    const { metrics, ...others } = service.pipelines;
    expect(others).toEqual({});
    expect(service.extensions).toEqual(Object.keys(extensions));
    expect(metrics).toEqual({
      receivers: Object.keys(receivers),
      processors: Object.keys(processors),
      exporters: Object.keys(exporters),
    });
    expect(Object.keys(receivers.otlp.protocols)).toEqual(['http']);
  });

  it('lets through what the extension sends, by the names and the version it gives itself', () => {
    const { scope } = JSON.parse(madeReport(1).text).resourceMetrics[0].scopeMetrics[0];
    expect(configuration().processors.filter.metrics.metric).toEqual([
      'resource.attributes["service.name"] != "trottinette"',
      `instrumentation_scope.name != "${scope.name}"`,
      `instrumentation_scope.version != "${REPORT_VERSION}"`,
    ]);
  });

  it('writes every name the way the rules read it', () => {
    const statements = configuration().processors.transform.metric_statements.flatMap(
      (each) => each.statements,
    );
    expect(statements).toEqual([
      'replace_all_patterns(resource.attributes, "key", "\\\\.", "_")',
      'replace_pattern(metric.name, "\\\\.", "_")',
      'set(metric.unit, "")',
      'replace_all_patterns(datapoint.attributes, "key", "\\\\.", "_")',
    ]);
  });
});

describe('the dashboard', () => {
  interface Dashboard {
    readonly panels: readonly {
      readonly title: string;
      readonly targets: readonly { readonly expr: string }[];
    }[];
    readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] };
  }
  const dashboard: Dashboard = JSON.parse(read('dashboard.json'));
  const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

  it('reads what is published alone: never a person’s line', () => {
    const records = rules.map(({ record }) => record);
    const asked = new Set(queries.flatMap((expr) => readers.namesIn(expr).metrics));
    expect([...asked].sort()).toEqual([...records].sort());
    expect(read('dashboard.json')).not.toMatch(
      /trottinette_(?:requests|energy|tokens|media|emissions|water)\b/,
    );
  });

  it('asks in PromQL that can be read, with its own variables', () => {
    for (const expr of queries) expect(readers.errorsIn(expr), expr).toEqual([]);
    const names = dashboard.templating.list.map(({ name }) => name);
    const used = [...read('dashboard.json').matchAll(/\$\{?([a-z]\w*)\}?/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual([...names].sort());
  });

  it('has low, central and high of each estimate', () => {
    for (const metric of ['energy', 'emissions', 'water'])
      for (const bound of ['low', 'central', 'high'])
        expect(
          queries.filter((expr) => expr.includes(`trottinette:${metric}{`) && expr.includes(`"${bound}"`)),
        ).toHaveLength(1);
  });
});

const promtool = process.env.RUN_ALL === '1' ? fetchPromtool() : null;
if (process.env.RUN_ALL === '1' && !promtool) console.warn('no promtool here: the rules are not run');

describe.runIf(promtool)('the rules, run by Prometheus’ own engine', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
    // What vmalert alone knows.
    writeFileSync(
      join(folder, 'rules.yaml'),
      read('rules.yaml').replace(/^ {4}(?:interval|eval_offset): .*\n/gm, ''),
    );
  });
  afterAll(() => {
    promtool?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are rules', () => {
    expect(promtool?.run('check', 'rules', join(folder, 'rules.yaml'))).toMatchObject({ isRight: true });
  });

  it('publish a line where ten people have it, each counted once however many models, and nothing else', () => {
    const tests = Array.from({ length: 8 }, (_, seed) => worldOf(seed));
    expect(tests.some(({ promql_expr_test: [{ exp_samples }] }) => exp_samples.length > 0)).toBe(true);
    const file = join(folder, 'test.yaml');
    writeFileSync(file, JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1d', tests }));
    expect(promtool?.run('test', 'rules', file)).toMatchObject({ isRight: true });
    // The same with a line that is not there fails: it can.
    const wrong = tests.map((test) => ({
      ...test,
      promql_expr_test: [
        { ...test.promql_expr_test[0], exp_samples: [{ labels: 'trottinette:requests', value: 1 }] },
      ],
    }));
    writeFileSync(
      file,
      JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1d', tests: wrong }),
    );
    expect(promtool?.run('test', 'rules', file)).toMatchObject({ isRight: false });
  });
});

/** People of two parts on three sites, some with two models, of the week that ends on the seventh day. */
function worldOf(seed: number) {
  const random = createRandom(seed);
  const series: { series: string; values: string }[] = [];
  const lines: { labels: string; people: number; sum: number }[] = [];
  for (const part of ['law', 'physics'])
    for (const site of ['chatgpt', 'claude', 'gemini']) {
      const labels = `trottinette_class="text", trottinette_part="${part}", trottinette_period_first_day="1970-01-01", trottinette_site="${site}"`;
      const line = { labels, people: K - 3 + randomBelow(random, 7), sum: 0 };
      for (let person = 0; person < line.people; person += 1)
        for (const model of random() < 0.4 ? ['a', 'b'] : ['a']) {
          const requests = 5 + randomBelow(random, 90);
          line.sum += requests;
          series.push({
            series: `trottinette_requests{${labels}, trottinette_period_unit="week", service_instance_id="${part}-${person}", gen_ai_request_model="${model}"}`,
            values: `_x6 ${requests}`,
          });
        }
      lines.push(line);
    }
  const published = lines.filter(({ people }) => people >= K);
  return {
    interval: '1d',
    input_series: series,
    promql_expr_test: [
      {
        expr: 'trottinette:requests',
        eval_time: '15d',
        exp_samples: published.map(({ labels, sum }) => ({
          labels: `trottinette:requests{${labels}}`,
          value: sum,
        })),
      },
    ] as [{ expr: string; eval_time: string; exp_samples: { labels: string; value: number }[] }],
  };
}
