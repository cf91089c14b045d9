/** Where the text of a message belongs, by what the message says of itself. */
import { expect, it } from 'vitest';
import { destinationOf, turnIdOf, turnOfTopic } from '../../../src/sites/chatgpt/head.ts';

it.each([
  ['answer', {}],
  ['answer', { content_type: 'multimodal_text' }],
  ['answer', { recipient: 'all', channel: 'final' }],
  ['answer', { is_visually_hidden_from_conversation: false, is_thinking_preamble_message: false }],
  ['answer', { is_visually_hidden_from_conversation: 'true', is_thinking_preamble_message: 'true' }],
  ['reasoning', { content_type: 'thoughts' }],
  ['reasoning', { channel: 'analysis' }],
  ['reasoning', { channel: 'commentary' }],
  ['reasoning', { is_thinking_preamble_message: true }],
  ['reasoning', { channel: 'analysis', is_visually_hidden_from_conversation: true }],
  ['tool', { recipient: 'python' }],
  ['tool', { recipient: 'python', content_type: 'thoughts' }],
  ['tool', { content_type: 'code' }],
  ['tool', { content_type: 'code', recipient: 'all' }],
  ['none', { role: 'user' }],
  ['none', { role: 'tool', recipient: 'all' }],
  ['none', { role: undefined }],
  ['none', { content_type: 'reasoning_recap' }],
  ['none', { content_type: undefined }],
  ['none', { is_visually_hidden_from_conversation: true }],
  ['none', { channel: 'unknown' }],
])('%s: %j', (destination, said) => {
  expect(destinationOf({ role: 'assistant', content_type: 'text', ...said })).toBe(destination);
});

it('a turn is named by its messages, and by a topic of its own', () => {
  expect(turnIdOf({ metadata: { turn_exchange_id: 'turn' } })).toBe('turn');
  expect(turnIdOf({})).toBeUndefined();
  expect(['conversation-turn-a', 'a', 'x-conversation-turn-a'].map(turnOfTopic)).toEqual([
    'a',
    'a',
    'x-conversation-turn-a',
  ]);
});
