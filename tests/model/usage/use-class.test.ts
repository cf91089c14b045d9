import { expect, it } from 'vitest';
import { KINDS, MODES } from '../../../src/model/usage/usage.ts';
import { classOf, energyByClass } from '../../../src/model/usage/use-class.ts';
import { dayRow } from '../summaries/week-rows.ts';

it('takes text in any mode but the standard one for thinking', () => {
  const classes = MODES.map((mode) => classOf({ kind: 'text', mode }));
  expect(classes).toEqual(MODES.map((mode) => (mode === 'standard' ? 'text' : 'thinking')));
});

it('takes other kinds as they are, whatever the mode', () => {
  const kinds = KINDS.filter((kind) => kind !== 'text');
  expect(kinds).toHaveLength(KINDS.length - 1);
  for (const kind of kinds) for (const mode of MODES) expect(classOf({ kind, mode })).toBe(kind);
});

it('sums the central energy of each class in the order of a bar, without those that took none', () => {
  const rows = [
    dayRow({ kind: 'video', energyWh: 8 }),
    dayRow({ mode: 'research', energyWh: 4 }),
    dayRow({ energyWh: 1 }),
    dayRow({ mode: 'reasoning', energyWh: 2 }),
    dayRow({ kind: 'image', energyWh: 0 }),
    dayRow({ energyWh: 2 }),
  ];
  expect(energyByClass(rows)).toEqual([
    { of: 'text', energyWh: 3 },
    { of: 'thinking', energyWh: 6 },
    { of: 'video', energyWh: 8 },
  ]);
  expect(energyByClass([])).toEqual([]);
});
