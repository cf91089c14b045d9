import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSum } from '../../../src/model/footprint/explain.ts';
import { causesOf } from '../../../src/model/summaries/causes.ts';
import { MEASURES } from '../../../src/model/summaries/history.ts';
import { anyUsage, usageOf } from '../footprint/usage.ts';

describe('what makes a range wide', () => {
  it('adds up to the whole way in every measure, largest first', () => {
    fc.assert(
      fc.property(fc.array(anyUsage, { maxLength: 4 }), fc.constantFrom(...MEASURES), (usages, measure) => {
        const causes = causesOf(explainSum(usages, null), measure);
        const shares = causes.map(({ share }) => share);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        if (causes.length > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }),
      { numRuns: 200 },
    );
  });

  it('names the grid for gas, and water’s own causes for water', () => {
    const explanation = explainSum([usageOf()], null);
    const names = (measure: (typeof MEASURES)[number]) =>
      causesOf(explanation, measure).map(({ cause }) => cause);
    expect(names('gwp')).toContain('grid');
    expect(names('water')).toContain('off-site-water');
    expect(names('energy')).toEqual(names('searches'));
    expect(names('energy')).not.toContain('grid');
  });

  it('has each quantity weigh as much as its own way, and joins a cause of both', () => {
    const way = (wide: number) => ({ low: 0, central: 1, high: 1 + wide });
    const { footprint, causes } = explainSum([usageOf()], null);
    const made = {
      footprint: { ...footprint, gwpUsageGrams: way(3), gwpEmbodiedGrams: way(1), energyWh: way(0) },
      causes: {
        ...causes,
        gwpUsageGrams: [
          { cause: 'grid' as const, share: 0.25 },
          { cause: 'off-site-water' as const, share: 0.75 },
        ],
        gwpEmbodiedGrams: [{ cause: 'grid' as const, share: 1 }],
      },
    };
    expect(causesOf(made, 'gwp')).toEqual([
      { cause: 'off-site-water', share: 0.5625 },
      { cause: 'grid', share: 0.4375 },
    ]);
    expect(causesOf(made, 'energy')).toEqual([]);
  });
});
