/** Sums by cause: what always holds of them, and how often the truth is inside when errors are as published ones are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimated } from '../../../src/model/footprint/estimate.ts';
import { FACTORS } from '../../../src/model/footprint/factors.ts';
import { imageModelOf } from '../../../src/model/footprint/image.ts';
import { plus } from '../../../src/model/footprint/range.ts';
import { sumOfRows } from '../../../src/model/footprint/sums.ts';
import { groupedBy } from '../../../src/model/grouped.ts';
import { addRequest, mergeRows } from '../../../src/model/usage/day-row.ts';
import { OWN_STEP, UNKNOWN, unknownSpread } from '../../../src/model/usage/error-split.ts';
import {
  type DayRow,
  type Ends,
  FOOTPRINT_KEYS,
  type Footprint,
  type Range,
  type UsageRequest,
} from '../../../src/model/usage/usage.ts';
import { mockUse } from '../../../src/ui/sources/mock-use.ts';
import { createRandom, type Random, randomBelow, shuffled } from '../../harness/random.ts';
import { anyRequest } from '../samples.ts';
import { predictAll } from './checkpoints.ts';
import { ownPoints } from './own-points.ts';
import { isScored } from './points.ts';
import { requestOf, usageOf } from './usage.ts';

/** Of a few keys. */
const anyOfRows = fc.array(
  fc.tuple(anyRequest, fc.constantFrom('2026.11/US', '2026.11/FR')).map(
    ([request, factors]): UsageRequest => ({
      ...request,
      model: null,
      kind: 'text',
      mode: 'standard',
      factors,
    }),
  ),
  { minLength: 1, maxLength: 20 },
);

const single = (request: UsageRequest): DayRow => addRequest(undefined, request);
const inFull = (requests: readonly UsageRequest[], key: keyof Footprint) =>
  plus(requests.map(({ footprint }) => footprint[key]));

/** The rule as it reads, with a list of every term: whole units and fractions of each list are added apart. */
function byTheRule(rows: readonly DayRow[], key: keyof Footprint): Range {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const exact = (values: readonly number[]) =>
    total(values.map(Math.floor)) + total(values.map((value) => value - Math.floor(value)));
  const endOf = (end: keyof Range) => exact(rows.map(({ footprint }) => footprint[key][end]));
  const [low, central, high] = [endOf('low'), endOf('central'), endOf('high')];
  const isNew = rows.some(({ spread }) => spread !== null);
  if (total(rows.map(({ requests, sessions }) => requests + sessions)) <= 1 || !isNew)
    return { low, central, high };
  const splits = rows.map(({ footprint, spread }) => spread?.[key] ?? unknownSpread(footprint[key]));
  const deviation = (side: keyof Ends): number => {
    const named = groupedBy(
      splits.flatMap(({ shared }) =>
        Object.entries(shared).map(([name, ends]) => ({ name, of: ends[side] })),
      ),
      ({ name }) => name,
    );
    const sumOfName = (name: string) => exact((named.get(name) ?? []).map(({ of }) => of));
    const names = [...named.keys()].filter((name) => name !== UNKNOWN).sort();
    const own = exact(splits.map((split) => split.own[side] * OWN_STEP ** 2));
    return sumOfName(UNKNOWN) + Math.sqrt(names.reduce((sum, name) => sum + sumOfName(name) ** 2, own));
  };
  return {
    low: Math.max(low, central - deviation('low')),
    central,
    high: Math.min(high, central + deviation('high')),
  };
}

describe('a sum of requests', () => {
  it('is what its rule says, to the digit', () => {
    fc.assert(
      fc.property(anyOfRows, fc.array(anyOfRows), (first, others) => {
        const rows = [first, ...others].map((requests) =>
          requests.map(single).reduce((sum, each) => mergeRows(sum, each)),
        );
        const sum = sumOfRows(rows);
        for (const key of FOOTPRINT_KEYS) expect(sum[key]).toEqual(byTheRule(rows, key));
      }),
    );
  });

  it('is the same in any grouping and order', () => {
    fc.assert(
      fc.property(anyOfRows, fc.nat(), fc.nat(), (requests, seed, cut) => {
        const turned = shuffled(requests, createRandom(seed));
        const merged = turned.slice(cut % turned.length).map(single);
        const row = merged.reduce((sum, each) => mergeRows(sum, each));
        const others = turned.slice(0, cut % turned.length).map(single);
        expect(sumOfRows([row, ...others])).toEqual(sumOfRows(requests.map(single)));
      }),
    );
  });

  it('has the range of the request where there is one', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(sumOfRows([single(request)])).toEqual(request.footprint);
      }),
    );
  });

  it('is in order, never wider than in full, and never narrower than what is shared', () => {
    fc.assert(
      fc.property(anyOfRows, (requests) => {
        const sum = sumOfRows(requests.map(single));
        for (const key of FOOTPRINT_KEYS) {
          const { low, central, high } = sum[key];
          const full = inFull(requests, key);
          expect(central).toBe(full.central);
          expect(full.low <= low && low <= central && central <= high && high <= full.high).toBe(true);
          const row = requests.map(single).reduce((all, each) => mergeRows(all, each));
          const shared = row.spread?.[key].shared ?? {
            '?': { low: central - full.low, high: full.high - central },
          };
          // To a few millionths: each deviation is kept in such steps.
          for (const ends of Object.values(shared)) {
            expect(high - central).toBeGreaterThanOrEqual(Math.min(ends.high, full.high - central) - 1e-4);
            expect(central - low).toBeGreaterThanOrEqual(Math.min(ends.low, central - full.low) - 1e-4);
          }
        }
      }),
    );
  });

  const of = (changes: Parameters<typeof usageOf>[0], zone: string | null = null): UsageRequest => {
    const usage = usageOf(changes);
    return requestOf({ ...usage, ...estimated(usage, zone) });
  };
  const highOf = (requests: readonly UsageRequest[]): number => {
    const { central, high } = sumOfRows(requests.map(single)).energyWh;
    return high / central;
  };

  it('of one model, product and place is as wide as one of them where nothing is a request’s own', () => {
    const reported = of({ model: 'gpt-5' });
    expect(highOf(Array<UsageRequest>(50).fill(reported))).toBeCloseTo(highOf([reported]), 4);
  });

  it('of several models and products is narrower than each', () => {
    const apart = [of({ model: 'gpt-5' }), of({ site: 'claude', model: 'claude-sonnet-5' })];
    expect(highOf(apart)).toBeLessThan(Math.max(...apart.map((request) => highOf([request]))));
  });

  it('loses of hidden runs what differs between them, and keeps what the product’s runs have in common', () => {
    const run = of({
      mode: 'research',
      tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
    });
    const [one, few, many] = [1, 16, 256].map((count) => highOf(Array<UsageRequest>(count).fill(run)));
    expect([one, few, many].map((width) => width?.toFixed(2))).toEqual(['7.64', '7.31', '7.29']);
  });

  it('adds in full what older factors estimated, which does not tell who shares its errors', () => {
    const { spread: _, ...older } = of({});
    const both = sumOfRows([
      single(older),
      single(of({ site: 'claude', model: 'claude-sonnet-5' })),
      single(older),
    ]);
    const two = inFull([older, older], 'energyWh');
    const other = of({ site: 'claude', model: 'claude-sonnet-5' }).footprint.energyWh;
    expect(both.energyWh.high).toBeCloseTo(two.high + other.high, 4);
    expect(both.energyWh.low).toBeCloseTo(two.low + other.low, 4);
  });
});

