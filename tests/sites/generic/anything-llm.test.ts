/** What a workspace of AnythingLLM tells of an answer. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/anythingllm.ts';
import { TabDouble } from '../tab-double.ts';

const ADDRESS = '/api/workspace/w/stream-chat';

/** A tab whose page sends messages, each answered by events. */
function chat() {
  const tab = new TabDouble();
  const open = createReader(tab);
  const send = (message: string, told: readonly object[] = [], url = ADDRESS) => {
    const body = { kind: 'text', text: JSON.stringify({ message }) } as const;
    const reader = open({ endpoint: 'chat', method: 'POST', url, body, headers: {}, at: 0 });
    reader?.head?.(200, 'text/event-stream');
    for (const event of told) reader?.text?.(`data: ${JSON.stringify(event)}\n\n`);
    reader?.end('complete');
    return tab.turns.at(-1);
  };
  return { tab, send };
}

const SAID = { type: 'textResponseChunk', textResponse: 'Hello', close: false };

it.each<[string, string, readonly object[]]>([
  ['complete', 'its last piece says so', [SAID, { type: 'finalizeResponseStream', close: true }]],
  ['failed', 'no piece says so', [SAID, { type: 'finalizeResponseStream', close: 'yes' }]],
  ['failed', 'a piece tells of an error', [{ ...SAID, error: 'broken' }]],
  ['refused', 'it is broken off for its quota', [{ type: 'abort', error: 'quota' }]],
  ['failed', 'it is broken off without a word', [{ type: 'abort', error: null }]],
])('an answer is %s where %s', (outcome, _, told) => {
  expect(chat().send('hi', told)?.outcome).toBe(outcome);
});

it.each(['statusResponse', 'modelRouteNotification'])('%s is known, and says nothing of it', (type) => {
  const turn = chat().send('hi', [{ type, textResponse: 'Thinking' }]);
  expect([turn?.understood, turn?.produced]).toEqual([true, false]);
  expect(chat().send('hi', [{ type: 'other' }])?.understood).toBe(false);
});

it('names the model with its counts, which the last piece may lack', () => {
  const metrics = { model: 'a-model', prompt_tokens: 20, completion_tokens: 7 };
  const turn = chat().send('hi', [
    { ...SAID, metrics },
    { type: 'finalizeResponseStream', close: true },
  ]);
  expect(turn?.usage(0)).toMatchObject({ model: 'a-model', inputTokens: 20, outputTokens: 7 });
});

it('a whole answer is of a model where it has counts, and else the program’s own', () => {
  const whole = { type: 'textResponse', textResponse: 'Hello' };
  const told = [{ ...whole, metrics: { completion_tokens: 7 } }, whole].map((event) => {
    const { outputTokens, outcome } = chat().send('hi', [event])?.usage(0) ?? {};
    return [outputTokens, outcome];
  });
  expect(told).toEqual([
    [7, 'complete'],
    [0, 'refused'],
  ]);
});

it('an agent’s work goes on where it is not seen', () => {
  const turn = chat().send('@agent hi', [{ type: 'agentInitWebsocketConnection' }]);
  expect(turn?.usage(0)).toMatchObject({
    mode: 'agent',
    outcome: 'complete',
    tokenSource: { output: 'inferred' },
  });
});

it('a chat begins anew where it is cleared, which asks no model', () => {
  const { tab, send } = chat();
  for (const message of ['one', 'two', '/reset', 'three', 'four', '/reset', 'five']) send(message);
  send('elsewhere', [], '/api/workspace/w/thread/t/stream-chat');
  send('embedded', [], '/api/embed/e/stream-chat');
  expect(tab.requests.map(({ intent }) => intent)).toEqual([
    'unknown',
    'followup',
    'new',
    'followup',
    'new',
    'unknown',
    'unknown',
  ]);
  expect(tab.turns.map(({ conversation }) => conversation)).toEqual([
    'w',
    'w',
    'w 1',
    'w 1',
    'w 2',
    'w/thread/t',
    'e',
  ]);
});
