/** What a prompt says of itself, by each of the bodies it is sent in. */
import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../../src/model/messages/exchange.ts';
import {
  attachedTokensOf,
  readCodexRequest,
  readPromptRequest,
  readSignedOutRequest,
  readVoiceSession,
} from '../../../src/sites/chatgpt/request.ts';

it('finds the session among the fields of the form a voice session is opened with', () => {
  const offer: [string, string] = ['sdp', 'v=0'];
  const session: [string, string] = ['session', '{"voice":"a"}'];
  for (const fields of [
    [session, offer],
    [offer, session],
  ])
    expect(readVoiceSession({ kind: 'form', fields })).toEqual({ voice: 'a' });
  expect(readVoiceSession({ kind: 'form', fields: [offer] })).toEqual({});
});

it('finds it in the form as it went over the wire', () => {
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const text = `${part('sdp', 'v=0 {"voice":"b"}')}${part('session', '{"voice":"a"}')}--b--`;
  expect(readVoiceSession({ kind: 'text', text })).toEqual({ voice: 'a' });
});

const prompted = (fields: object) =>
  readPromptRequest({ kind: 'text', text: JSON.stringify({ model: 'auto', ...fields }) });

describe('a prompt', () => {
  it('is what a person says, also where nobody is named, and nothing that is said by others', () => {
    const part = (text: string) => ({ content: { parts: [text, { text: `${text} too` }, { x: 1 }, ''] } });
    const messages = [
      { id: 'a', ...part('mine') },
      { id: 'b', author: { role: 'system' }, ...part('not mine') },
      { id: 'c', author: {}, ...part('also') },
    ];
    const { messageId, texts } = prompted({ messages });
    expect([messageId, texts]).toEqual(['c', ['mine', 'mine too', 'also', 'also too']]);
  });

  it('that is no JSON says nothing', () => {
    expect(readPromptRequest({ kind: 'text', text: '[' })).toEqual({
      messageId: null,
      parentId: null,
      conversation: null,
      intent: 'unknown',
      mode: 'standard',
      effort: null,
      model: null,
      wantsImage: false,
      attachedTokens: 0,
      texts: [],
    });
  });

  it.each([
    ['agent', { system_hints: ['agent'] }],
    ['agent', { messages: [{ metadata: { system_hints: ['agent'] } }] }],
    ['standard', { messages: [{ author: { role: 'tool' }, metadata: { system_hints: ['agent'] } }] }],
    ['standard', { conversation_mode: { kind: 'primary_assistant' } }],
    ['research', { model: 'o3-deep-research', system_hints: ['agent'] }],
    // Research goes on by itself for minutes; a model with the word in its name need not.
    ['standard', { model: 'research-preview' }],
    ['standard', { model: 'gpt-research' }],
  ])('is %s with %j', (mode, fields) => {
    expect(prompted(fields).mode).toBe(mode);
  });

  it('asks for a picture by one hint alone', () => {
    expect(prompted({ system_hints: ['search', 'picture_v2'] }).wantsImage).toBe(true);
    expect(prompted({ system_hints: ['search'] }).wantsImage).toBe(false);
  });
});

it.each([
  ['by the count the page states', { file_token_size: 77, mime_type: 'application/pdf', size: 4_000 }, 77],
  ['by its other name', { fileTokenSize: 78, mime_type: 'text/plain', size: 4_000 }, 78],
  ['by the size of a text', { mime_type: 'text/markdown', size: 4_000 }, 1_000],
  ['by that of a long paste, whatever its type', { is_big_paste: true, size: 4_002 }, 1_001],
  ['not by the size of what is no text', { mime_type: 'application/pdf', size: 4_000 }, 0],
  ['not by the size of a paste that is none', { is_big_paste: 'no', size: 4_000 }, 0],
  ['as nothing where a text has no size', { mime_type: 'text/plain' }, 0],
  ['as a picture, whatever it is said to hold', { mime_type: 'image/png', file_token_size: 9 }, 765],
])('a file is counted %s', (_, file, tokens) => {
  expect(attachedTokensOf({ metadata: { attachments: [file] } })).toBe(tokens);
});

describe('a prompt of the signed-out site', () => {
  const state = { conversationId: 'chat', backendConversationId: 'other', parentMessageId: 'above' };
  const fields: [string, string][] = [
    ['prompt', 'Hi & bye'],
    ['userMessageId', 'mine'],
    ['conversationState', JSON.stringify(state)],
    ['imageAttachments', '[{"width":512,"height":512},{}]'],
  ];
  const asked = (body: RequestBody, url = '/x') =>
    readSignedOutRequest({ endpoint: 'signed-out', method: 'POST', url, body, headers: {}, at: 0 });

  it.each<[string, RequestBody]>([
    ['form', { kind: 'form', fields }],
    ['text', { kind: 'text', text: new URLSearchParams(fields).toString() }],
  ])('is read from a %s', (_, body) => {
    expect(asked(body)).toEqual({
      messageId: 'mine',
      parentId: 'above',
      conversation: 'chat',
      intent: 'followup',
      mode: 'standard',
      effort: null,
      model: null,
      wantsImage: false,
      // One tile of 512 pixels, and four of the usual size.
      attachedTokens: 255 + 765,
      texts: ['Hi & bye'],
    });
  });

  it.each<[string, RequestBody]>([
    ['form', { kind: 'form', fields: [['unknown', 'x']] }],
    ['text', { kind: 'text', text: 'unknown=x' }],
    ['body', { kind: 'none' }],
  ])('of an empty %s is named by its operation', (_, body) => {
    expect(asked(body, '/x?a=1&operationId=op')).toMatchObject({
      messageId: 'op',
      parentId: null,
      conversation: null,
      intent: 'new',
      attachedTokens: 0,
      texts: [''],
    });
    expect(asked(body).messageId).toBeNull();
  });

  it('follows in the chat the backend names, where the page names none', () => {
    const named = JSON.stringify({ backendConversationId: 'other' });
    const body: RequestBody = { kind: 'form', fields: [['conversationState', named]] };
    expect(asked(body)).toMatchObject({ conversation: 'other', intent: 'followup' });
  });
});

describe('a task for Codex', () => {
  const task = (fields: object) => readCodexRequest({ kind: 'text', text: JSON.stringify(fields) });
  const input_items = [
    { type: 'message', content: [{ text: 'Mend' }, { image: 1 }, { text: '' }] },
    { type: 'prior' },
  ];

  it('is what is typed, and runs as an agent', () => {
    expect(task({ input_items })).toMatchObject({
      conversation: null,
      intent: 'new',
      mode: 'agent',
      texts: ['Mend'],
    });
  });

  it('follows the task it says more about', () => {
    const follow_up = { task_id: 'task-1', turn_id: 'turn-1' };
    expect(task({ follow_up, input_items })).toMatchObject({ conversation: 'task-1', intent: 'followup' });
    expect(task({ follow_up: {} })).toMatchObject({ conversation: null, intent: 'followup', texts: [] });
  });
});
