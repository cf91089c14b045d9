import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packTable, unpackTable } from '../../../src/model/usage/packed-table.ts';
import { countCases } from '../../harness/cases.ts';

it('gives back what was packed, with runs and without', () => {
  const runs = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 2_000 })), { maxLength: 20 });
  countCases(100);
  fc.assert(
    fc.property(runs, (parts) => {
      const numbers = parts.flatMap(([number, times]) => Array<number>(times).fill(number));
      expect([...unpackTable(packTable(numbers))]).toEqual(numbers);
    }),
    { numRuns: 100 },
  );
});

it('is as long as there are runs', () => {
  expect(packTable([0, 0, 0, 1, 2, 2])).toBe(':3;<2');
});
