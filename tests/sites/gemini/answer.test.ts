/** What is kept of the drafts of an answer as frames tell them anew. */
import { expect, it } from 'vitest';
import { createAnswer } from '../../../src/sites/gemini/answer.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { TabDouble } from '../tab-double.ts';

type Told = Readonly<Record<number, unknown>>;

function listOf(told: Told): unknown[] {
  const list: unknown[] = [];
  for (const [index, value] of Object.entries(told)) list[Number(index)] = value;
  return Array.from(list, (value) => value ?? null);
}

const candidate = (id: string | null, text: string, more: Told = {}) => listOf({ 0: id, 1: [text], ...more });
const payload = (candidates: unknown, more: Told = {}) => listOf({ 4: candidates, ...more });
const thought = (words: string) => ({ 37: [[words]] });
const picture = (url: string, size?: readonly number[]) => ({
  12: listOf({ 7: [[[[null, null, null, listOf({ 3: url, 15: size ?? null })]]]] }),
});

function begin() {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'generate', at: tab.now() });
  return { turn, answer: createAnswer(turn) };
}

it('measures each draft by itself, and says how many there are', () => {
  const { turn, answer } = begin();
  answer.take(payload([candidate('a', 'One'), candidate('b', 'Two and')]));
  answer.take(payload([candidate('a', 'One more')]));
  expect([turn.answer('a').measuredText, turn.answer('b').measuredText]).toEqual(['One more', 'Two and']);
  expect([turn.generations, answer.hasContent]).toEqual([2, true]);
});

it('tells drafts without an id by their places', () => {
  const { turn, answer } = begin();
  answer.take(payload([candidate(null, 'One'), candidate(null, 'Two')]));
  expect([turn.answer('0').measuredText, turn.answer('1').measuredText]).toEqual(['One', 'Two']);
});

it('reads eight drafts, and none besides', () => {
  const { turn, answer } = begin();
  answer.take(payload(Array.from({ length: 9 }, (_, index) => candidate(`${index}`, 'x'))));
  answer.take(payload([candidate('8', 'x')]));
  expect(turn.generations).toBe(8);
  expect([...turn.answerMeters.keys()]).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  answer.take(payload([candidate('7', 'still read')]));
  expect(turn.answer('7').measuredText).toBe('still read');
});

it('names the model once there is something of the answer', () => {
  const { turn, answer } = begin();
  answer.take(payload([], { 42: '3.1 Pro' }));
  expect([turn.model, answer.hasContent]).toEqual([null, false]);
  answer.take(payload([candidate('a', 'One')], { 42: '3.1 Pro' }));
  answer.take(payload([candidate('a', 'One')]));
  expect(turn.model).toBe('3.1 Pro');
});

it('reads the text of a card in the place of its address, and of nothing else', () => {
  const card = { 22: ['The card'] };
  const shown = (text: string) => {
    const { turn, answer } = begin();
    answer.take(payload([candidate('a', text, card)]));
    return turn.answer('a').measuredText;
  };
  expect(shown('http://googleusercontent.com/card_content/0')).toBe('The card');
  expect(shown('https://googleusercontent.com/card_content/12')).toBe('The card');
  expect(shown('Plain')).toBe('Plain');
  expect(shown('See http://googleusercontent.com/card_content/0')).toBe('See');
});

it('takes the thoughts and the code of the first draft alone', () => {
  const { turn, answer } = begin();
  const code = '```python?code_reference&code_event_index=1\nx = 1\n```\nDone';
  answer.take(payload([candidate('a', code, thought('Hm')), candidate('b', code, thought('Hm'))]));
  expect(turn.reasoning.measuredText).toBe('Hm');
  expect(turn.tool.measuredText).toBe('x = 1');
  expect([turn.mode, turn.reasoningIsSummary]).toEqual(['reasoning', true]);
  // A frame that tells neither takes nothing back.
  answer.take(payload([candidate('a', 'Done')]));
  expect([turn.reasoning.measuredText, turn.tool.measuredText]).toEqual(['Hm', 'x = 1']);
});

it('has something once it thinks, and did not think where it says nothing of that', () => {
  const { turn, answer } = begin();
  answer.take(payload([candidate('a', '')]));
  expect([answer.hasContent, turn.mode, turn.reasoningIsSummary]).toEqual([false, 'standard', false]);
  answer.take(payload([candidate('a', '', thought('Hm'))]));
  expect(answer.hasContent).toBe(true);
});

it('is a research once its run begins', () => {
  const { turn, answer } = begin();
  answer.take(payload([candidate('a', 'On it', { 12: listOf({ 56: [] }) })]));
  expect(turn.mode).toBe('research');
});

it('waits for what it promises until that has come', () => {
  const { turn, answer } = begin();
  answer.take(payload([candidate('a', 'Here: http://googleusercontent.com/image_generation_content/0')]));
  expect([answer.awaited, answer.mayGetMore]).toEqual([['image'], true]);
  answer.take(payload([candidate('a', 'Here', picture('https://a.example/1', [64, 32]))]));
  expect([answer.awaited, answer.mayGetMore]).toEqual([[], false]);
  // Told again it may lack its size.
  answer.take(payload([candidate('a', 'Here', picture('https://a.example/1'))]));
  expect(turn.usage(0).media).toEqual([{ type: 'image', width: 64, height: 32, count: 1 }]);
});

it('may get more for as long as nothing was made, or a film is being made', () => {
  const { answer } = begin();
  answer.take(payload([candidate('a', 'Just words')]));
  expect([answer.awaited, answer.mayGetMore]).toEqual([[], true]);
  answer.take(payload([candidate('a', 'Soon', { 12: listOf({ 64: [['x'], 'job'] }) })]));
  expect(answer.awaited).toEqual(['video']);
});

it('takes of a later reading what was made, and says whether it is of a new kind', () => {
  const { turn, answer } = begin();
  answer.take(payload([candidate('a', 'One')]));
  expect(answer.takeLate([candidate('a', 'Other words')])).toBe(false);
  expect(answer.takeLate([candidate('a', '', picture('https://a.example/1'))])).toBe(true);
  expect(answer.takeLate([candidate('a', '', picture('https://a.example/1'))])).toBe(false);
  expect(turn.usage(0).media).toEqual([{ type: 'image', count: 1 }]);
  expect(measuredOf(turn).output.length).toBe(3);
});
