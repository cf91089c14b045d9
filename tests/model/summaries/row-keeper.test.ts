/** Rows of the list say what their requests are, however little they keep. */
import { expect, it } from 'vitest';
import type { RequestRow } from '../../../src/model/summaries/records.ts';
import { rowKeeper } from '../../../src/model/summaries/row-keeper.ts';
import { gwpGrams, totalsOf, waterMl } from '../../../src/model/summaries/summary.ts';
import { tierOf } from '../../../src/model/summaries/tier.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { mockUse } from '../../../src/ui/sources/mock-use.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();
/** More than lie together. */
const requests: readonly UsageRequest[] = mockUse(NOW)
  .requests.slice(-2_500)
  .map((request, index) => (index % 9 === 0 ? { ...request, unproven: true } : request));

function rowOf(request: UsageRequest): RequestRow {
  const { id, at, day, tzOffsetMin, site, model, kind, mode, session, media, outcome, unproven } = request;
  const { footprint } = totalsOf([addRequest(undefined, request)]);
  return {
    ...{ id, at, day, tzOffsetMin, site, model, kind, mode, session, media, outcome },
    ...(unproven && { unproven }),
    tier: tierOf(request),
    energyWh: footprint.energyWh,
    gwpGrams: gwpGrams(footprint),
    waterMl: waterMl(footprint),
  };
}

/** All that can be asked of a row. */
function plainRow(row: RequestRow): RequestRow {
  const { at, energyWh, gwpGrams: gas, waterMl: water } = row;
  return { ...row, at, energyWh, gwpGrams: gas, waterMl: water };
}

it('each is what its request comes to, those of models without a name and of unproven windows among them', () => {
  const rows = requests.map(rowKeeper());
  expect(rows.map(plainRow)).toEqual(requests.map(rowOf));
  expect(rows.filter(({ unproven }) => unproven).length).toBeGreaterThan(200);
  expect(rows.some(({ media }) => media.length > 0)).toBe(true);
});

it('an object a row: its numbers lie with those of others, its lists too where they are empty', () => {
  const own = requests.map(rowKeeper()).flatMap((row) => Object.values(row));
  const objects = new Set(own.filter((value) => typeof value === 'object' && value !== null));
  const filled = requests.filter(({ media }) => media.length > 0).length;
  expect(objects.size).toBeLessThanOrEqual(filled + 1);
});
