import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseDecoder } from '../../../src/sites/decoders/sse.ts';
import { cutAt, cuts } from '../played.ts';

type Event = [type: string, data: string];

function decode(...pieces: string[]): Event[] {
  const events: Event[] = [];
  const decoder = createSseDecoder((type, data) => events.push([type, data]));
  for (const piece of pieces) decoder.push(piece);
  return events;
}

/** The same of a body that is over. */
function decodeWhole(body: string): Event[] {
  const events: Event[] = [];
  const decoder = createSseDecoder((type, data) => events.push([type, data]));
  decoder.push(body);
  decoder.end();
  decoder.end();
  return events;
}

/** The specification's own words (WHATWG HTML 9.2.6), on the body as a whole. */
function asSpecified(body: string): Event[] {
  const events: Event[] = [];
  let type = '';
  let data: string[] = [];
  // What no line end closes is no line.
  for (const line of body.split(/\r\n|\n|\r/).slice(0, -1)) {
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (line === '') {
      if (data.length > 0) events.push([type || 'message', data.join('\n')]);
      type = '';
      data = [];
    } else if (field === 'data') {
      data.push(value);
    } else if (field === 'event') {
      type = value;
    }
  }
  return events;
}

const bodies = fc
  .array(
    fc.constantFrom(
      'data',
      'event',
      'datas',
      'id',
      ':',
      ': ',
      ' ',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'é\u{1f6b2}',
      'x',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('server-sent events', () => {
  it('reads types and data, joins lines of data, ignores comments and unknown fields', () => {
    const body =
      ': hello\nevent: delta\ndata: one\ndata:two\nid: 7\nretry\n\ndata\n\nevent: lost\n\ndata:  x\n\n';
    expect(decode(body)).toEqual([
      ['delta', 'one\ntwo'],
      ['message', ''],
      ['message', ' x'],
    ]);
  });

  it('reads any body as the specification says, however it is cut', () => {
    fc.assert(
      fc.property(bodies, cuts, (body, places) => {
        expect(decode(...cutAt(body, places))).toEqual(asSpecified(body));
        expect(decode(...body.split(''))).toEqual(asSpecified(body));
      }),
    );
  });

  it('takes a line end that is cut in two for one', () => {
    expect(decode('event: delta\r', '\ndata: x\r', '\n\r', '\n')).toEqual([['delta', 'x']]);
  });

  it('takes the last event without its line ends where it is told that the body ends', () => {
    const whole: string[] = [
      'data: {"a":"é"}',
      'event: end\ndata: {}',
      'data: [DONE]',
      'data: x\ndata',
      'data: ["a"]',
    ];
    const broken: string[] = ['data: {"a":"', 'data: "a', 'data: [{"a":1}', 'event: end', 'dat', ': data'];
    for (const [bodies, expected] of [
      [whole, 2],
      [broken, 1],
    ] as const)
      for (const body of bodies)
        for (const lineEnd of ['', '\n', '\r', '\r\n'])
          expect(decodeWhole(`data: {}\n\n${body}${lineEnd}`), body).toHaveLength(expected);
    expect(decodeWhole('event: end\r\ndata: 1')).toEqual([['end', '1']]);
  });

  it('tells no event twice where the body ends as it should', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(decodeWhole(`${body}\n\n`)).toEqual(asSpecified(`${body}\n\n`));
      }),
    );
  });

  it('drops an event the body does not end', () => {
    expect(decode('data: whole\n\ndata: begun\n')).toEqual([['message', 'whole']]);
  });

  it('skips what is too long to be an event, and reads on after it', () => {
    const long = 'x'.repeat(400_000);
    const line = ['data: ', long, long, long, '\n\n'];
    expect(decode(...line, 'data: next\n\n').at(-1)).toEqual(['message', 'next']);
    expect(decode(...line)).toEqual([]);
    const lines = Array.from({ length: 5 }, () => `data: ${long}\n`);
    expect(decode(...lines, '\n')[0]?.[1]).toHaveLength(800_001);
  });
});
