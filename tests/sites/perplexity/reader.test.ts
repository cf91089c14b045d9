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

/** The turn of a prompt with these parameters that is answered by these events. */
function turnAfter(params: object, ...told: readonly object[]) {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'ask', body: { query_str: 'x', params }, pieces: events(...told) });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

it.each([
  ['home', 'new'],
  ['modal', 'new'],
  ['default_search', 'new'],
  ['collection', 'new'],
  ['followup', 'followup'],
  ['edit', 'edit'],
  ['retry', 'regenerate'],
  ['other', 'followup'],
])('a prompt from “%s” is %s', (query_source, intent) => {
  expect(turnAfter({ query_source, last_backend_uuid: 'a' }).intent).toBe(intent);
  expect(turnAfter({}).intent).toBe('new');
});

it.each([
  ['pplx_alpha', 'research'],
  ['pplx_agentic_research', 'research'],
  ['pplx_beta', 'agent'],
  ['pplx_asi', 'agent'],
  ['claude45sonnetthinking', 'reasoning'],
  ['pplx_reasoning', 'reasoning'],
  ['turbo', 'standard'],
  [undefined, 'standard'],
])('a prompt for “%s” is of mode %s', (model_preference, mode) => {
  expect(turnAfter({ model_preference }).mode).toBe(mode);
});

it('an error is told by its code', () => {
  expect(turnAfter({}, { error_code: 'RATE_LIMITED' }).outcome).toBe('refused');
  expect(turnAfter({}, { status: 'FAILED' }).outcome).toBe('failed');
});

const markdown = (block: object, intended_usage = 'ask_text') => ({
  blocks: [{ intended_usage, markdown_block: block }],
});
const patched = (field: string, ...patches: readonly object[]) => ({
  blocks: [{ intended_usage: 'ask_text', diff_block: { field, patches } }],
});
const textOf = (...told: readonly object[]) =>
  [...turnAfter({}, ...told).answerMeters.values()].map((meter) => meter.measuredText).join('|');

it.each<[string, string, readonly object[]]>([
  ['whole', 'Hello', [markdown({ chunks: ['Hel', 'lo'] })]],
  [
    'from an offset on',
    'Hello',
    [markdown({ chunks: ['Hel', 'x'] }), markdown({ chunks: ['lo'], chunk_starting_offset: 1 })],
  ],
  ['fewer', 'Hel', [markdown({ chunks: ['Hel', 'lo'] }), markdown({ chunks: ['Hel'] })]],
  ['in one text', 'Hello', [markdown({ chunks: ['x', 'y'] }), markdown({ answer: 'Hello' })]],
  ['none', '', [markdown({ progress: 'DONE' })]],
  [
    'in numbered blocks',
    'Hello you',
    [
      markdown({ answer: 'Hello' }, 'ask_text_0_markdown'),
      markdown({ answer: ' you' }, 'ask_text_1_markdown'),
    ],
  ],
  [
    'by a patch at its end',
    'Hello',
    [markdown({ chunks: ['Hel'] }), patched('markdown_block', { op: 'add', path: '/chunks/-', value: 'lo' })],
  ],
  [
    'by a patch in its place',
    'Hello',
    [
      markdown({ chunks: ['Hel', 'x'] }),
      patched('markdown_block', { op: 'replace', path: '/chunks/1', value: 'lo' }),
    ],
  ],
  [
    'but not by what is removed, of another field, or is no chunk',
    'Hel',
    [
      markdown({ chunks: ['Hel'] }),
      patched(
        'markdown_block',
        { op: 'remove', path: '/chunks/0', value: 'x' },
        { op: 'add', path: '/chunks/a1', value: 'x' },
        { op: 'add', path: '/chunks/1a', value: 'x' },
        { op: 'add', path: '/chunks/12345', value: 'x' },
      ),
      patched('sources_block', { op: 'add', path: '/chunks/-', value: 'x' }),
    ],
  ],
])('chunks are told %s', (_, text, told) => {
  expect(textOf(...told)).toBe(text);
});

it('goals and thoughts are reasoning, the rest of a workflow is the answer', () => {
  const payload = (variant: string, ...chunks: readonly string[]) => ({
    payload: { text_payload: { variant, chunks } },
  });
  const steps = [
    { items: [payload('thinking', 'Hm', 'm'), payload('answer', 'Hel'), {}] },
    { items: [payload('answer', 'lo')] },
  ];
  const turn = turnAfter(
    {},
    { blocks: [{ plan_block: { goals: [{ description: 'Plan' }, {}] } }, { workflow_block: { steps } }] },
  );
  expect(turn.reasoning.measuredText).toBe('PlanHmm');
  expect([...turn.answerMeters.values()].map((meter) => meter.measuredText)).toEqual(['Hello']);
  expect(turn.mode).toBe('reasoning');
});
