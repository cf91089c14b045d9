import { describe, expect, it } from 'vitest';
import { ReportRefused, reportRows } from '../../organisation/postgresql/report-rows.mjs';
import { gwpGrams, waterMl } from '../../src/model/summaries/summary.ts';
import { madeReport, WEEK } from './reports.ts';

const { text, cells } = madeReport(7);
/** The report with one thing changed in its text. */
const changed = (from: string | RegExp, to: string): unknown => {
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  return JSON.parse(other);
};

describe('a report read for the database', () => {
  it('has the amounts of each of its lines, to the digit', () => {
    const read = reportRows(JSON.parse(text));
    expect(read.report).toMatchObject({
      unit: 'week',
      first_day: WEEK.from,
      last_day: WEEK.to,
      instance: '7'.padStart(22, 'i'),
      version: '1.0.0',
    });
    const amounts = (cell: (typeof cells)[number]) => {
      const counts = {
        requests: cell.requests,
        tokens_input: cell.inputTokens,
        tokens_output: cell.outputTokens,
      };
      const texts = Object.entries({ ...counts, images: cell.images }).filter(([, value]) => value > 0);
      const { central } = cell.footprint.energyWh;
      return {
        ...Object.fromEntries(texts.map(([name, value]) => [name, String(value)])),
        energy_wh_central: String(central),
        emissions_g_high: String(gwpGrams(cell.footprint).high),
        water_l_low: String(waterMl(cell.footprint).low / 1000),
      };
    };
    expect(read.cells).toEqual(
      cells.map((cell) =>
        expect.objectContaining({ site: cell.site, class: cell.of, model: '', ...amounts(cell) }),
      ),
    );
  });

  it.each([
    ['another version', '"version":"1"', '"version":"2"'],
    ['another program', '"trottinette.report"', '"somebody"'],
    ['a metric nobody knows', '"trottinette.water"', '"trottinette.steam"'],
    ['another unit', '"W.h"', '"J"'],
    ['deltas', '"aggregationTemporality":2', '"aggregationTemporality":1'],
    ['what is no sum', '"isMonotonic":true', '"isMonotonic":false'],
    ['another period in a point', /"startTimeUnixNano":"\d/, '"startTimeUnixNano":"9'],
    ['a day that is none', '"2026-11-16"', '"2026-11-36"'],
    ['a device’s own name', '"7"'.replace('7', '7'.padStart(22, 'i')), '"laptop of Ada"'],
    ['an attribute nobody knows', '"trottinette.site"', '"person.name"'],
    ['a site that is none', '"chatgpt"', '"a person’s name"'],
    ['an amount below nothing', /"asDouble":/, '"asDouble":-'],
    ['a count that is none', /"asInt":"\d+"/, '"asInt":"1e9"'],
    ['a number as a count', /"asInt":"(\d+)"/, '"asInt":$1'],
    [
      'a line told twice',
      '"gen_ai.token.type","value":{"stringValue":"output"}',
      '"gen_ai.token.type","value":{"stringValue":"input"}',
    ],
  ])('refuses %s', (_what, from, to) => {
    expect(() => reportRows(changed(from, to))).toThrow(ReportRefused);
  });

  it.each([
    null,
    7,
    [],
    {},
    { resourceMetrics: [] },
    { resourceMetrics: [{}, {}] },
  ])('refuses %j', (document) => {
    expect(() => reportRows(document)).toThrow(ReportRefused);
  });
});
