import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../../src/model/messages/exchange.ts';
import { createReader } from '../../../src/sites/poe/reader.ts';
import { row as poe } from '../../../src/sites/poe/row.ts';
import { hearing } from '../hearing.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describeCaptures(createReader, poe);
describeNonsense(
  createReader,
  'query',
  '{"queryName":"SendMessageMutation","variables":{"chatId":1,"query":"hi"}}',
  ['{"data":{"messageEdgeCreate":{"status":"success"}}}', '{"data":null,"errors":[{"message":"no"}]}'],
);

it('without its socket an answer stays open, to be inferred', () => {
  const capture = readFixture('poe', 'ws-cumulative-and-resent');
  const exchanges = capture.exchanges.filter(({ transport }) => transport !== 'ws');
  expect(playCapture(createReader, poe, { ...capture, exchanges }).requests).toMatchObject([
    { outcome: 'pending', model: null },
  ]);
});

const sent = (variables: object, queryName = 'SendMessageMutation') => ({
  endpoint: 'query',
  body: { queryName, variables: { query: 'hi', ...variables } },
});
const ACCEPTED = { data: { messageEdgeCreate: { status: 'success', chat: null } } };

/** A frame of the socket: one message of chat 7. */
const frame = (message: object) => {
  const data = { messageAdded: { messageId: 1, author: 'a-bot', text: 'Hello', ...message } };
  const payload = { unique_id: 'messageAdded:7', data };
  return JSON.stringify({ messages: [JSON.stringify({ message_type: 'subscriptionUpdate', payload })] });
};

describe('the reply to a prompt', () => {
  it.each<[string, boolean | null, string, Parameters<ReturnType<typeof hearing>['hear']>[0]]>([
    ['pending', true, 'it is taken', { pieces: [ACCEPTED] }],
    ['refused', true, 'HTTP 429', { status: 429 }],
    ['failed', true, 'HTTP 400', { status: 400, pieces: ['<html>'] }],
    ['refused', true, 'an error that says so', { pieces: [{ data: null, errors: [{ message: 'quota' }] }] }],
    ['failed', true, 'an error without a word', { pieces: [{ data: null, errors: [] }] }],
    ['complete', false, 'nothing known', { pieces: ['<html>'] }],
    ['stopped', null, 'none: the page left', { reason: 'aborted' }],
    ['complete', false, 'too long to be read', { pieces: [' '.repeat(1_000_000), ACCEPTED] }],
  ])('is %s, understood: %s, where it is %s', (outcome, understood, _, reply) => {
    const { hear, turns } = hearing(createReader);
    hear({ ...sent({ chatId: 7 }), ...reply });
    expect(turns.map((turn) => [turn.outcome, turn.understood])).toEqual([[outcome, understood]]);
  });

  it('says nothing of an answer that came before it', () => {
    const { hear, turns } = hearing(createReader);
    const reply = hear({ ...sent({ chatId: 7 }), reason: null });
    hear({ endpoint: 'updates', reason: null })?.frame?.('in', frame({ state: 'complete' }));
    reply?.text?.('<html>');
    reply?.end('complete');
    expect(turns.map((turn) => [turn.outcome, turn.understood])).toEqual([['complete', true]]);
  });
});

it('an answer is what the socket brings, of a chat whose id may stand as text', () => {
  const { hear, turns } = hearing(createReader);
  hear({ ...sent({ chatId: '7' }), pieces: [ACCEPTED] });
  const socket = hear({ endpoint: 'updates', reason: null });
  socket?.frame?.('out', frame({}));
  socket?.frame?.('in', new ArrayBuffer(8));
  expect(turns[0]?.produced).toBe(false);
  socket?.frame?.('in', frame({ state: 'incomplete' }));
  expect(turns[0]).toMatchObject({ produced: true, conversation: '7', model: 'a-bot' });
  // What else the page does with a message does not stop it.
  hear(sent({ messageId: 1 }, 'MessageLikeMutation'));
  expect(turns[0]?.outcome).toBe('pending');
  hear(sent({ messageId: 1 }, 'StopMessage_messageCancel_Mutation'));
  expect(turns.map(({ outcome }) => outcome)).toEqual(['stopped']);
});

it('a prompt may be sent as a form, to a bot whose name is none of a model', () => {
  const tab = new TabDouble();
  const queryInfo = JSON.stringify(sent({ chatId: 7, bot: 'Größe 9' }).body);
  const body: RequestBody = { kind: 'form', fields: [['queryInfo', queryInfo]] };
  createReader(tab)({ endpoint: 'query', method: 'POST', url: '/', body, headers: {}, at: 0 });
  expect(tab.turns.map(({ modelRequested }) => modelRequested)).toEqual(['custom']);
});
