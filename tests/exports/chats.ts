/** Chats made up in the form of each assistant's export. */

const at = (minute: number, second = 0) => Date.UTC(2026, 4, 6, 10, minute, second);

/** A message of ChatGPT's. */
export function chatgptMessage(
  role: string,
  seconds: number | null,
  text: string | null,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    author: { role },
    create_time: seconds === null ? null : at(0) / 1000 + seconds,
    content: { content_type: 'text', parts: [text] },
    recipient: 'all',
    status: 'finished_successfully',
    metadata: {},
    ...more,
  };
}

/** A conversation of ChatGPT's, from lists of [id, parent, message]. */
export function chatgptConversation(
  nodes: readonly (readonly [id: string, parent: string | null, message: unknown])[],
  more: Readonly<Record<string, unknown>> = {},
) {
  const mapping = Object.fromEntries(
    nodes.map(([id, parent, message]) => [id, { id, parent, message, children: [] }]),
  );
  return { id: 'a-conversation', title: 'CANARY', default_model_slug: 'auto', mapping, ...more };
}

/** A question with two answers, a question after the second, and one asked instead of that. */
export const CHATGPT = chatgptConversation([
  ['root', null, null],
  ['hidden', 'root', chatgptMessage('system', null, '')],
  ['q1', 'hidden', chatgptMessage('user', 0, 'How many legs?')],
  ['a1', 'q1', chatgptMessage('assistant', 2, 'Six.', { metadata: { model_slug: 'gpt-5-2' } })],
  ['a2', 'q1', chatgptMessage('assistant', 60, 'Eight.', { metadata: { model_slug: 'gpt-4o' } })],
  ['q2', 'a2', chatgptMessage('user', 100, 'Sure?')],
  ['a3', 'q2', chatgptMessage('assistant', 103, 'Yes.', { metadata: { model_slug: 'gpt-4o' } })],
  ['q3', 'a2', chatgptMessage('user', 200, 'Really?')],
]);

/** A conversation of Claude's, from lists of [id, parent, sender, minute, blocks]. */
export function claudeConversation(
  messages: readonly (readonly [
    id: string,
    parent: string | null,
    sender: string,
    minute: number,
    content: readonly unknown[],
  ])[],
) {
  return {
    uuid: 'a-conversation',
    name: 'CANARY',
    chat_messages: messages.map(([uuid, parent, sender, minute, content]) => ({
      uuid,
      sender,
      text: 'CANARY',
      content,
      created_at: new Date(at(minute, 30)).toISOString().replace('Z', '123Z'),
      ...(parent === null ? {} : { parent_message_uuid: parent }),
      attachments: [],
    })),
  };
}

/** The parent of the first message. */
export const CLAUDE_START = '00000000-0000-4000-8000-000000000000';

/** A text of Claude's. */
export const text = (words: string) => ({ type: 'text', text: words });
