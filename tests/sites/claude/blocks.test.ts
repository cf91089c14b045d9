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

function begin() {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'completion', at: tab.now() });
  return { turn, blocks: createBlocks(turn, 'a') };
}

const json = (partial_json: string) => ({ type: 'input_json_delta', partial_json });

it('fills each kind of block by its own deltas, from what it begins with', () => {
  const { turn, blocks } = begin();
  blocks.start(0, { type: 'thinking', thinking: 'Hm' });
  blocks.add(0, { type: 'thinking_delta', thinking: ', so.' });
  blocks.add(0, { type: 'text_delta', text: 'astray' });
  blocks.start(1, { type: 'text', text: 'Salt' });
  blocks.add(1, { type: 'text_delta', text: ' melts' });
  blocks.add(1, json('astray'));
  blocks.add(1, { type: 'citations_delta', text: 'astray' });
  blocks.start(2, { type: 'tool_use', name: 'search', text: 'astray' });
  blocks.add(2, json('{"q":'));
  blocks.add(2, json('1}'));
  blocks.start(3, { type: 'server_note', text: 'astray' });
  blocks.add(3, { type: 'text_delta', text: 'astray' });
  blocks.add(3, json('astray'));
  expect(turn.reasoning.measuredText).toBe('Hm, so.');
  expect(turn.answer('a').measuredText).toBe('Salt melts');
  expect(turn.tool.measuredText).toBe('{"q":1}');
  expect(turn.read.measuredText).toBe('');
});

it('takes what a tool replies for what the model reads, by the characters it stands for', () => {
  const { turn, blocks } = begin();
  blocks.start(0, { type: 'tool_result', content: [] });
  blocks.add(0, json('caf\\u00e9 \\u00C9'));
  expect(turn.read.measuredText).toBe('café É');
  blocks.start(1, { type: 'tool_result', content: [{ text: 'x' }] });
  expect(turn.read.measuredText).toBe('café É[{"text":"x"}]');
  expect([turn.tool.length, turn.answer('a').length]).toEqual([0, 0]);
});

it.each([
  ['standard', { type: 'text' }],
  ['reasoning', { type: 'thinking' }],
  ['reasoning', { type: 'redacted_thinking' }],
  ['research', { type: 'tool_use', name: 'launch_extended_search_task' }],
  ['standard', { type: 'tool_use', name: 'web_search' }],
  ['standard', { type: 'tool_result', name: 'launch_extended_search_task' }],
])('a turn is %s with %j', (mode, block) => {
  const { turn, blocks } = begin();
  blocks.start(0, block);
  expect(turn.mode).toBe(mode);
});

it('takes time for thinking of what is hidden alone', () => {
  const { turn, blocks } = begin();
  const end = Date.parse(START) + 2_000;
  blocks.start(0, { type: 'text', start_timestamp: START });
  blocks.stop(0, end);
  blocks.stop(7, end);
  blocks.start(1, { type: 'thinking', thinking: '', start_timestamp: START });
  blocks.add(1, { type: 'thinking_delta', thinking: 'in sight' });
  blocks.stop(1, end);
  expect(turn.thinkingMs).toBeNull();
  // A block that is over ends once.
  blocks.start(2, { type: 'redacted_thinking', start_timestamp: START });
  blocks.stop(2, end);
  blocks.stop(2, end);
  expect(turn.thinkingMs).toBe(2_000);
});

it('takes back what came from a block on, and what stood before stays', () => {
  const { turn, blocks } = begin();
  blocks.start(0, { type: 'text', text: 'One' });
  blocks.start(1, { type: 'text', text: ' two' });
  blocks.start(2, { type: 'text', text: ' three' });
  blocks.retract(3);
  expect(turn.answer('a').measuredText).toBe('One two three');
  blocks.retract(1);
  expect(turn.answer('a').measuredText).toBe('One');
  blocks.start(1, { type: 'text', text: ' or' });
  // What was taken back once is not taken back again.
  blocks.retract(2);
  expect(turn.answer('a').measuredText).toBe('One or');
});

it('follows sixty-four blocks at once: what is in more is passed over', () => {
  const { turn, blocks } = begin();
  for (let index = 0; index < 65; index++) blocks.start(index, { type: 'tool_use' });
  blocks.add(63, json('a'));
  blocks.add(64, json('b'));
  expect(turn.tool.measuredText).toBe('a');
  blocks.stop(0, Number.NaN);
  blocks.start(65, { type: 'tool_use' });
  blocks.add(65, json('c'));
  expect(turn.tool.measuredText).toBe('ac');
});

it('can take back the last thousand blocks, and none before', () => {
  const { turn, blocks } = begin();
  for (let index = 0; index < 1_001; index++) blocks.start(index, { type: 'text', text: 'x' });
  blocks.retract(0);
  expect(turn.answer('a').length).toBe(1);
});
