import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus } from '../../../src/model/footprint/range.ts';
import {
  addRequest,
  MAX_REQUEST_AMOUNT,
  MAX_ROW_REQUESTS,
  mergeRows,
  removeRequest,
  roundFootprint,
} from '../../../src/model/usage/day-row.ts';
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  type Range,
  TOKEN_KEYS,
  type UsageRequest,
} from '../../../src/model/usage/usage.ts';
import { VOLUME_LIMITS } from '../../../src/store/volume.ts';
import { anyRequest } from '../samples.ts';

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

  it('sums seconds of media by their count and type, those of unknown length as none', () => {
    const [request] = fc.sample(ofOneRow, 1);
    if (!request) throw new Error('no sample');
    const seconds = (media: UsageRequest['media']) => {
      const { videos, videoSeconds, audios, audioSeconds } = addRequest(undefined, { ...request, media });
      return { videos, videoSeconds, audios, audioSeconds };
    };
    const media: UsageRequest['media'] = [
      { type: 'video', count: 2, seconds: 5 },
      { type: 'video', count: 1, seconds: 0.5 },
      { type: 'video', count: 3 },
      { type: 'audio', count: 4, seconds: 1.25 },
      { type: 'image', count: 1, width: 64, height: 64 },
    ];
    expect(seconds(media)).toEqual({ videos: 6, videoSeconds: 10.5, audios: 4, audioSeconds: 5 });
    const twice = addRequest(addRequest(undefined, { ...request, media }), { ...request, media });
    expect([twice.videoSeconds, twice.audioSeconds]).toEqual([21, 10]);
  });

  it('says when its requests were estimated with different factors', () => {
    const [request] = fc.sample(ofOneRow, 1);
    if (!request) throw new Error('no sample');
    const row = addRequest(addRequest(undefined, request), { ...request, factors: '2027.01/FR' });
    expect(row.factors).toBe('mixed');
    expect(addRequest(row, request).factors).toBe('mixed');
  });
});

/** Steps of the grid in a unit. */
const STEPS = 2 ** 18;
const MOST_STEPS = MAX_REQUEST_AMOUNT * STEPS;

const ranges = (low: number, central: number, high: number): Footprint => {
  const range = { low, central, high };
  return {
    energyWh: range,
    gwpUsageGrams: range,
    gwpEmbodiedGrams: range,
    waterOnsiteMl: range,
    waterOffsiteMl: range,
  };
};

describe('roundFootprint', () => {
  it('moves no value a request can have by more than half a step, and keeps the order of the three', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: MAX_REQUEST_AMOUNT / 4, noNaN: true }), (value) => {
        const { low, central, high } = roundFootprint(ranges(value / 3, value, value * 4)).energyWh;
        expect(Math.abs(central - value)).toBeLessThanOrEqual(0.5 / STEPS);
        expect(low <= central && central <= high).toBe(true);
      }),
    );
  });

  it('takes no end of the three beyond what requests can have cost', () => {
    const { energyWh } = roundFootprint(ranges(1, 3e17, Number.POSITIVE_INFINITY));
    expect(energyWh).toEqual({ low: 1, central: MAX_REQUEST_AMOUNT, high: MAX_REQUEST_AMOUNT });
    expect(roundFootprint(ranges(1, 2, 3e17), 3).energyWh.high).toBe(3 * MAX_REQUEST_AMOUNT);
  });
});

