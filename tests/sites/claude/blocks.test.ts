import { expect, it } from 'vitest';
import { createBlocks } from '../../../src/sites/claude/blocks.ts';
import { TabDouble } from '../tab-double.ts';

const START = '2026-11-23T10:00:00.000Z';

/** Thinking time told after blocks of thoughts without words that took so long each. */
function thinkingMsAfter(...tookMs: number[]): number | null {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'completion', at: tab.now() });
  const blocks = createBlocks(turn, 'a');
  for (const [index, ms] of tookMs.entries()) {
    blocks.start(index, { type: 'thinking', start_timestamp: START });
    blocks.stop(index, Date.parse(START) + ms);
  }
  return turn.thinkingMs;
}

it('adds up what hidden thoughts took', () => {
  expect(thinkingMsAfter(1_500)).toBe(1_500);
  expect(thinkingMsAfter(1_500, 2_000)).toBe(3_500);
  expect(thinkingMsAfter(3_600_000, 1)).toBe(3_600_000);
});

it('takes no time, time that went backwards, and more than an hour for none', () => {
  expect([0, -1, 3_600_001, Number.NaN].map((ms) => thinkingMsAfter(ms))).toEqual([null, null, null, null]);
});

it.each([
  {},
  Object.create(null),
  { toString: 1, valueOf: 1 },
  [],
  null,
  -1,
  'all',
])('takes nothing back from a place that is none: %#', (place) => {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'completion', at: tab.now() });
  const blocks = createBlocks(turn, 'a');
  blocks.start(0, { type: 'text', text: 'Two words' });
  blocks.start(place, { type: 'text', text: ' more' });
  const { length } = turn.answer('a');
  blocks.retract(place);
  expect(turn.answer('a').length).toBe(length);
  blocks.retract(0);
  expect(turn.answer('a').length).toBe(0);
});
