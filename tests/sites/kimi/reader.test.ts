import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/kimi/reader.ts';
import { row as kimi } from '../../../src/sites/kimi/row.ts';
import { fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, kimi);
describeNonsense(createReader, 'chat', '\0\0\0\0\u0002{"message":{"role":"user","blocks":[]}}', [
  '\0\0\0\0\u001b{"op":"set","mask":"block."}',
  '\0\0\0\0\u000c{"done":null}',
  '\u0002\0\0\0\u0002{}',
]);

describe('captures of Kimi', () => {
  it('read the same however the bytes are cut', () => {
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('kimi')), places, (capture, cuts) => {
        const exchanges = capture.exchanges.map((exchange) => {
          if (exchange.abortAtMs !== undefined) return exchange;
          const bytes = Buffer.concat(
            exchange.chunks.map(({ data, base64 }) => Buffer.from(data, base64 ? 'base64' : 'utf8')),
          );
          const edges = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b)];
          const atMs = exchange.chunks[0]?.atMs ?? 0;
          const chunks = edges.map((edge, index) => {
            return { atMs, base64: true, data: bytes.subarray(edge, edges[index + 1]).toString('base64') };
          });
          return { ...exchange, chunks };
        });
        expect(playedDifferences(createReader, kimi, { ...capture, exchanges })).toEqual([]);
      }),
    );
  });
});

it('a prompt under an older message takes the place of what was there', () => {
  const { requests } = playCapture(createReader, kimi, readFixture('kimi', 'regenerated-and-edited'));
  expect(requests.map(({ intent }) => intent)).toEqual(['followup', 'regenerate', 'edit']);
});