describe('the reach of the grid', () => {
  it('holds what a site can bring in of one local day', () => {
    // Of a day, the day after, the minutes before, and an hour more where a clock is put forward.
    expect(VOLUME_LIMITS.perDay * 4).toBeLessThanOrEqual(MAX_ROW_REQUESTS);
    expect(MAX_ROW_REQUESTS * MOST_STEPS).toBe(2 ** 53);
  });

  it('adds a full row of the dearest requests, and takes all out again in another order', () => {
    const [request] = fc.sample(ofOneRow, 1);
    if (!request) throw new Error('no sample');
    const least = MAX_REQUEST_AMOUNT - 1 / STEPS;
    const dear = { ...request, footprint: ranges(least, least, MAX_REQUEST_AMOUNT) };
    // Rows of 1, 2, 4, ... such requests are one another's doubles: 15 additions make a full row.
    let row = addRequest(undefined, dear);
    for (let count = 1; count < MAX_ROW_REQUESTS; count *= 2) row = mergeRows(row, row);
    expect(row.requests + row.sessions).toBe(MAX_ROW_REQUESTS);
    expect(row.footprint.energyWh).toEqual({
      low: MAX_ROW_REQUESTS * least,
      central: MAX_ROW_REQUESTS * least,
      high: MAX_ROW_REQUESTS * MAX_REQUEST_AMOUNT,
    });
    const without = removeRequest(row, dear);
    expect(without?.footprint.energyWh.low).toBe((MAX_ROW_REQUESTS - 1) * least);
    expect(without && addRequest(without, dear)).toEqual(row);
    let rest: DayRow | undefined = row;
    for (let count = 0; count < MAX_ROW_REQUESTS; count += 1) rest = rest && removeRequest(rest, dear);
    expect(rest).toBeUndefined();
  });

  it('leaves exactly nothing of 3,000 requests up to their maximum, whatever the order', () => {
    const amounts = fc.array(fc.integer({ min: MOST_STEPS - 1_000, max: MOST_STEPS }), {
      minLength: 3_000,
      maxLength: 3_000,
    });
    fc.assert(
      fc.property(ofOneRow, amounts, (request, steps) => {
        const all = steps.map((step) => ({ ...request, footprint: ranges(0, step / STEPS, step / STEPS) }));
        const sorted = [...all].sort((a, b) => b.footprint.energyWh.high - a.footprint.energyWh.high);
        let row = rowOf([...all, request]);
        for (const each of sorted) row = row && removeRequest(row, each);
        expect(row).toEqual(rowOf([request]));
      }),
      { numRuns: 5 },
    );
  });

  it('takes from a row that is no sum any more without going below nothing, or out of order', () => {
    const [request] = fc.sample(ofOneRow, 1);
    if (!request) throw new Error('no sample');
    const plain = { ...request, footprint: ranges(2, 3, 4) };
    const scaled = { ...mergeRows(addRequest(undefined, plain), addRequest(undefined, plain)), frozen: true };
    const rest = removeRequest({ ...scaled, footprint: ranges(1, 5, 5.5) }, plain);
    expect(rest?.footprint.energyWh).toEqual({ low: 0, central: 2, high: 2 });
  });
});

describe('a year of rows at their bound', () => {
  const DAYS = 366;
  const MOST = MAX_ROW_REQUESTS * MOST_STEPS;
  const year = fc.array(fc.integer({ min: MOST - 2 ** 40, max: MOST }), { minLength: DAYS, maxLength: DAYS });
  const range = (value: number): Range => ({ low: value, central: value, high: value });

  /** The sum as whole steps without a limit, brought to a double once. */
  const exactly = (steps: readonly number[]): number =>
    Number(steps.reduce((sum, step) => sum + BigInt(step), 0n)) / STEPS;

  it('is the same sum to the digit in any order', () => {
    fc.assert(
      fc.property(year, fc.nat(DAYS - 1), (steps, turn) => {
        const turned = [...steps.slice(turn), ...steps.slice(0, turn)].reverse();
        expect(plus(turned.map((step) => range(step / STEPS)))).toEqual(range(exactly(steps)));
        expect(plus(steps.map((step) => range(step / STEPS)))).toEqual(range(exactly(steps)));
      }),
      { numRuns: 50 },
    );
  });

  it('is the same sum to the digit in any grouping, where groups are of a row’s size', () => {
    // 3,000 requests a day at their maximum, in rows of any division: each is exact, and so is their sum.
    const parts = fc.array(fc.integer({ min: 1, max: 2_999 }), { minLength: DAYS, maxLength: DAYS });
    fc.assert(
      fc.property(parts, fc.integer({ min: MOST_STEPS - 1_000, max: MOST_STEPS }), (cuts, step) => {
        const whole = cuts.map(() => range((3_000 * step) / STEPS));
        const split = cuts.flatMap((cut) => [
          range((cut * step) / STEPS),
          range(((3_000 - cut) * step) / STEPS),
        ]);
        expect(plus(split)).toEqual(plus(whole));
      }),
      { numRuns: 50 },
    );
  });
});

function sumOfCounts(media: UsageRequest['media'], type: string): number {
  return media.filter((entry) => entry.type === type).reduce((sum, { count }) => sum + count, 0);
}
