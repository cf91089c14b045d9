import { describe, expect, it } from 'vitest';
import { estimate, factorsTag } from '../../../src/model/footprint/estimate.ts';
import { FACTOR_SET } from '../../../src/model/footprint/factor-set.ts';
import { ENDS } from '../../../src/model/footprint/range.ts';
import {
  addToClass,
  type ClassSums,
  classOf,
  inZone,
  isApproximate,
  isOutdated,
  reestimated,
  revised,
  revisedDay,
} from '../../../src/model/footprint/reestimate.ts';
import { roundFootprint } from '../../../src/model/usage/day-row.ts';
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  type UsageRequest,
} from '../../../src/model/usage/usage.ts';
import { benchReestimate } from '../../bench/reestimate.ts';
import { requestOf } from './usage.ts';

/** A request as an older factor set estimated it: half of today's low, central and high. */
function olderOf(changes: Partial<UsageRequest> = {}): UsageRequest {
  const request = requestOf(changes);
  const footprint: Footprint = estimate(request, null);
  for (const key of FOOTPRINT_KEYS) for (const end of ENDS) footprint[key][end] /= 2;
  return { ...request, footprint: structuredClone(footprint), factors: '2025.01/US' };
}

function dayOf(request: UsageRequest, changes: Partial<DayRow> = {}): DayRow {
  return {
    device: request.device,
    day: '2025-03-01',
    site: request.site,
    model: request.model ?? '',
    kind: request.kind,
    mode: request.mode,
    requests: 10,
    sessions: 0,
    outcomes: { pending: 0, complete: 10, stopped: 0, failed: 0, refused: 0, cut: 0 },
    generations: 10,
    images: 0,
    videos: 0,
    audios: 0,
    videoSeconds: 0,
    audioSeconds: 0,
    durationMs: 0,
    inputTokens: 0,
    contextTokens: 0,
    outputTokens: 0,
    reasoningTokens: 0,
    toolTokens: 0,
    footprint: request.footprint,
    factors: '2025.01/US',
    frozen: true,
    provenance: 'live',
    rev: 0,
    spread: null,
    ...changes,
  };
}

/** What is learned from these requests: the sums of the class they share. */
function sumsOf(requests: readonly UsageRequest[]): ClassSums | undefined {
  return requests.reduce<ClassSums | undefined>(
    (sums, before) => addToClass(sums, before.footprint, reestimated(before).footprint),
    undefined,
  );
}

const exactly = (request: UsageRequest, zone: string | null) => roundFootprint(estimate(request, zone));

describe('re-estimation', () => {
  it('gives a kept request exactly what it would get today, in the zone it had', () => {
    const request = olderOf({ site: 'chatgpt' });
    expect(reestimated(request)).toMatchObject({
      footprint: exactly(request, null),
      factors: `${FACTOR_SET}/US`,
    });
    const french = { ...request, factors: '2025.01/FR' };
    expect(reestimated(french)).toMatchObject({
      footprint: exactly(request, 'FR'),
      factors: `${FACTOR_SET}/FR`,
    });
  });

  it('changes nothing but the estimate, and nothing at all the second time', () => {
    const once = reestimated(olderOf());
    const { footprint: _footprint, factors: _factors, spread: _spread, ...rest } = once;
    expect(olderOf()).toMatchObject(rest);
    expect(reestimated(once)).toEqual(once);
  });

  it('moves a request to another zone when asked', () => {
    const moved = inZone(olderOf(), 'SE');
    expect(moved.factors).toBe(`${FACTOR_SET}/SE`);
    expect(moved.footprint.gwpUsageGrams.central).toBeLessThan(olderOf().footprint.gwpUsageGrams.central);
  });

  it('tells old estimates by their tag', () => {
    expect(isOutdated('2025.01/US')).toBe(true);
    expect(isOutdated(factorsTag('chatgpt', null))).toBe(false);
    expect(isOutdated(`~${factorsTag('chatgpt', null)}`)).toBe(false);
  });

  it('leaves what is up to date, unless all is to move', () => {
    const today = reestimated(olderOf());
    expect(revised(today, { of: 'outdated' })).toBeNull();
    expect(revised(today, { of: 'all', zone: 'SE' })?.factors).toBe(`${FACTOR_SET}/SE`);
  });

  it('scales a day whose requests are gone by its class, and marks it approximate', () => {
    const sums = sumsOf([olderOf({ outputTokens: 100 }), olderOf({ outputTokens: 900 })]);
    const day = dayOf(olderOf());
    const scaled = revisedDay(day, sums, { of: 'outdated' });
    expect(scaled?.footprint.energyWh.central).toBeCloseTo(day.footprint.energyWh.central * 2, 5);
    expect(scaled?.factors).toBe(`~${FACTOR_SET}/US`);
    expect(isApproximate(scaled?.factors ?? '')).toBe(true);
    expect(scaled?.requests).toBe(day.requests);
    expect(scaled && revisedDay(scaled, sums, { of: 'outdated' })).toBeNull();
  });

  it('moves such a day to another zone with its class', () => {
    const sums = sumsOf([olderOf()]);
    expect(revisedDay(dayOf(olderOf()), sums, { of: 'all', zone: 'SE' })?.factors).toBe(`~${FACTOR_SET}/SE`);
  });

  it('leaves a day frozen whose class has no kept request, or whose requests were estimated differently', () => {
    expect(revisedDay(dayOf(olderOf()), undefined, { of: 'outdated' })).toBeNull();
    const mixed = dayOf(olderOf(), { factors: 'mixed' });
    expect(revisedDay(mixed, sumsOf([olderOf()]), { of: 'outdated' })).toBeNull();
  });

  it('has one class for each site, model, kind, mode and way of estimating', () => {
    const names = [
      {},
      { site: 'claude' },
      { model: 'gpt-4' },
      { kind: 'image' as const },
      { mode: 'research' as const },
      { factors: '2025.01/SE' },
    ].map((changes) => classOf({ ...olderOf(), ...changes }));
    expect(new Set(names).size).toBe(names.length);
    expect(classOf(dayOf(olderOf(), { factors: '~2025.01/US' }))).toBe(classOf(olderOf()));
  });

  it('leaves of a day what its class had none of, and makes no end something that is no number', () => {
    const before = olderOf();
    const none = { low: 0, central: 0, high: 0 };
    const dry = { ...before.footprint, waterOnsiteMl: none };
    const sums = addToClass(undefined, dry, { ...dry, waterOnsiteMl: none });
    for (const held of [none, { low: 1, central: 2, high: 4 }]) {
      const day = dayOf(before, { footprint: { ...before.footprint, waterOnsiteMl: held } });
      expect(revisedDay(day, sums, { of: 'outdated' })?.footprint.waterOnsiteMl).toEqual(held);
    }
  });

  it('keeps low, central and high in order whatever the ratios', () => {
    const before = olderOf();
    const after = structuredClone(before.footprint);
    after.energyWh = { low: before.footprint.energyWh.low * 50, central: 0.001, high: 0.002 };
    const sums = addToClass(undefined, before.footprint, after);
    const scaled = revisedDay(dayOf(before), sums, { of: 'outdated' });
    const { low, central, high } = scaled?.footprint.energyWh ?? { low: 1, central: 0, high: 0 };
    expect(low).toBeLessThanOrEqual(central);
    expect(central).toBeLessThanOrEqual(high);
  });

  it('of many requests gives the same sum every time', () => {
    const { requests, energyWh } = benchReestimate(2000);
    expect(requests).toBe(2000);
    expect(benchReestimate(2000).energyWh).toBe(energyWh);
  });
});
