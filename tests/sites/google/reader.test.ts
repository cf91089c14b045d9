import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/google/reader.ts';
import { row as google } from '../../../src/sites/google/row.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences } from '../played.ts';
import { TabDouble } from '../tab-double.ts';

describe('captures of google', () => {
  it.each(fixturesOf('google'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, google, capture)).toEqual([]);
    expect(playedDifferences(createReader, google, capture, { rechunk: (text) => text.split('') })).toEqual(
      [],
    );
  });

  it('read the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('google')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, google, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

describe('an answer of AI Mode', () => {
  it('that can’t be read is said to be so, and counts', () => {
    const [first] = answered('<div>fresh</div>').turns;
    expect(first?.understood).toBe(false);
    expect(first?.usage(0)).toMatchObject({ outcome: 'complete', tokenSource: { output: 'inferred' } });
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(anyText, (html) => {
        expect(answered(`<p data-subtree="aimc">${html}`).requests).toHaveLength(1);
      }),
    );
  });
});

function answered(html: string): TabDouble {
  const tab = new TabDouble();
  const reader = createReader(tab)({
    endpoint: 'answer',
    method: 'GET',
    url: '/async/folif?udm=50&q=a',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  reader?.text?.(html);
  reader?.end('complete');
  return tab;
}
