/** Sessions of sub-agents, and calls without a prompt. */
import { expect, it } from 'vitest';
import { firstAt, rootOf, withoutPrompt, withParents } from '../../src/exports/reading/agent-prompt.ts';

const CALL = { model: null, freshTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0 };

it('a session stands below those it was started from, and a circle is gone through once', () => {
  const parents = new Map([
    ['c', 'b'],
    ['b', 'a'],
    ['x', 'y'],
    ['y', 'x'],
    ['self', 'self'],
  ]);
  expect([...withParents('c', parents)]).toEqual(['c', 'b', 'a']);
  expect(rootOf('c', parents)).toBe('a');
  expect(rootOf('a', parents)).toBe('a');
  expect([...withParents('x', parents)]).toEqual(['x', 'y']);
  expect(rootOf('self', parents)).toBe('self');
});

it('of a line without end no more is gone up than sub-agents go down', () => {
  const parents = new Map(Array.from({ length: 1_000 }, (_, level) => [`${level}`, `${level + 1}`]));
  expect(rootOf('0', parents)).toBe('16');
});

it('a quarter of a million calls without a prompt have one that stands for them', () => {
  const calls = Array.from({ length: 250_000 }, (_, index) => ({ ...CALL, at: 9_000_000 - index }));
  expect(firstAt(calls)).toBe(8_750_001);
  expect(withoutPrompt('codex', 'k', calls)).toMatchObject({ at: 8_750_001, liveKey: null, importKey: 'k' });
});
