import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRequest, removeRequest, roundFootprint } from '../../src/model/day-row.ts';
import { type DayRow, FOOTPRINT_KEYS, TOKEN_KEYS, type UsageRequest } from '../../src/model/usage.ts';
import { anyRequest } from './samples.ts';

/** Any request of one row. */
const ofOneRow = anyRequest.map(
  (request): UsageRequest => ({ ...request, model: null, kind: 'text', mode: 'agent' }),
);

const sumOf = (requests: readonly UsageRequest[], of: (request: UsageRequest) => number): number =>
  requests.reduce((sum, request) => sum + of(request), 0);

function rowOf(requests: readonly UsageRequest[]): DayRow | undefined {
  return requests.reduce<DayRow | undefined>(addRequest, undefined);
}

describe('a day row', () => {
  it('is the sum of its requests, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(ofOneRow, { minLength: 1, maxLength: 30 }), (requests) => {
        const row = rowOf(requests);
        for (const key of TOKEN_KEYS) expect(row?.[key]).toBe(sumOf(requests, (request) => request[key]));
        for (const key of FOOTPRINT_KEYS) {
          expect(row?.footprint[key].low).toBe(sumOf(requests, ({ footprint }) => footprint[key].low));
          expect(row?.footprint[key].central).toBe(
            sumOf(requests, ({ footprint }) => footprint[key].central),
          );
          expect(row?.footprint[key].high).toBe(sumOf(requests, ({ footprint }) => footprint[key].high));
        }
        expect(row?.model).toBe('');
        expect(row?.requests).toBe(requests.filter(({ session }) => !session).length);
        expect(row?.sessions).toBe(requests.filter(({ session }) => session).length);
        expect(row?.images).toBe(sumOf(requests, ({ media }) => sumOfCounts(media, 'image')));
        for (const request of requests) expect(row?.outcomes[request.outcome]).toBeGreaterThan(0);
      }),
    );
  });

  it('forgets a request that is taken out without a trace, in any order', () => {
    fc.assert(
      fc.property(fc.array(ofOneRow, { minLength: 1, maxLength: 20 }), fc.nat(), (requests, seed) => {
        const kept = requests.filter((_, index) => (index + seed) % 2 === 0);
        const gone = requests.filter((_, index) => (index + seed) % 2 === 1);
        let row = rowOf([...gone, ...kept]);
        for (const request of gone) row = row && removeRequest(row, request);
        expect(row).toEqual(rowOf(kept));
      }),
    );
  });

  it('goes when its last request does', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(removeRequest(addRequest(undefined, request), request)).toBeUndefined();
      }),
    );
  });

  it('says when its requests were estimated with different factors', () => {
    const [request] = fc.sample(ofOneRow, 1);
    if (!request) throw new Error('no sample');
    const row = addRequest(addRequest(undefined, request), { ...request, factors: '2027.01/FR' });
    expect(row.factors).toBe('mixed');
    expect(addRequest(row, request).factors).toBe('mixed');
  });
});

describe('roundFootprint', () => {
  it('moves no value by a billionth, and keeps the order of the three', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
        const range = { low: value / 3, central: value, high: value * 4 };
        const footprint = roundFootprint({
          energyWh: range,
          gwpUsageGrams: range,
          gwpEmbodiedGrams: range,
          waterOnsiteMl: range,
          waterOffsiteMl: range,
        });
        const { low, central, high } = footprint.energyWh;
        expect(Math.abs(central - value)).toBeLessThan(1e-9);
        expect(low <= central && central <= high).toBe(true);
      }),
    );
  });
});

function sumOfCounts(media: UsageRequest['media'], type: string): number {
  return media.filter((entry) => entry.type === type).reduce((sum, { count }) => sum + count, 0);
}
