import { expect, it } from 'vitest';
import { createQwenAnswer } from '../../../src/sites/qwen/answer.ts';
import { createProgress } from '../../../src/sites/reading/stream-answer.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import { TabDouble } from '../tab-double.ts';

/** The turn after one delta of an answer. */
function turnAfter(delta: object): Turn {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  createQwenAnswer(turn, createProgress(), () => {}).takeEvent({ choices: [{ delta }] });
  return turn;
}

const FOLDER = `https://cdn.example/${'a'.repeat(250)}`;

it.each([
  ['two of two names', 'https://cdn.example/1.png https://cdn.example/2.png', 2],
  ['two of two long names', `${FOLDER}/1.png ${FOLDER}/2.png`, 2],
  ['one whose key was made anew', 'https://cdn.example/1.png?key=a https://cdn.example/1.png?key=b', 1],
])('counts pictures by their addresses: %s', (_, content, count) => {
  const media = turnAfter({ phase: 'image_gen', content }).usage(0).media;
  expect(media).toEqual([{ type: 'image', count }]);
});

it('keeps the last summary where the next piece has none', () => {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  const answer = createQwenAnswer(turn, createProgress(), () => {});
  for (const extra of [{ summary_title: { content: ['Sum'] } }, {}])
    answer.takeEvent({ choices: [{ delta: { phase: 'thinking_summary', extra } }] });
  expect(turn.reasoning.measuredText).toBe('Sum');
});

it('takes the texts of a summary for thoughts, and nothing else in it', () => {
  const extra = {
    summary_title: { content: ['Sum', 7, null] },
    summary_thought: { content: [{}, 'of all'] },
  };
  expect(turnAfter({ phase: 'thinking_summary', extra }).reasoning.length).toBe('Sum\nof all'.length);
});
