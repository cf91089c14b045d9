import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/metaai/reader.ts';
import { row as metaai } from '../../../src/sites/metaai/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of meta.ai', () => {
  it.each(fixturesOf('metaai'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, metaai, capture)).toEqual([]);
    expect(playedDifferences(createReader, metaai, capture, { rechunk: (text) => text.split('') })).toEqual(
      [],
    );
    const { turns } = playCapture(createReader, metaai, capture);
    const understood = capture.scenario === 'ended-without-answer' ? null : true;
    expect(turns.map((turn) => turn.understood)).toEqual(turns.map(() => understood));
  });

  it('reads the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('metaai')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, metaai, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

function open(tab: TabDouble, endpoint: string, text = '') {
  return createReader(tab)({
    endpoint,
    method: 'POST',
    url: '/',
    body: { kind: 'text', text },
    headers: {},
    at: 0,
  });
}

describe('a prompt on meta.ai', () => {
  it('follows those of its conversation', () => {
    const { requests } = playCapture(createReader, metaai, readFixture('metaai', 'two-turns-one-socket'));
    expect(requests.map(({ intent }) => intent)).toEqual(['new', 'followup']);
  });

  it('is none among the other calls on its address', () => {
    for (const body of ['', '{}', '[]', '{"variables":{"content":"a"}}', 'variables=%7B%7D&a=b']) {
      const tab = new TabDouble();
      expect(open(tab, 'graphql', body)).toBeUndefined();
      expect(tab.turns).toEqual([]);
    }
  });
});

describe('an answer of meta.ai', () => {
  it('is of the stream the page speaks on, also where the site gives its frames a number nobody opened', () => {
    const tab = new TabDouble();
    const reader = open(tab, 'chat');
    const frame = (type: number, number: number, json: string) =>
      new Uint8Array([type, number, 0, ...new TextEncoder().encode(json)]).buffer;
    reader?.frame?.('out', frame(0x0f, 1, `{"req-id":"r","payload":"${btoa('\x12\x04\x12\x02hi')}"}`));
    const sections = [{ id: 'markdown-1', view_model: { primitive: { text: 'Yes' } } }];
    const told = JSON.stringify({ type: 'full', response: { response_id: 'a', sections } });
    reader?.frame?.('in', frame(0x0f, 7, told));
    expect(tab.turns.map((turn) => measuredOf(turn).answers.map(({ length }) => length))).toEqual([[3]]);
  });

  it.each(['id', 'section_id'])('has sections of reasoning, told by their %s', (name) => {
    const tab = new TabDouble();
    const reader = open(tab, 'chat');
    reader?.frame?.('out', `{"req-id":"r","payload":"${btoa('\x12\x04\x12\x02hi')}"}`);
    const section = (id: string, text: string) => ({ [name]: id, view_model: { primitive: { text } } });
    const sections = [
      section('thinking-1', 'Hm'),
      section('markdown-1', 'Yes'),
      section('card-1', 'No text'),
    ];
    reader?.frame?.('in', JSON.stringify({ type: 'full', response: { response_id: 'a', sections } }));
    expect(tab.turns[0]?.reasoning.measuredText).toBe('Hm');
    expect(measuredOf(tab.turns[0] as Turn).answers.map(({ length }) => length)).toEqual([3]);
  });

  it('never makes the reader throw, nor more turns than prompts', () => {
    const object = fc.record({
      type: fc.constantFrom('full', 'patch', 'error', 'x'),
      response: fc.oneof(
        fc.jsonValue(),
        fc.record({ response_id: fc.constantFrom('a', 'b'), sections: fc.jsonValue() }),
      ),
      operations: fc.array(
        fc.record({
          op: fc.constantFrom('delta', 'add'),
          path: fc.constantFrom('/sections/0', '/sections/0/view_model/primitive/text', '/is_complete', '/x'),
          value: fc.jsonValue(),
        }),
      ),
    });
    const frame = fc.oneof(
      object.map((value) => JSON.stringify(value)),
      anyText,
    );
    const prompt = `{"req-id":"r","payload":"${btoa('\x12\x04\x12\x02hi')}"}`;
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.uint8Array()), (frames, noise) => {
        const tab = new TabDouble();
        const reader = open(tab, 'chat');
        reader?.frame?.('out', prompt);
        for (const data of frames) reader?.frame?.('in', data);
        for (const bytes of noise) reader?.frame?.('in', bytes.slice().buffer as ArrayBuffer);
        reader?.end('complete');
        expect(tab.requests).toHaveLength(1);
        expect(tab.turns[0]?.input.measuredText).toBe('hi');
      }),
    );
  });
});
