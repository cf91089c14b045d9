import { expect, it } from 'vitest';
import { createConversations } from '../../../src/sites/reading/conversations.ts';

it('a prompt is the first of its conversation once', () => {
  const conversations = createConversations();
  expect(['a', 'b', 'a', 'b', 'a'].map(conversations.isFirst)).toEqual([true, true, false, false, false]);
});

it('the 200 conversations spoken in last are remembered', () => {
  const conversations = createConversations();
  for (let i = 0; i < 200; i++) conversations.isFirst(`${i}`);
  expect(conversations.isFirst('0'), 'the oldest, now the newest').toBe(false);
  expect(conversations.isFirst('200')).toBe(true);
  expect(conversations.isFirst('0')).toBe(false);
  expect(conversations.isFirst('2')).toBe(false);
  expect(conversations.isFirst('1'), 'let go of for the 201st').toBe(true);
});
