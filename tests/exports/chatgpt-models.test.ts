/** Which model an answer of ChatGPT's export is by, where its messages don't name it. */
import { expect, it } from 'vitest';
import { chatgptConversation, chatgptMessage } from './chats.ts';
import { json, read } from './made.ts';

async function modelOf(
  answer: Readonly<Record<string, unknown>>,
  conversation: Readonly<Record<string, unknown>>,
) {
  const nodes = [
    ['q', null, chatgptMessage('user', 0, 'How many legs?')],
    ['a', 'q', chatgptMessage('assistant', 2, 'Six.', { metadata: answer })],
  ] as const;
  const { prompts } = await read(json('conversations.json', [chatgptConversation(nodes, conversation)]));
  return prompts.map(({ usage }) => usage.model);
}

it.each([
  ['what its message says', { model_slug: 'gpt-5-2' }, { default_model_slug: 'gpt-4o' }, 'gpt-5-2'],
  ['what that came to', { model_slug: 'auto', resolved_model_slug: 'gpt-5-2' }, {}, 'gpt-5-2'],
  ['what its message would have by default', { default_model_slug: 'gpt-4o' }, {}, 'gpt-4o'],
  ['what its conversation has by default', {}, { default_model_slug: 'gpt-4o' }, 'gpt-4o'],
])('it is %s', async (_, answer, conversation, model) => {
  expect(await modelOf(answer, conversation)).toEqual([model]);
});
