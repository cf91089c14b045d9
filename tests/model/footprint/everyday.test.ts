import { describe, expect, it } from 'vitest';
import { EVERYDAY, everydayEstimates } from './everyday.ts';

const rows = EVERYDAY.map((row, index) => [row.request.en, row, index] as const);

describe('an everyday request', () => {
  it.each(rows)('%s: within 3 of the most credible figure, or why not', (_, { why }, index) => {
    const { now, publishedWh } = everydayEstimates[index] ?? expect.fail();
    const ratio = now.central / publishedWh;
    expect(ratio > 3 || ratio < 1 / 3).toBe(why !== undefined);
  });

  it('is estimated by the release before with its own code', () => {
    for (const { before, now } of everydayEstimates) {
      expect(before.low).toBeLessThan(before.central);
      expect(before.central).toBeLessThan(before.high);
      expect(now.low).toBeLessThan(now.central);
    }
    // The coding turn that was dearer than a published whole session of 41 Wh.
    const [, , , coding] = everydayEstimates;
    expect(coding?.before.central).toBeGreaterThan(41);
    expect(coding?.now.central).toBeLessThan(41);
  });
});
