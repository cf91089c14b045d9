import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/grok/reader.ts';
import { row as grok } from '../../../src/sites/grok/row.ts';
import { createReader as createXReader } from '../../../src/sites/grok-x/reader.ts';
import { row as grokX } from '../../../src/sites/grok-x/row.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe.each([
  { row: grok, create: createReader },
  { row: grokX, create: createXReader },
])('captures of $row.id', ({ row, create }) => {
  it.each(fixturesOf(row.id))('$scenario', (capture) => {
    expect(playedDifferences(create, row, capture)).toEqual([]);
    expect(playedDifferences(create, row, capture, { rechunk: (text) => text.split('') })).toEqual([]);
  });

  it('reads the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf(row.id)), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(create, row, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

const play = (scenario: string) => playCapture(createReader, grok, readFixture('grok', scenario));

describe('a prompt on grok.com', () => {
  it('is told from one that takes its place and from another answer to it', () => {
    const intents = (scenario: string) => play(scenario).requests.map(({ intent }) => intent);
    expect(intents('http-followup-then-edit')).toEqual(['followup', 'edit']);
    expect(intents('ws-two-turns-and-regenerate')).toEqual(['new', 'followup', 'regenerate']);
  });

  it('is one where the page asks for its response again because nothing came', () => {
    const tab = new TabDouble();
    const reader = open(tab, 'gateway');
    const say = (direction: 'in' | 'out', event: object) =>
      reader.frame?.(direction, JSON.stringify({ event }));
    say('out', {
      type: 'response.create',
      item: { role: 'user', content: [{ type: 'input_text', text: 'a' }] },
    });
    say('in', { type: 'error', code: 'internal' });
    expect(tab.requests).toMatchObject([{ outcome: 'failed' }]);
    say('out', { type: 'response.create' });
    say('in', { type: 'response.output_text.done', text: 'Here' });
    say('in', { type: 'response.done', response: { id: 'r', status: 'completed' } });
    expect(tab.requests).toMatchObject([{ outcome: 'complete', intent: 'new' }]);
  });

  it('is of the conversation its socket is told of, also where that had no name when it was sent', () => {
    const tab = new TabDouble();
    const reader = open(tab, 'gateway');
    const say = (direction: 'in' | 'out', event: object) =>
      reader.frame?.(direction, JSON.stringify({ event }));
    reader.frame?.('out', PROMPT);
    say('in', { type: 'conversation.attached', conversation: { id: 'c1' } });
    reader.frame?.('out', PROMPT);
    say('in', { type: 'conversation.attached', conversation: { id: 'c2' } });
    reader.frame?.('out', PROMPT);
    expect(tab.turns.map(({ conversation }) => conversation)).toEqual(['c1', 'c1', 'c2']);
  });

  it('asks for a video of a length and a form', () => {
    const [video] = play('http-video-authored').requests[0]?.media ?? [];
    expect(video).toEqual({
      type: 'video',
      count: 1,
      seconds: 10,
      width: 1280,
      height: 720,
      quality: '720p',
    });
  });

  it('of Imagine has the images of its own', () => {
    const counts = play('imagine-two-prompts-interleaved').requests.map(({ media }) => media[0]?.count);
    expect(counts).toEqual([2, 2]);
  });
});

describe('an answer of Grok', () => {
  it('has failed where its socket broke off', () => {
    const tab = new TabDouble();
    const reader = open(tab, 'gateway');
    reader.frame?.('out', '{"event":{"type":"conversation.item.create","item":{"role":"user"}}}');
    reader.end('failed');
    expect(tab.requests).toMatchObject([{ outcome: 'failed' }]);
  });

  it('that can’t be read is said to be so', () => {
    const tab = new TabDouble();
    const reader = open(tab, 'gateway');
    reader.frame?.('out', '{"event":{"type":"conversation.item.create","item":{"role":"user"}}}');
    reader.frame?.('in', '{"event":{"type":"fresh","text":"canary"}}');
    expect(tab.turns[0]?.shape?.names).toEqual(['type:?']);
    expect(tab.turns[0]?.understood).toBe(false);
  });

  it('never makes the reader throw, nor more turns than prompts', () => {
    const types = [...grok.vocabulary, 'image', 'json', 'conversation.attached'];
    const event = fc.dictionary(
      fc.constantFrom('chunk', 'response', 'image_id', 'id', 'delta', 'text', 'result', 'width', 'error'),
      fc.jsonValue(),
    );
    const frame = fc.oneof(
      fc
        .tuple(fc.constantFrom(...types), event)
        .map(([type, rest]) => JSON.stringify({ event: { type, ...rest } })),
      fc.tuple(fc.constantFrom(...types), event).map(([type, rest]) => JSON.stringify({ ...rest, type })),
      event.map((response) => JSON.stringify({ result: { response } })),
      anyText,
    );
    const endpoint = fc.constantFrom('gateway', 'imagine', 'responses');
    fc.assert(
      fc.property(endpoint, fc.array(frame), (id, frames) => {
        const tab = new TabDouble();
        const reader = open(tab, id);
        const isSocket = id !== 'responses';
        if (isSocket) reader.frame?.('out', PROMPT);
        reader.head?.(200, 'application/json');
        for (const data of frames) isSocket ? reader.frame?.('in', data) : reader.text?.(data);
        reader.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});

const PROMPT =
  '{"type":"conversation.item.create","item":{"role":"user","content":[{"type":"input_text","text":"a"}]}}';

function open(tab: TabDouble, endpoint: string) {
  const reader = createReader(tab)({
    endpoint,
    method: 'POST',
    url: '/rest/app-chat/conversations/new',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  if (!reader) throw new Error('no reader');
  return reader;
}
