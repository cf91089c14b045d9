import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventDecoder } from '../../../src/sites/decoders/events.ts';
import { anyText, cutAt, cuts } from '../played.ts';

type Event = [type: string, data: unknown];

function decode(...pieces: string[]): Event[] {
  const events: Event[] = [];
  const decoder = createEventDecoder((type, data) => events.push([type, data]));
  for (const piece of pieces) decoder.push(piece);
  return events;
}

const bodies = fc.oneof(
  fc.array(fc.jsonValue()).map((all) => all.map((value) => `data: ${JSON.stringify(value)}\n\n`).join('')),
  fc
    .array(fc.dictionary(fc.string(), fc.jsonValue()))
    .map((all) => all.map((one) => JSON.stringify(one)).join('\n')),
  fc.dictionary(fc.string(), fc.jsonValue()).map((one) => JSON.stringify(one, null, 2)),
  anyText,
);

describe('a body of events or of JSON', () => {
  it('is told by its first character', () => {
    expect(decode(': note\n\nevent: x\ndata: {"a":1}\n\ndata: [DONE]\n\n')).toEqual([
      ['x', { a: 1 }],
      ['message', '[DONE]'],
    ]);
    expect(decode('\n {"a":\n  {"b":"}"}\n}{"c":1}')).toEqual([
      ['', { a: { b: '}' } }],
      ['', { c: 1 }],
    ]);
    expect(decode('[{"a":1},\n{"b":2}]')).toEqual([
      ['', { a: 1 }],
      ['', { b: 2 }],
    ]);
  });

  it('is read the same however it is cut', () => {
    fc.assert(
      fc.property(bodies, cuts, (body, places) => {
        expect(decode(...cutAt(body, places))).toEqual(decode(body));
        expect(decode(...body.split(''))).toEqual(decode(body));
      }),
    );
  });
});