/** Residuals of the published figures: the logarithm of what was published over our central estimate. */
function residuals(kinds: RegExp): number[] {
  const scored = predictAll(
    ownPoints().filter((point) => isScored(point) && kinds.test(point.kind)),
    () => FACTORS,
  );
  return scored.flatMap(({ range, published }) => (range ? [Math.log(published / range.central)] : []));
}

describe('simulated truths', () => {
  const { requests } = mockUse(Date.UTC(2026, 10, 22, 12), 60);
  const text = residuals(/^(?:text|agent|search)/);
  const pools = { text, image: residuals(/^image/), video: residuals(/^video/) };
  /** By how the estimate is made: pictures made of tokens, and voice, are computed as text is. */
  const poolOf = ({ kind, model }: UsageRequest): readonly number[] => {
    if (kind === 'video') return pools.video;
    return kind === 'image' && imageModelOf(model)?.by !== 'tokens' ? pools.image : text;
  };

  /** A request as it is drawn: whose residual it takes, and how far its own error reaches either way. */
  interface Drawn {
    readonly central: number;
    readonly model: string;
    readonly pool: readonly number[];
    readonly reach: { readonly low: number; readonly high: number };
  }
  const drawnOf = (request: UsageRequest): Drawn => {
    const { footprint, spread } = request;
    const { energyWh } = footprint;
    const reachOf = (side: 'low' | 'high'): number => {
      const { model = 0, product = 0 } = spread?.[side] ?? {};
      return Math.log(energyWh[side] / energyWh.central) * Math.sqrt(Math.max(0, 1 - model - product));
    };
    const reach = { low: reachOf('low'), high: reachOf('high') };
    return { central: energyWh.central, model: spread?.model ?? '', pool: poolOf(request), reach };
  };

  /** Every model is off by a residual drawn for it, each request by its own error: 95 % of those within its reach. */
  function truthOf(asked: readonly Drawn[], random: Random): number {
    const residuals = new Map<string, number>();
    return asked.reduce((sum, { central, model, pool, reach }) => {
      const residual = residuals.get(model) ?? pool[randomBelow(random, pool.length)] ?? 0;
      residuals.set(model, residual);
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const own = (Math.abs(normal) * (normal < 0 ? reach.low : reach.high)) / 1.96;
      return sum + central * Math.exp(residual + own);
    }, 0);
  }

  const USES = {
    everything: () => true,
    'text of all products': ({ kind }: UsageRequest) => kind === 'text',
    'text of one product': ({ kind, site }: UsageRequest) => kind === 'text' && site === 'chatgpt',
  };
  const CASES = Object.keys(USES).flatMap((use) => [200, 5_000].map((count) => [use, count] as const));

  it.each(
    CASES,
  )('of %s, a sum of %i requests: nine tenths of them, and not all, are inside its range', (use, count) => {
    const random = createRandom(count);
    const some = requests.filter(
      (request) => request.footprint.energyWh.central > 0 && USES[use as keyof typeof USES](request),
    );
    const asked = Array.from({ length: count }, () => some[randomBelow(random, some.length)] as UsageRequest);
    const { low, high } = sumOfRows(asked.map(single)).energyWh;
    const drawn = asked.map(drawnOf);
    const trials = count === 200 ? 400 : 150;
    const truths = Array.from({ length: trials }, () => truthOf(drawn, random));
    const inside = truths.filter((truth) => low <= truth && truth <= high).length / trials;
    expect(inside).toBeGreaterThanOrEqual(0.9);
    expect(inside).toBeLessThanOrEqual(0.98);
  });
});
