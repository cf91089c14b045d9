import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/aistudio/reader.ts';
import { row as aistudio } from '../../../src/sites/aistudio/row.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of aistudio', () => {
  it.each(fixturesOf('aistudio'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, aistudio, capture)).toEqual([]);
    expect(playedDifferences(createReader, aistudio, capture, { rechunk: (text) => text.split('') })).toEqual(
      [],
    );
  });

  it('read the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('aistudio')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, aistudio, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

describe('an answer of AI Studio', () => {
  it('never makes the reader throw, and is one', () => {
    const part = fc.oneof(fc.jsonValue(), fc.tuple(fc.constant(null), fc.jsonValue(), fc.jsonValue()));
    const content = fc.array(part).map((parts) => JSON.stringify([[parts], 'model']));
    const body = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      anyText,
    );
    fc.assert(
      fc.property(body, fc.array(fc.oneof(content, anyText)), (text, pieces) => {
        const tab = new TabDouble();
        const reader = createReader(tab)({
          endpoint: 'generate',
          method: 'POST',
          url: '/',
          body: { kind: 'text', text },
          headers: {},
          at: 0,
        });
        for (const piece of pieces) reader?.text?.(piece);
        reader?.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });

  it('is of a request that is told from those before', () => {
    const requests = (scenario: string) =>
      playCapture(createReader, aistudio, readFixture('aistudio', scenario)).requests;
    expect(requests('run-again').map(({ intent }) => intent)).toEqual(['new', 'regenerate']);
    expect(requests('followup-plain')[0]?.contextTokens).toBe(3);
    expect(requests('thinking-and-function-call')[0]?.toolTokens).toBe(9);
  });
});
