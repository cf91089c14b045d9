import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/bing/reader.ts';
import { row as bing } from '../../../src/sites/bing/row.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences } from '../played.ts';
import { TabDouble } from '../tab-double.ts';

describe('captures of bing', () => {
  it.each(fixturesOf('bing'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, bing, capture)).toEqual([]);
    expect(playedDifferences(createReader, bing, capture, { rechunk: (text) => text.split('') })).toEqual([]);
  });

  it('read the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('bing')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, bing, capture, { rechunk })).toEqual([]);
      }),
    );
  });
});

describe('a prompt on Bing Image Creator', () => {
  it('is one however often its result is asked for, also after it was there', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const ask = (id: string, body: string) => {
      const url = `/images/create/async/results/${id}?q=a`;
      const reader = open({
        endpoint: 'result',
        method: 'GET',
        url,
        body: { kind: 'none' },
        headers: {},
        at: 0,
      });
      reader?.text?.(body);
      reader?.end('complete');
    };
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText, fc.constant('<img src="/th/id/OIG1.a">'))), (bodies) => {
        for (const body of bodies) ask('1-a', body);
      }),
    );
    ask('1-b', '');
    expect(tab.requests.map(({ media }) => media)).toEqual([[{ type: 'image', count: 1 }], []]);
  });
});
