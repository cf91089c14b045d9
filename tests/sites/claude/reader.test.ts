import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EndReason, RequestBody } from '../../../src/model/messages/exchange.ts';
import { createReader } from '../../../src/sites/claude/reader.ts';
import { row as claude } from '../../../src/sites/claude/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import type { ExchangeReader, OpenExchange } from '../../../src/sites/site.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, playInto, TabDouble } from '../tab-double.ts';

const play = (scenario: string): TabDouble =>
  playCapture(createReader, claude, readFixture('claude', scenario));
const onlyTurn = (scenario: string): Turn => {
  const [turn] = play(scenario).turns;
  if (!turn) throw new Error('no turn');
  return turn;
};

describe('captures of claude.ai', () => {
  it.each(fixturesOf('claude'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, claude, capture)).toEqual([]);
    expect(playedDifferences(createReader, claude, capture, { rechunk: (text) => text.split('') })).toEqual(
      [],
    );
  });

  it('reads the same however the stream is cut', () => {
    const captures = fixturesOf('claude');
    fc.assert(
      fc.property(fc.constantFrom(...captures), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, claude, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

describe('what a prompt on claude.ai is', () => {
  it('counts what is attached as what the person sent', () => {
    const capture = readFixture('claude', 'attachments-extracted');
    const body = JSON.parse(capture.exchanges[0]?.request.body ?? '');
    const sent = body.prompt + body.attachments[0].extracted_content;
    expect(onlyTurn('attachments-extracted').input.measuredText).toBe(sent);
  });

  it('tells a new prompt, an edited one, one to go on, and a regeneration', () => {
    const intents = (scenario: string) => play(scenario).requests.map(({ intent }) => intent);
    expect(intents('new-chat-create-params')).toEqual(['new']);
    expect(intents('follow-up')).toEqual(['followup']);
    expect(intents('edit-first-message')).toEqual(['new', 'edit']);
    expect(intents('max-tokens-then-continue')).toEqual(['new', 'continue']);
    expect(intents('regenerate-retry-completion-crlf')).toEqual(['regenerate']);
  });

  it('has what came before as context, as far as this tab has seen it', () => {
    const [first, second] = play('max-tokens-then-continue').requests;
    expect(first?.contextTokens).toBe(0);
    expect(second?.contextTokens).toBe((first?.inputTokens ?? 0) + (first?.outputTokens ?? 0));
  });

  it('is one with what the page sends again after a failure', () => {
    const tab = play('retry-after-error');
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['complete']);
    expect(tab.told.map(({ urgent }) => urgent)).toContain(true);
  });

  it('is another each time the same regeneration is asked for and answered', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const capture = readFixture('claude', 'regenerate-retry-completion-crlf');
    playInto(tab, open, claude, capture);
    playInto(tab, open, claude, capture);
    expect(tab.requests.map(({ intent }) => intent)).toEqual(['regenerate', 'regenerate']);
  });

  it('is new where the request creates the conversation', () => {
    const { tab } = answered([], 'complete', { kind: 'text', text: '{"create_conversation_params":{}}' });
    expect(tab.requests).toMatchObject([{ intent: 'new' }]);
  });

  it('is named by the site’s id of the message', () => {
    const { inits } = play('new-chat-create-params');
    const capture = readFixture('claude', 'new-chat-create-params');
    const body = JSON.parse(capture.exchanges[0]?.request.body ?? '');
    expect(inits.map(({ key }) => key)).toEqual([body.turn_message_uuids.human_message_uuid]);
  });

  it('counts without a readable body as well', () => {
    for (const body of [
      '',
      '{"prompt":',
      '[]',
      'null',
      '{"prompt":{},"attachments":[null,{"extracted_content":1}]}',
    ]) {
      const { tab } = answered([], 'complete', { kind: 'text', text: body });
      expect(tab.requests).toHaveLength(1);
      expect(tab.requests[0]?.inputTokens).toBe(0);
    }
  });
});

describe('what an answer of claude.ai is', () => {
  it('takes a tool’s arguments for output of the model, and its result for none', () => {
    expect(onlyTurn('tool-result-large').tool.measuredText).toBe('{"query":"Lyon news"}');
    expect(onlyTurn('artifact-tool-use').tool.measuredText).toMatch(/^\{"id":"bike-page".*\}$/s);
  });

  it('takes thinking time from the block’s own time stamps where its text is not shown', () => {
    const hidden = onlyTurn('thinking-without-text');
    expect([hidden.thinkingMs, hidden.reasoning.tokens]).toEqual([18_000, 0]);
    expect(onlyTurn('thinking-with-text').thinkingMs).toBeNull();
  });

  it('names the model that was asked for where the stream names none', () => {
    expect(onlyTurn('follow-up').usage(0).model).toBe('claude-sonnet-4-6');
    expect(onlyTurn('rate-limit-429-exceeded').usage(0).model).toBeNull();
  });
});

const CONVERSATION = '/api/organizations/o/chat_conversations/c';

function exchange(
  open: OpenExchange,
  endpoint: string,
  path: string,
  body: RequestBody,
): ExchangeReader | undefined {
  return open({ endpoint, method: 'POST', url: path, body, headers: {}, at: 0 });
}

const prompt: RequestBody = { kind: 'text', text: '{"prompt":"hi","model":"claude-x"}' };
const event = (type: string, fields: object = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
const START = event('message_start', { message: { model: 'claude-x', uuid: 'answer' } });
const TEXT =
  event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
  event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Hello' } });
const END = event('message_delta', { delta: { stop_reason: 'end_turn' } }) + event('message_stop');
const limit = event('message_limit', { message_limit: { type: 'exceeded_limit' } });
const errorEvent = (type: string): string => event('error', { error: { type, message: 'no' } });

/** One prompt answered with these pieces. */
function answered(
  pieces: readonly string[],
  reason: EndReason = 'complete',
  body: RequestBody = prompt,
  status = 200,
): { tab: TabDouble; turn: Turn } {
  const tab = new TabDouble();
  const reader = exchange(createReader(tab), 'completion', `${CONVERSATION}/completion`, body);
  reader?.head?.(status, 'text/event-stream');
  for (const piece of pieces) reader?.text?.(piece);
  reader?.end(reason);
  const [turn] = tab.turns;
  if (!turn) throw new Error('no turn');
  return { tab, turn };
}

describe('how a prompt on claude.ai ends', () => {
  it.each([
    ['complete', 'aborted once the answer has ended', [START, TEXT, END], 'aborted', 200],
    ['complete', 'a network failure once the answer has ended', [START, TEXT, END], 'failed', 200],
    ['stopped', 'aborted in mid-answer', [START, TEXT], 'aborted', 200],
    ['stopped', 'aborted before the answer', [], 'aborted', 200],
    ['failed', 'a network failure in mid-answer', [START, TEXT], 'failed', 200],
    ['failed', 'a stream that breaks off', [START, TEXT], 'complete', 200],
    ['failed', 'an error after output', [START, TEXT, errorEvent('rate_limit_error')], 'complete', 200],
    ['refused', 'a rate limit before output', [START, errorEvent('rate_limit_error')], 'complete', 200],
    ['refused', 'a policy before output', [errorEvent('content_policy_error')], 'complete', 200],
    ['refused', 'a limit before output', [START, limit, event('message_stop')], 'complete', 200],
    ['complete', 'a limit after output', [START, TEXT, limit, END], 'complete', 200],
    ['failed', 'overload before output', [START, errorEvent('overloaded_error')], 'complete', 200],
    ['refused', 'HTTP 429, its body left unread', [], 'aborted', 429],
    ['refused', 'a bot check', ['<html>Just a moment…'], 'complete', 403],
    ['failed', 'HTTP 500', ['{"type":"error","error":{"type":"api_error"}}'], 'complete', 500],
    ['failed', 'HTTP 413', ['{"type":"error","error":{"type":"request_too_large"}}'], 'complete', 413],
  ] as const)('%s: %s', (outcome, _, pieces, reason, status) => {
    expect(answered(pieces, reason, prompt, status).tab.requests).toMatchObject([{ outcome }]);
  });

  it('stops what runs in the conversation the stop names, and nothing else', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const runs = ['a', 'b'].map((id) =>
      exchange(open, 'completion', `/api/organizations/o/chat_conversations/${id}/completion`, prompt),
    );
    expect(
      exchange(open, 'stop', '/api/organizations/o/chat_conversations/a/stop_response', prompt),
    ).toBeUndefined();
    for (const reader of runs) {
      reader?.text?.(START + TEXT + END);
      reader?.end('complete');
    }
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['stopped', 'complete']);
  });

  it('takes a stop that comes after the end for nothing', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const reader = exchange(open, 'completion', `${CONVERSATION}/completion`, prompt);
    reader?.text?.(START + TEXT + END);
    exchange(open, 'stop', `${CONVERSATION}/stop_response`, prompt);
    reader?.end('complete');
    expect(tab.requests).toMatchObject([{ outcome: 'complete' }]);
  });
});

