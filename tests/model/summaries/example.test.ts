import { describe, expect, it } from 'vitest';
import { EXAMPLE } from '../../../src/model/summaries/example.ts';

describe('the example of the first pages', () => {
  it('is a range about a central value, of a day and of a short prompt', () => {
    const { searches, promptWh, requests } = EXAMPLE;
    for (const { low, central, high } of [searches, promptWh]) {
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThan(central);
      expect(central).toBeLessThan(high);
    }
    expect(requests).toBe(23);
    expect(searches.central * 0.3).toBeGreaterThan(promptWh.central * requests);
  });
});
