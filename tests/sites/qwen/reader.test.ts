import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/qwen/reader.ts';
import { row as qwen } from '../../../src/sites/qwen/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { TabDouble } from '../tab-double.ts';

describeCaptures(createReader, qwen);
describeNonsense(
  createReader,
  'chat',
  '{"chat_id":"c","model":"m","messages":[{"role":"user","content":"hi"}]}',
  [
    'data: {"response.created":{"chat_id":"c","response_id":"r","response_index":"0"}}\n\n',
    'data: {"choices":[{"delta":{"content":"Hi","phase":"answer","status":"typing"}}],"response_id":"r","usage":{}}\n\n',
    'data: {"choices":[{"delta":{"content":"https://x/y.png","phase":"image_gen","extra":{"output_image_hw":[7]}}}]}\n\n',
    'data: {"choices":[{"delta":{"phase":"thinking_summary","extra":{"summary_title":{"content":["a",1]}}}}]}\n\n',
    '{"success":true,"data":{"messages":[{"extra":{"wanx":{"task_id":"t"}}},null]}}',
  ],
);

describe('a prompt on Qwen', () => {
  /** The request of a prompt that says this, too. */
  function requestOf(message: object, body: object = {}) {
    const tab = new TabDouble();
    const text = JSON.stringify({ messages: [{ role: 'user', content: 'hi', ...message }], ...body });
    const url = '/api/v2/chat/completions?chat_id=c';
    const start = { endpoint: 'chat', method: 'POST', url, headers: {}, at: 0 };
    createReader(tab)({ ...start, body: { kind: 'text', text } });
    return tab.requests[0];
  }

  it.each([
    ['new', {}, {}],
    ['new', { user_action: 'chat' }, {}],
    ['followup', {}, { parent_id: 'p' }],
    ['followup', { parentId: 'p' }, {}],
    ['regenerate', { user_action: 'regenerate' }, { parent_id: 'p' }],
    ['regenerate', { user_action: 'retry' }, {}],
    ['edit', { user_action: 'edit' }, { parent_id: 'p' }],
    ['continue', { user_action: 'continue' }, { parent_id: 'p' }],
    ['unknown', { user_action: 'other' }, {}],
  ])('is %s where it says %j and %j', (intent, message, body) => {
    expect(requestOf(message, body)).toMatchObject({ intent });
  });

  it('is research where its chat is', () => {
    expect(requestOf({ chat_type: 'deep_research' })).toMatchObject({ mode: 'research', kind: 'text' });
    expect(requestOf({ chat_type: 't2t' })).toMatchObject({ mode: 'standard', kind: 'text' });
    expect(requestOf({ chat_type: 't2i' })).toMatchObject({ mode: 'standard', kind: 'image' });
    expect(requestOf({ chat_type: 't2v' })).toMatchObject({ mode: 'standard', kind: 'video' });
  });
});
