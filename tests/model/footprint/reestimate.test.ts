import { describe, expect, it } from 'vitest';
import { estimate, factorsTag } from '../../../src/model/footprint/estimate.ts';
import { ENDS } from '../../../src/model/footprint/range.ts';
import {
  classSums,
  inZone,
  isApproximate,
  isOutdated,
  reestimated,
  scaledDay,
} from '../../../src/model/footprint/reestimate.ts';
import { type DayRow, FOOTPRINT_KEYS, type Footprint, type UsageRequest } from '../../../src/model/usage.ts';
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
    ...changes,
  };
}

describe('re-estimation', () => {
  it('gives a kept request exactly what it would get today, in the zone it had', () => {
    const request = olderOf({ site: 'chatgpt' });
    expect(reestimated(request)).toMatchObject({ footprint: estimate(request, null), factors: '2026.11/US' });
    const french = { ...request, factors: '2025.01/FR' };
    expect(reestimated(french)).toMatchObject({ footprint: estimate(request, 'FR'), factors: '2026.11/FR' });
  });

  it('changes nothing but the estimate, and nothing at all the second time', () => {
    const once = reestimated(olderOf());
    const { footprint: _footprint, factors: _factors, ...rest } = once;
    expect(olderOf()).toMatchObject(rest);
    expect(reestimated(once)).toEqual(once);
  });

  it('moves a request to another zone when asked', () => {
    const moved = inZone(olderOf(), 'SE');
    expect(moved.factors).toBe('2026.11/SE');
    expect(moved.footprint.gwpUsageGrams.central).toBeLessThan(olderOf().footprint.gwpUsageGrams.central);
  });

  it('tells old estimates by their tag', () => {
    expect(isOutdated('2025.01/US')).toBe(true);
    expect(isOutdated(factorsTag('chatgpt', null))).toBe(false);
    expect(isOutdated(`~${factorsTag('chatgpt', null)}`)).toBe(false);
  });

  it('scales a day whose requests are gone by its class, and marks it approximate', () => {
    const kept = [olderOf({ outputTokens: 100 }), olderOf({ outputTokens: 900 })];
    const sums = classSums(kept.map((before) => [before, reestimated(before)] as const));
    const day = dayOf(olderOf());
    const scaled = scaledDay(day, sums);
    expect(scaled?.footprint.energyWh.central).toBeCloseTo(day.footprint.energyWh.central * 2, 9);
    expect(scaled?.factors).toBe('~2026.11/US');
    expect(isApproximate(scaled?.factors ?? '')).toBe(true);
    expect(scaled?.requests).toBe(day.requests);
  });

  it('leaves a day frozen whose class has no kept request', () => {
    const sums = classSums([[olderOf(), reestimated(olderOf())]]);
    expect(scaledDay(dayOf(olderOf({ model: 'gpt-4' })), sums)).toBeNull();
    expect(scaledDay(dayOf(olderOf({ mode: 'research' })), sums)).toBeNull();
  });

  it('keeps low, central and high in order whatever the ratios', () => {
    const before = olderOf();
    const after = structuredClone(before);
    after.footprint.energyWh = { low: before.footprint.energyWh.low * 50, central: 0.001, high: 0.002 };
    const scaled = scaledDay(dayOf(before), classSums([[before, after]]));
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
