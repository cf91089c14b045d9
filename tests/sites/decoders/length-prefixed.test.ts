import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLengthPrefixedDecoder } from '../../../src/sites/decoders/length-prefixed.ts';
import { anyText, cutAt, cuts } from '../played.ts';

/** The frames; 'skipped' for each that was too long. */
function framesIn(...pieces: readonly string[]): unknown[] {
  const frames: unknown[] = [];
  const decoder = createLengthPrefixedDecoder(
    (frame) => frames.push(frame),
    () => frames.push('skipped'),
  );
  for (const piece of pieces) decoder.push(piece);
  decoder.end();
  return frames;
}

/** A frame as Google writes it; `off` falsifies its length. */
function frame(json: string, off = 0): string {
  return `${json.length + 2 + off}\n${json}\n`;
}

const BEGINNING = ")]}'\n\n";

/** Arrays of JSON, some with emoji, some spread over lines as older replies are. */
const frameJson = fc
  .tuple(
    fc.array(fc.jsonValue({ maxDepth: 3 })),
    fc.constantFrom('🍐', 'é', 'wrb.fr', '12\n[3'),
    fc.boolean(),
  )
  .map(([values, word, isSpread]) => JSON.stringify([word, ...values], null, isSpread ? 1 : undefined));

describe('length-prefixed frames', () => {
  it('reads real framing, with the last line feed missing', () => {
    const body =
      ')]}\'\n\n107\n[["wrb.fr","PCck7e","[]",null,null,null,"generic"],["di",317],["af.httprm",317,"4859437413626184299",24]]\n25\n[["e",4,null,null,143]]';
    expect(framesIn(body)).toEqual([
      [
        ['wrb.fr', 'PCck7e', '[]', null, null, null, 'generic'],
        ['di', 317],
        ['af.httprm', 317, '4859437413626184299', 24],
      ],
      [['e', 4, null, null, 143]],
    ]);
  });

  it('counts UTF-16 units from right after the digits', () => {
    const json = '["🍐"]';
    expect(frame(json)).toBe('8\n["🍐"]\n');
    expect(framesIn(BEGINNING + frame(json) + frame('["b"]'))).toEqual([['🍐'], ['b']]);
  });

  it('lets a frame out as soon as its length is reached', () => {
    const frames: unknown[] = [];
    const decoder = createLengthPrefixedDecoder((value) => frames.push(value));
    decoder.push(BEGINNING + frame('["first"]'));
    expect(frames).toEqual([['first']]);
    decoder.push('9\n["sec');
    expect(frames).toHaveLength(1);
  });

  it('reads a frame whose JSON holds a line of digits, by its length', () => {
    expect(framesIn(BEGINNING + frame('[\n12\n]') + frame('[2]'))).toEqual([[12], [2]]);
  });

  it('gives the same frames however the body is cut', () => {
    fc.assert(
      fc.property(fc.array(frameJson, { maxLength: 6 }), cuts, (jsons, places) => {
        const body = BEGINNING + jsons.map((json) => frame(json)).join('');
        expect(framesIn(...cutAt(body, places))).toEqual(jsons.map((json) => JSON.parse(json)));
      }),
    );
  });

  it('gives the same frames cut to single units', () => {
    const body = BEGINNING + frame('["a 🍐", 1]') + frame('[\n12\n]') + frame('[["e"]]');
    expect(framesIn(...body.split(''))).toEqual(framesIn(body));
  });

  it('finds frames by their lines where lengths are wrong', () => {
    const json = fc
      .array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 4 })
      .map((values) => JSON.stringify(values));
    const wrong = fc.tuple(json, fc.integer({ min: -40, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(wrong, { maxLength: 6 }), cuts, (frames, places) => {
        const body =
          BEGINNING + frames.map(([text, off]) => frame(text, Math.max(off, -text.length))).join('');
        expect(framesIn(...cutAt(body, places))).toEqual(frames.map(([text]) => JSON.parse(text)));
      }),
    );
  });

  it('drops a broken frame and reads the next', () => {
    expect(framesIn(`${BEGINNING}${frame('["broken')}${frame('["whole"]')}`)).toEqual([['whole']]);
    expect(framesIn('<html>no</html>\n', frame('["after"]'))).toEqual([['after']]);
    expect(framesIn(frame('["before"]'), '99\n["cut off')).toEqual([['before']]);
  });

  it('never throws, whatever comes', () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom('\n', '12', '12\n[', ']', ")]}'", '999999999\n', '[1]', '\r\n', '-1\n'),
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => void framesIn(...pieces)));
    expect(framesIn(BEGINNING, '[', '['.repeat(400_000), '\n')).toEqual([]);
  });

  it('skips what is longer than any frame, and goes on after it', () => {
    const long = 'x'.repeat(400_000);
    const endless = Array.from({ length: 8 }, () => long);
    expect(framesIn(BEGINNING, '5000000\n["', ...endless, '"]\n', frame('["next"]'))).toEqual([
      'skipped',
      ['next'],
    ]);
    const lines = endless.flatMap((line) => [line, '\n']);
    expect(framesIn(BEGINNING, '5000000\n[', ...lines, ']\n', frame('["next"]'))).toEqual([
      'skipped',
      ['next'],
    ]);
  });
});
