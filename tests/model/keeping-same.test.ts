import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepingSame } from '../../src/model/keeping-same.ts';
import { dashboardSource } from '../../src/ui/dashboard/source.ts';
import { freeAddress } from '../../src/ui/shell/address.ts';
import { mockArchive } from '../../src/ui/sources/archive/mock.ts';

const values = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, undefined, 0, 1, Number.NaN, '', 'a', true),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'), { noNullPrototype: true }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b'), tie('any')), { maxLength: 2 })
      .map((pairs) => new Map(pairs)),
    fc.array(fc.constantFrom('a', 'b', 1), { maxLength: 3 }).map((members) => new Set(members)),
  ),
})).any;

describe('what is kept of a reading', () => {
  it('says what the new one says, and changes neither', () => {
    fc.assert(
      fc.property(values, values, (before, next) => {
        const [then, now] = [structuredClone(before), structuredClone(next)];
        expect(keepingSame(before, next)).toStrictEqual(next);
        expect([before, next]).toStrictEqual([then, now]);
      }),
    );
  });

  it('is the one before where they say the same', () => {
    fc.assert(fc.property(values, (value) => Object.is(keepingSame(value, structuredClone(value)), value)));
  });

  it('is each part of the one before that is as it was', () => {
    const before = { days: [{ sum: 1 }, { sum: 2 }], names: new Map([['a', { is: 'A' }]]) };
    const next = { days: [{ sum: 1 }, { sum: 3 }, { sum: 4 }], names: new Map([['a', { is: 'A' }]]) };
    const kept = keepingSame(before, next);
    expect(kept).toEqual(next);
    expect(kept.days[0]).toBe(before.days[0]);
    expect(kept.days[1]).not.toBe(before.days[1]);
    expect(kept.names).toBe(before.names);
  });

  it('looks into no object of a class', () => {
    const before = new Date(0);
    const next = new Date(0);
    expect(keepingSame({ at: before }, { at: next }).at).toBe(next);
  });
});

describe('a dashboard that is read again', () => {
  const NOW = new Date(2026, 10, 22, 20, 30).getTime();

  it.each([
    '',
    'days=365',
    'days=all&measure=water',
    'days=last-week',
  ])('is the same reading where nothing is new (%s)', async (asked) => {
    const source = dashboardSource(mockArchive('year', NOW), freeAddress(asked));
    expect(await source.read()).toBe(await source.read());
  });

  it('has the days that are as they were, once one is another', async () => {
    const source = dashboardSource(mockArchive('year', NOW), freeAddress(''));
    const before = await source.read();
    const [newest] = before.sample.records;
    await source.delete({ of: 'request', id: newest?.id ?? '' });
    const after = await source.read();
    const changed = after.history.bins.filter((bin, index) => bin !== before.history.bins[index]);
    expect(changed.map(({ from }) => from)).toEqual([newest?.day]);
    expect(after.settings).toBe(before.settings);
    expect(after.siteNames).toBe(before.siteNames);
  });
});
