import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/usage/usage.ts';
import { openTurn } from '../../../src/sites/reading/open-turn.ts';
import { TabDouble } from '../tab-double.ts';
import { exchange } from './exchanges.ts';

/** A turn of a prompt that is sent once more after the first has come to this. */
function sentAgain(outcome: Outcome, text: string) {
  const tab = new TabDouble();
  const first = openTurn(tab, exchange(), 'key');
  first.answer().append(text);
  if (outcome !== 'pending') first.settle(outcome, tab.now());
  tab.told.length = 0;
  const second = openTurn(tab, exchange(), 'key');
  return { tab, first, second };
}

describe('a prompt sent again by the same key', () => {
  it.each<[Outcome, string]>([
    ['failed', ''],
    ['failed', 'Half an ans'],
    ['refused', ''],
    ['stopped', ''],
  ])('is the same turn, which goes on, after one that %s with "%s"', (outcome, text) => {
    const { tab, first, second } = sentAgain(outcome, text);
    expect(second).toBe(first);
    expect(second.outcome).toBe('pending');
    expect(tab.told).toEqual([{ turn: first, urgent: true }]);
    expect(tab.turns).toHaveLength(1);
  });

  it('is the same turn while that one is pending, and nothing is told', () => {
    const { tab, first, second } = sentAgain('pending', 'Half an ans');
    expect(second).toBe(first);
    expect(tab.told).toEqual([]);
  });

  it.each<[Outcome, string]>([
    ['complete', 'An answer'],
    ['complete', ''],
    ['stopped', 'Half an ans'],
  ])('is a turn of its own, without a key, after one that is %s with "%s"', (outcome, text) => {
    const { tab, first, second } = sentAgain(outcome, text);
    expect(second).not.toBe(first);
    expect([first.outcome, second.outcome]).toEqual([outcome, 'pending']);
    expect(tab.inits).toEqual([
      { key: 'key', endpoint: 'chat', at: 1_000 },
      { key: null, endpoint: 'chat', at: 1_000 },
    ]);
  });
});

it('a prompt without a key is always its own turn', () => {
  const tab = new TabDouble();
  expect(openTurn(tab, exchange(), null)).not.toBe(openTurn(tab, exchange(), null));
  expect(tab.told).toEqual([]);
});
