import { describe, expect, it } from 'vitest';
import { RIDES } from '../../src/coach/rides.ts';
import { RULE_IDS } from '../../src/coach/rules.ts';

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
