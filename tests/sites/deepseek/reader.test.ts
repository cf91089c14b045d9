import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/deepseek/reader.ts';
import { row as deepseek } from '../../../src/sites/deepseek/row.ts';
import { hearing } from '../hearing.ts';
import { tokensOf } from '../reading/exchanges.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, deepseek);
describeNonsense(
  createReader,
  'completion',
  '{"chat_session_id":"s","parent_message_id":null,"prompt":"hi"}',
  [
    'event: ready\ndata: {"request_message_id":1,"response_message_id":2,"model_type":"default"}\n\n',
    'data: {"v":{"response":{"fragments":[{"type":"THINK","content":"hm"}],"status":"WIP"}}}\n\n',
    'data: {"p":"response/fragments","o":"APPEND","v":[{"type":"RESPONSE","content":"Hello"}]}\n\n',
    'data: {"p":"response/fragments/-1/content","o":"SET","v":"Hi"}\n\n',
    'data: {"p":"response","o":"BATCH","v":[{"p":"fragments","o":"SET","v":[{"type":"TIP"}]}]}\n\n',
    'data: {"v":" there"}\n\n',
  ],
);

const SSE = 'text/event-stream';

const FINISHED =
  'event: ready\ndata: {"request_message_id":1,"response_message_id":2}\n\ndata: {"v":{"response":{"message_id":2,"fragments":[]}}}\n\ndata: {"p":"response/status","o":"SET","v":"FINISHED"}\n\n';

it('an answer that was whole is not taken up again, and one that was cut is', () => {
  const resume = { chat_session_id: 's', message_id: 2 };
  const outcomeAfter = (pieces: string, reason: 'complete' | 'failed') => {
    const { hear, turns } = hearing(createReader);
    const contentType = SSE;
    hear({
      endpoint: 'completion',
      body: { chat_session_id: 's', prompt: 'x' },
      pieces: [pieces],
      contentType,
      reason,
    });
    const before = turns[0]?.outcome;
    const reader = hear({ endpoint: 'resume', body: resume, contentType, reason: null });
    return [before, reader !== undefined, turns[0]?.outcome, turns.length];
  };
  expect(outcomeAfter(FINISHED, 'complete')).toEqual(['complete', false, 'complete', 1]);
  const cut = FINISHED.slice(0, FINISHED.indexOf('data: {"p"'));
  expect(outcomeAfter(cut, 'failed')).toEqual(['failed', true, 'pending', 1]);
});

/** The message as it stands, told whole. */
const seen = (...fragments: readonly (readonly [type: string, content: string])[]) => {
  const list = fragments.map(([type, content]) => ({ type, content }));
  return `data: ${JSON.stringify({ v: { response: { message_id: 2, fragments: list, status: 'WIP' } } })}\n\n`;
};
const READY = 'event: ready\ndata: {"request_message_id":1,"response_message_id":2}\n\n';

it('what was thought is reasoning by either of its names', () => {
  const ofType = (type: string) => {
    const { hear, turns } = hearing(createReader);
    const pieces = [READY, seen([type, 'It is tall.'], ['RESPONSE', 'It is 330 metres.'])];
    hear({ endpoint: 'completion', body: { chat_session_id: 's', prompt: 'x' }, pieces, contentType: SSE });
    return turns[0]?.usage(0);
  };
  expect(ofType('THINK')).toMatchObject({
    mode: 'reasoning',
    reasoningTokens: tokensOf('It is tall.'),
    outputTokens: tokensOf('It is 330 metres.'),
  });
  expect(ofType('THINKING')).toEqual(ofType('THINK'));
});

it('a message that was told whole twice is gone on with from where it ended', () => {
  const { hear, turns } = hearing(createReader);
  const [whole, more] = ['It is 330 metres.', ' And it grows.'];
  const view = seen(['RESPONSE', whole]);
  const body = { chat_session_id: 's', prompt: 'x' };
  hear({ endpoint: 'completion', body, pieces: [READY, view, view], contentType: SSE, reason: 'aborted' });
  hear({
    endpoint: 'continue',
    body: { chat_session_id: 's', message_id: 2 },
    pieces: [READY, seen(['RESPONSE', whole + more])],
    contentType: SSE,
  });
  expect(turns.map((turn) => turn.outputTokens)).toEqual([tokensOf(whole), tokensOf(more)]);
});
