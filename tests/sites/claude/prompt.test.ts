/** What a request to claude.ai says of its prompt. */
import { describe, expect, it } from 'vitest';
import { conversationOf, readPrompt } from '../../../src/sites/claude/prompt.ts';

const CHAT = '/api/organizations/o/chat_conversations/chat';

const asked = (fields: unknown, path = 'completion') =>
  readPrompt({
    endpoint: 'completion',
    method: 'POST',
    url: `${CHAT}/${path}`,
    body: { kind: 'text', text: JSON.stringify(fields) },
    headers: {},
    at: 0,
  });

it('is about the conversation its address names', () => {
  expect(conversationOf(`${CHAT}/completion?tree=1`)).toBe('chat');
  expect(conversationOf(`${CHAT}?tree=1`)).toBe('chat');
  expect(conversationOf('/api/organizations/o/chat_conversations')).toBe('');
});

it('is what was typed, then what was attached as text', () => {
  const prompt = asked({
    prompt: 'What is this?',
    attachments: [
      { extracted_content: 'one' },
      null,
      { extracted_content: '' },
      { extracted_content: 'two' },
    ],
    files: ['a', 'b'],
    parent_message_uuid: 'parent',
    turn_message_uuids: { human_message_uuid: 'mine', assistant_message_uuid: 'its' },
    model: 'claude-x',
    effort: 'high',
  });
  expect(prompt).toEqual({
    conversation: 'chat',
    parent: 'parent',
    key: 'mine',
    isRegeneration: false,
    isFirst: false,
    isEmpty: false,
    texts: ['What is this?', 'one', 'two'],
    files: 2,
    model: 'claude-x',
    mode: 'standard',
    effort: 'high',
  });
});

it('that asks for another answer is named by that, and sends no file again', () => {
  const turn_message_uuids = { human_message_uuid: 'mine', assistant_message_uuid: 'its' };
  const again = asked({ prompt: '', files: ['a'], turn_message_uuids }, 'retry_completion');
  expect(again).toMatchObject({ isRegeneration: true, key: 'its', files: 0 });
  expect(asked({}, 'retry_completion2')).toMatchObject({ isRegeneration: true, key: null });
});

it('that can’t be read says nothing but where it stands', () => {
  for (const fields of ['[', null, [1]])
    expect(asked(fields)).toEqual({
      conversation: 'chat',
      parent: '',
      key: null,
      isRegeneration: false,
      isFirst: false,
      isEmpty: false,
      texts: [],
      files: 0,
      model: null,
      mode: 'standard',
      effort: null,
    });
});

it.each([
  [true, { prompt: '' }],
  [true, { prompt: '', attachments: [], files: [] }],
  [false, {}],
  [false, { prompt: 'x' }],
  [false, { prompt: '', attachments: [{ extracted_content: 'x' }] }],
  [false, { prompt: '', files: ['a'] }],
])('says nothing new (%s): %j', (isEmpty, fields) => {
  expect(asked(fields).isEmpty).toBe(isEmpty);
});

it.each([
  [true, { parent_message_uuid: '00000000-0000-4000-8000-000000000000' }],
  [true, { parent_message_uuid: 'parent', create_conversation_params: {} }],
  [false, { parent_message_uuid: 'parent', create_conversation_params: null }],
  [false, { parent_message_uuid: 'parent' }],
])('begins a conversation (%s): %j', (isFirst, fields) => {
  expect(asked(fields).isFirst).toBe(isFirst);
});

describe('how it is to be answered', () => {
  it.each([
    ['research', null, { compass_mode: 'advanced' }],
    ['research', null, { compass_mode: 'advanced', thinking_mode: 'extended' }],
    ['reasoning', 'extended', { paprika_mode: 'extended' }],
    ['reasoning', 'extended', { thinking_mode: 'extended' }],
    ['reasoning', 'max', { thinking_mode: 'extended', effort: 'max' }],
    ['standard', null, { thinking_mode: 'normal', compass_mode: null }],
    ['standard', 'low', { effort: 'low' }],
  ])('%s with effort %s by %j, of the prompt or of what creates its conversation', (mode, effort, settings) => {
    expect(asked(settings)).toMatchObject({ mode, effort });
    expect(asked({ create_conversation_params: settings })).toMatchObject({ mode, effort });
  });

  it('by the model it names itself, else by its conversation’s', () => {
    const create_conversation_params = { model: 'theirs', effort: 'low' };
    expect(asked({ create_conversation_params })).toMatchObject({ model: 'theirs', effort: 'low' });
    const own = { model: 'mine', effort: 'high' };
    expect(asked({ ...own, create_conversation_params })).toMatchObject(own);
  });
});
