import { describe, expect, it } from 'vitest';
import { METRICS, REPORT_VERSION } from '../../../src/model/organisation/metrics.ts';
import { otlpOf } from '../../../src/model/organisation/otlp.ts';
import { organisationReport } from '../../../src/model/organisation/report.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings/settings.ts';
import { gwpGrams, waterMl } from '../../../src/model/summaries/summary.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import type { DayRow } from '../../../src/model/usage/usage.ts';
import { someRequest } from '../samples.ts';

const MONTH = { from: '2026-10-01', to: '2026-10-31' };
const ORIGIN = { instanceId: 'instance-of-this-month', version: '1.0.0' };

function report(models = false) {
  const requests = Array.from({ length: 6 }, (_, index) =>
    someRequest({
      day: '2026-10-12',
      contextTokens: 5,
      media: index === 0 ? [{ type: 'image', count: 2 }] : [],
    }),
  );
  const row = requests.reduce<DayRow | undefined>((sum, request) => addRequest(sum, request), undefined);
  return organisationReport([row as DayRow], MONTH, {
    ...DEFAULT_SETTINGS,
    reportUnit: 'month',
    reportModels: models,
  });
}

describe('a report as OTLP', () => {
  it('is one resource, which names the period and, in place of the device, an id of that period', () => {
    const [{ resource, scopeMetrics }, ...others] = otlpOf(report(), ORIGIN).resourceMetrics;
    expect(others).toEqual([]);
    expect(Object.fromEntries(resource.attributes.map(({ key, value }) => [key, value.stringValue]))).toEqual(
      {
        'service.name': 'trottinette',
        'service.version': '1.0.0',
        'service.instance.id': 'instance-of-this-month',
        'trottinette.period.unit': 'month',
        'trottinette.period.first_day': '2026-10-01',
        'trottinette.period.last_day': '2026-10-31',
        'trottinette.factors': report().factors.join(' '),
      },
    );
    expect(scopeMetrics[0].scope).toEqual({ name: 'trottinette.report', version: String(REPORT_VERSION) });
  });

  it('has cumulative sums that start and end with the period, whatever the zone', () => {
    const { metrics } = otlpOf(report(), ORIGIN).resourceMetrics[0].scopeMetrics[0];
    for (const { sum } of metrics) {
      expect(sum.aggregationTemporality).toBe(2);
      expect(sum.isMonotonic).toBe(true);
      expect(sum.dataPoints.length).toBeGreaterThan(0);
      for (const { startTimeUnixNano, timeUnixNano } of sum.dataPoints) {
        expect(startTimeUnixNano).toBe(`${Date.UTC(2026, 9, 1)}000000`);
        expect(timeUnixNano).toBe(`${Date.UTC(2026, 10, 1)}000000`);
      }
    }
  });

  it('says every amount to the digit, counts as whole numbers, each end of an estimate by its name', () => {
    const { metrics } = otlpOf(report(), ORIGIN).resourceMetrics[0].scopeMetrics[0];
    const { footprint } = report().cells[0] ?? expect.unreachable();
    const told = metrics.map(({ name, unit, sum }) => [
      name,
      unit,
      sum.dataPoints.map(({ attributes, asInt, asDouble }) => [
        attributes.map(({ value }) => value.stringValue).join(' '),
        asInt ?? asDouble,
      ]),
    ]);
    const ends = ({ low, central, high }: typeof footprint.energyWh, units: number) => [
      ['chatgpt text low', low / units],
      ['chatgpt text central', central / units],
      ['chatgpt text high', high / units],
    ];
    expect(told).toEqual([
      ['trottinette.requests', '{request}', [['chatgpt text', '6']]],
      [
        'trottinette.tokens',
        '{token}',
        [
          ['chatgpt text input', String(6 * 25)],
          ['chatgpt text output', String(6 * 300)],
        ],
      ],
      ['trottinette.media', '{item}', [['chatgpt text image', '2']]],
      ['trottinette.energy', 'W.h', ends(footprint.energyWh, 1)],
      ['trottinette.emissions', 'g{CO2e}', ends(gwpGrams(footprint), 1)],
      ['trottinette.water', 'L', ends(waterMl(footprint), 1000)],
    ]);
  });

  it('names a model where the report does', () => {
    const text = (models: boolean) => JSON.stringify(otlpOf(report(models), ORIGIN));
    expect(text(false)).not.toContain('gpt-5');
    expect(text(true)).toContain('{"key":"gen_ai.request.model","value":{"stringValue":"gpt-5"}}');
  });

  it('gives each of its metrics a name and a unit of its own kind', () => {
    expect(new Set(METRICS.map(({ name }) => name)).size).toBe(METRICS.length);
    expect(METRICS.filter(({ name }) => !name.startsWith('trottinette.'))).toEqual([]);
  });
});