describe('an answer that can’t be read', () => {
  it('counts, and says what it looked like without a word of it', () => {
    const { turn } = answered([event('fresh_event', { secret: 'canary' })]);
    expect(turn.understood).toBe(false);
    expect(turn.usage(0)).toMatchObject({ outcome: 'complete', tokenSource: { output: 'inferred' } });
    expect(turn.shape).toEqual({
      status: 200,
      contentType: 'text/event-stream',
      names: ['type:?'],
      sizeLog2: 6,
    });
  });

  it('never makes the reader throw, and never makes two of one', () => {
    const junk = fc.oneof(
      fc.constantFrom(
        START,
        TEXT,
        END,
        errorEvent('x'),
        'data: {"type":"content_block_delta"}\n\n',
        'data: [\n\n',
      ),
      fc.jsonValue().map((value) => `data: ${JSON.stringify(value)}\n\n`),
      fc
        .record({ type: fc.constantFrom(...claude.vocabulary), index: fc.jsonValue(), delta: fc.jsonValue() })
        .map(
          (value) =>
            `data: ${JSON.stringify({ ...value, message: value.delta, content_block: value.delta })}\n\n`,
        ),
      anyText,
    );
    const reason = fc.constantFrom('complete', 'aborted', 'failed');
    fc.assert(
      fc.property(fc.array(junk), reason, (pieces, ending: EndReason) => {
        expect(answered(pieces, ending).tab.requests).toHaveLength(1);
      }),
    );
  });

  it('keeps blocks that are written at the same time apart', () => {
    const start = (index: number, type: string) =>
      event('content_block_start', { index, content_block: { type } });
    const json = (index: number) =>
      event('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json: `${index}` } });
    const stop = (index: number) => event('content_block_stop', { index });
    const { turn } = answered([
      start(1, 'tool_use') +
        start(2, 'tool_result') +
        json(1) +
        json(2) +
        stop(2) +
        json(1) +
        stop(1) +
        json(1),
    ]);
    expect(turn.tool.measuredText).toBe('11');
  });

  it('reads text whose block began unseen, but takes no tool result for a call', () => {
    const late = event('content_block_delta', { index: 7, delta: { type: 'text_delta', text: 'late' } });
    const tool = event('content_block_delta', {
      index: 8,
      delta: { type: 'input_json_delta', partial_json: '{}' },
    });
    const { turn } = answered([late, tool]);
    expect([measuredOf(turn).output.length, turn.tool.length]).toEqual([4, 0]);
  });
});
