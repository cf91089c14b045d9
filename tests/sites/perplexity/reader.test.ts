import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/perplexity/reader.ts';
import { row as perplexity } from '../../../src/sites/perplexity/row.ts';
import { events, hearing } from '../hearing.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of perplexity.ai', () => {
  it.each(fixturesOf('perplexity'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, perplexity, capture)).toEqual([]);
    expect(
      playedDifferences(createReader, perplexity, capture, { rechunk: (text) => text.split('') }),
    ).toEqual([]);
    for (const turn of playCapture(createReader, perplexity, capture).turns)
      expect(turn.understood).toBe(true);
  });

  it('reads the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('perplexity')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, perplexity, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

function ask(tab: TabDouble) {
  const reader = createReader(tab)({
    endpoint: 'ask',
    method: 'POST',
    url: '/rest/sse/perplexity_ask',
    body: { kind: 'text', text: '{"query_str":"hi","params":{"model_preference":"turbo"}}' },
    headers: {},
    at: 0,
  });
  if (!reader) throw new Error('no reader');
  return reader;
}

describe('a prompt on perplexity.ai', () => {
  it('is told from those that follow it, edit it and ask again, and has their thread as context', () => {
    const { requests } = playCapture(
      createReader,
      perplexity,
      readFixture('perplexity', 'followup-edit-rewrite'),
    );
    expect(requests.map(({ intent }) => intent)).toEqual(['new', 'followup', 'edit', 'regenerate']);
    const [first, second] = requests;
    expect(second?.contextTokens).toBe((first?.inputTokens ?? 0) + (first?.outputTokens ?? 0));
  });
});

describe('an answer of perplexity.ai', () => {
  it('has ended with the event that says so, though the connection stays open', () => {
    const tab = new TabDouble();
    const reader = ask(tab);
    reader.text?.('data: {"blocks":[{"intended_usage":"ask_text","markdown_block":{"chunks":["Hi"]}}],');
    reader.text?.('"text_completed":true}\n\nevent: end_of_');
    expect(tab.requests).toMatchObject([{ outcome: 'pending' }]);
    reader.text?.('stream\n\n');
    expect(tab.requests).toMatchObject([{ outcome: 'complete', model: 'turbo' }]);
    reader.end('aborted');
    expect(tab.requests).toMatchObject([{ outcome: 'complete' }]);
  });

  it('that can’t be read is said to be so', () => {
    const tab = new TabDouble();
    const reader = ask(tab);
    reader.text?.('data: {"fresh":"canary"}\n\n');
    reader.end('complete');
    expect(tab.turns[0]?.understood).toBe(false);
    expect(tab.turns[0]?.shape?.names).toEqual(['key:?']);
    expect(tab.requests).toMatchObject([{ outcome: 'complete', tokenSource: { output: 'inferred' } }]);
  });

  it('never makes the reader throw, nor two turns of one', () => {
    const path = fc.constantFrom(
      '',
      '/steps',
      '/steps/0',
      '/steps/0/items/99999',
      '/steps/0/items/0/payload/text_payload/chunks/-',
      '/__proto__/x',
      '/chunks/1',
      '/goals/0/description',
      'x'.repeat(50),
    );
    const patch = fc.record({ op: fc.constantFrom('add', 'replace', 'remove'), path, value: fc.jsonValue() });
    const field = fc.constantFrom('workflow_block', 'markdown_block', 'plan_block');
    const block = fc.oneof(
      fc.record({
        intended_usage: fc.constantFrom('ask_text', 'ask_text_1_markdown', 'workflow_root'),
        diff_block: fc.record({ field, patches: fc.array(patch) }),
      }),
      fc.dictionary(field, fc.jsonValue()),
    );
    const event = fc
      .record({ blocks: fc.array(block), text: fc.jsonValue(), status: fc.jsonValue() })
      .map((value) => `data: ${JSON.stringify(value)}\n\n`);
    fc.assert(
      fc.property(fc.array(fc.oneof(event, anyText)), (pieces) => {
        const tab = new TabDouble();
        const reader = ask(tab);
        for (const piece of pieces) reader.text?.(piece);
        reader.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});

it.each([
  [{ status: 'COMPLETED' }, 'complete'],
  [{ final_sse_message: true }, 'complete'],
  [{ text_completed: true }, 'complete'],
  [{ status: 'FAILED' }, 'failed'],
  [{ status: 'PENDING' }, 'failed'],
])('an answer that ends with %j is %s', (last, outcome) => {
  const { hear, turns } = hearing(createReader);
  const text = JSON.stringify([{ step_type: 'FINAL', content: { answer: '{"answer":"Hi"}' } }]);
  const isTold = outcome === 'complete';
  const pieces = events({ status: 'PENDING', ...(isTold ? { text } : {}) }, last);
  const body = { query_str: 'x', params: {} };
  hear({
    endpoint: 'ask',
    body,
    pieces,
    contentType: 'text/event-stream',
    reason: isTold ? 'aborted' : 'failed',
  });
  expect(turns[0]?.outcome).toBe(outcome);
});

it('an answer that broke off is under way again while it is read on, and one that ended is not', () => {
  const outcomes = (first: object, reason: 'complete' | 'failed') => {
    const { hear, turns } = hearing(createReader);
    const contentType = 'text/event-stream';
    const body = { query_str: 'x', params: {} };
    hear({ endpoint: 'ask', body, pieces: events({ backend_uuid: 'a', ...first }), contentType, reason });
    const broken = turns[0]?.outcome;
    const pieces = events({ backend_uuid: 'a', status: 'PENDING' });
    const again = hear({ endpoint: 'reconnect', pieces, contentType, reason: null });
    const meanwhile = turns[0]?.outcome;
    again?.end('failed');
    return [broken, meanwhile, turns[0]?.outcome];
  };
  expect(outcomes({ status: 'PENDING' }, 'failed')).toEqual(['failed', 'pending', 'failed']);
  const text = JSON.stringify([{ step_type: 'FINAL', content: { answer: '{"answer":"Hi"}' } }]);
  expect(outcomes({ text, status: 'COMPLETED' }, 'complete')).toEqual(['complete', 'complete', 'complete']);
});
