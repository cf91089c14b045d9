import { describe, expect, it } from 'vitest';
import { RIDES, vehicleOf } from '../../src/coach/rides.ts';
import { RULE_IDS } from '../../src/coach/rules.ts';
import { KINDS, MODES } from '../../src/model/usage/usage.ts';

describe('what would have done instead', () => {
  const rulesTo = (to: string, instead: string) =>
    RULE_IDS.filter((id) => RIDES[id].to === to && RIDES[id].instead === instead);

  it.each([
    ['walk', 'nothing', ['arithmetic', 'spelling', 'clock']],
    ['walk', 'search', ['conversion', 'dictionary', 'live', 'look-up']],
    ['scooter', 'standard', ['fast-mode']],
    ['scooter', 'new-chat', ['long-thread']],
    ['scooter', 'once', ['regenerations', 'image-burst']],
  ])('%s, with %s', (to, instead, rules) => {
    expect(rulesTo(to, instead)).toEqual(rules);
  });
});

describe('the vehicle a request took', () => {
  const CARS = ['standard text', 'standard audio'];
  it.each(
    MODES.flatMap((mode) => KINDS.map((kind) => [`${mode} ${kind}`, mode, kind] as const)),
  )('%s', (name, mode, kind) => {
    expect(vehicleOf({ mode, kind })).toBe(CARS.includes(name) ? 'car' : 'f1');
  });
});
