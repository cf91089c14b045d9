import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteTrouble } from '../../../src/model/health/health.ts';
import { reportText } from '../../../src/model/health/report.ts';
import { unknownHealth, withUnlisted } from '../../../src/model/health/sighting.ts';
import { answerShape, maskedPath, parseUnlistedRun } from '../../../src/model/health/unlisted.ts';
import { NOON, unlistedRun } from '../samples.ts';

const DAY_MS = 24 * 3_600_000;
const RUN = unlistedRun();
const took = (ms: number) => ({ lastAt: RUN.firstAt + ms });
const SHAPE = {
  method: 'POST',
  path: '/api/*/*/chat/*/ask',
  contentType: 'text/event-stream',
  sizeLog2: 12,
  piecesPerSecond: 20,
} as const;

describe('the shape of an answer nobody lists', () => {
  it('holds words of programs of its path, and of anything else a star', () => {
    expect(answerShape(RUN)).toEqual(SHAPE);
    expect(maskedPath('/v1/jane.doe/threads/how%20to/42')).toBe('/v1/*/threads/*/*');
  });

  it('never holds a part of a path that is in no vocabulary', () => {
    const word = fc.stringMatching(/^[A-Z][\w.%-]{0,30}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (parts) => {
        expect(maskedPath(`/${parts.join('/')}`)).toBe(parts.map(() => '/*').join(''));
      }),
    );
  });

  it.each([
    ['one reply in one piece', { pieces: 1 }],
    ['very little', { byteLength: 99 }],
    ['a file', { byteLength: 40 * 4_097 }],
    ['a reply cut by the network, at once', { contentType: 'application/json', ...took(59) }],
    ['a reply on a slow line', { contentType: 'application/json', byteLength: 40 * 1_001, ...took(1_999) }],
    ['two words of a socket', { method: 'socket', contentType: '', pieces: 3 }],
    ['a reply in frames', { contentType: 'application/json', pieces: 3, byteLength: 300, ...took(300) }],
    ['a method nobody sends prompts by', { method: 'DELETE' }],
  ])('is none of %s', (_, change) => {
    expect(answerShape({ ...RUN, ...change })).toBeUndefined();
  });

  it.each([
    ['a stream in two pieces', { pieces: 2, ...took(0) }],
    ['JSON that is written', { contentType: 'application/json', pieces: 4, byteLength: 400, ...took(60) }],
    ['larger pieces, for long', { contentType: 'application/json', byteLength: 40 * 4_000, ...took(2_000) }],
    ['a socket', { method: 'socket', contentType: '', pieces: 4, byteLength: 400, ...took(60) }],
  ])('is one of %s', (_, change) => {
    expect(answerShape({ ...RUN, ...change })).toMatchObject({ path: SHAPE.path });
  });

  it.each([
    ['an address with a query', { path: '/ask?q=hello' }],
    ['a path with a space', { path: '/how are you' }],
    ['no path', { path: 'ask' }],
    ['a type of two lines', { contentType: 'a\nb' }],
    ['a size that is none', { byteLength: Number.NaN }],
    ['another method', { method: 'GET' }],
  ])('is not read of %s', (_, change) => {
    expect(parseUnlistedRun(RUN)).toEqual(RUN);
    expect(parseUnlistedRun({ ...RUN, ...change })).toBeUndefined();
  });
});

describe('a site that answered where nobody reads', () => {
  const health = withUnlisted(unknownHealth('chatgpt'), RUN, NOON);

  it('may miss counts since then, for a week', () => {
    expect(siteTrouble(health, NOON + DAY_MS)).toEqual({ kind: 'unlisted', since: NOON });
    expect(siteTrouble(health, NOON + 7 * DAY_MS)).toBeNull();
  });

  it('is graver than a volume, and less than a listed answer nobody understands', () => {
    expect(siteTrouble({ ...health, unusualVolumeAt: NOON }, NOON)?.kind).toBe('unlisted');
    const changed = { ...health, misunderstood: 1, misunderstoodSince: NOON, lastMisunderstoodAt: NOON };
    expect(siteTrouble(changed, NOON)?.kind).toBe('changed');
  });

  it('can be reported', () => {
    const day = '2026-11-20';
    const at = NOON + 2 * DAY_MS;
    const facts = { version: '1.2.3', userAgent: 'Mozilla/5.0 Firefox/153.0' };
    const told = withUnlisted(unknownHealth('chatgpt'), RUN, at);
    expect(reportText({ ...facts, health: told })).toBe(`Trottinette 1.2.3, Firefox 153
site: chatgpt
answered on no endpoint we know (* stands for any part of the path that is no common word):
  POST /api/*/*/chat/*/ask
  content type: text/event-stream
  size of the answer: 4096 bytes or more, less than 8192
  pieces a second: 20
  since ${day}, last ${day}
`);
  });
});
