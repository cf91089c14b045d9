import { describe, expect, it } from 'vitest';
import { createExchanges } from '../../src/content/tab-exchanges.ts';
import { createTabTurns } from '../../src/content/tab-turns.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import { createReader } from '../../src/sites/chatgpt/reader.ts';
import { shortPrompt } from '../harness/short-chat.ts';

const OPENING =
  'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"b1","author":{"role":"assistant"},' +
  '"content":{"content_type":"text","parts":[""]},"status":"in_progress","metadata":{"model_slug":"gpt-5-5"},' +
  '"recipient":"all","channel":"final"},"conversation_id":"c1"},"c":1}\n\n' +
  'event: delta\ndata: {"p":"/message/content/parts/0","o":"append","v":"Here"}\n\n';
const MORE = 'event: delta\ndata: {"v":" is some more of a long answer"}\n\n'.repeat(1_000);
const CLOSING =
  'event: delta\ndata: {"p":"/message/metadata/model_slug","o":"replace","v":"gpt-5-5-mini"}\n\n' +
  'data: {"type":"message_stream_complete","conversation_id":"c1"}\n\ndata: [DONE]\n\n';

/** What is told in the end of an answer of which so many bytes in the middle are left out. */
function readWithout(byteLength: number): Observation {
  const told: Observation[] = [];
  const turns = createTabTurns('chatgpt', (observation) => told.push(observation));
  const exchanges = createExchanges(['conversation'], createReader(turns.tab), turns);
  const whole = new TextEncoder().encode(OPENING + MORE + MORE + CLOSING);
  const from = OPENING.length + MORE.length - 20;
  const body = { kind: 'text', text: shortPrompt() } as const;
  exchanges.take({
    type: 'open',
    exchange: 1,
    endpoint: 'conversation',
    method: 'POST',
    url: '/backend-api/f/conversation',
    body,
    headers: {},
  });
  exchanges.take({ type: 'head', exchange: 1, status: 200, contentType: 'text/event-stream' });
  exchanges.take({ type: 'bytes', exchange: 1, bytes: whole.subarray(0, from) });
  if (byteLength > 0) exchanges.take({ type: 'gap', exchange: 1, byteLength });
  exchanges.take({ type: 'bytes', exchange: 1, bytes: whole.subarray(from + byteLength) });
  exchanges.take({ type: 'end', exchange: 1, reason: 'complete' });
  turns.tell();
  const last = told.at(-1);
  if (!last) throw new Error('nothing was told');
  return last;
}

describe('an answer of which a part was left out', () => {
  const whole = readWithout(0);

  it('is counted exactly when nothing was', () => {
    expect(whole.tokenSource.output).toBe('counted');
    expect(whole.outputTokens).toBeGreaterThan(11_000);
  });

  it.each([
    100, 7_777, 50_000,
  ])('is taken to be as dense as the rest, and said to be inferred (%i bytes)', (gap) => {
    const torn = readWithout(gap);
    expect(torn.tokenSource.output).toBe('inferred');
    expect(Math.abs(torn.outputTokens / whole.outputTokens - 1)).toBeLessThan(0.02);
  });

  it('is read on from its next event, to its end', () => {
    const torn = readWithout(30_000);
    expect(torn).toMatchObject({ outcome: 'complete', model: 'gpt-5-5-mini', understood: true });
  });
});
