import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markText, TextMeter } from '../../../src/sites/reading/text-meter.ts';
import { sentences, tokensOf } from './exchanges.ts';

const TEXT = 'The scooter gets you there. '.repeat(20);

function measured(text: string): TextMeter {
  const meter = new TextMeter();
  meter.append(text);
  return meter;
}

it('takes a snapshot for the whole text, whatever came before it', () => {
  const meter = measured('A draft');
  meter.snapshot('A draft and more');
  expect(meter.measuredText).toBe('A draft and more');
  meter.append('!');
  meter.snapshot('Put differently');
  meter.release();
  meter.snapshot('Put differently, once more');
  expect(meter.measuredText).toBe('Put differently, once more');
  expect(meter.tokens).toBe(measured('Put differently, once more').tokens);
});

it('is the last of its snapshots, however each is like the one before', () => {
  const likely = fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 4 }).map((units) => units.join(''));
  fc.assert(
    fc.property(fc.array(likely, { minLength: 1, maxLength: 6 }), (snapshots) => {
      const meter = new TextMeter();
      for (const text of snapshots) meter.snapshot(text);
      expect(meter.measuredText).toBe(snapshots.at(-1));
      expect(meter.length).toBe(snapshots.at(-1)?.length);
    }),
  );
});

it('is cut in proportion', () => {
  const meter = measured(TEXT);
  const { tokens } = meter;
  meter.truncate(TEXT.length / 2);
  expect(meter.length).toBe(TEXT.length / 2);
  expect(meter.measuredText).toBe(TEXT.slice(0, TEXT.length / 2));
  expect(meter.tokens).toBe(Math.round(tokens / 2));
  meter.append(TEXT.slice(TEXT.length / 2));
  expect(meter.tokens).toBe(Math.round(tokens / 2) + tokensOf(TEXT.slice(TEXT.length / 2)));
  expect(meter.measuredText).toBe(TEXT);
  meter.truncate(TEXT.length * 2);
  expect(meter.length).toBe(TEXT.length);
  meter.truncate(0);
  expect(meter.tokens).toBe(0);
});

it('has the tokens it had where those were looked at before what is cut off came', () => {
  const meter = measured('Let me see. ');
  const { length, exactTokens } = meter;
  expect(exactTokens).not.toBe(Math.round(exactTokens));
  meter.append('xq zvk wpt qqj, xq zvk wpt qqj');
  meter.truncate(length, exactTokens);
  expect([meter.length, meter.exactTokens]).toEqual([length, exactTokens]);
  meter.append('It is 330 metres.');
  expect(meter.tokens).toBe(Math.round(meter.exactTokens));
});

it('stays as it is where it is cut at its end, or beyond', () => {
  const meter = new TextMeter();
  meter.snapshot(TEXT);
  meter.truncate(TEXT.length);
  meter.snapshot(`${TEXT}!`);
  expect([meter.length, meter.tokens]).toEqual([TEXT.length + 1, tokensOf(`${TEXT}!`)]);
});

it('is as dense as the rest where a part was left out, which the next snapshot tells', () => {
  const meter = new TextMeter();
  meter.snapshot(sentences(4));
  meter.leaveOut(0.5);
  expect(meter.tokens).toBe(Math.round(1.5 * tokensOf(sentences(4))));
  expect(meter.length).toBe(sentences(4).length);
  meter.snapshot(sentences(7));
  expect([meter.tokens, meter.measuredText]).toEqual([tokensOf(sentences(7)), sentences(7)]);
});

it('passes a snapshot by that is too long to keep, and takes the longest that is not', () => {
  const meter = measured('Short');
  meter.snapshot('a'.repeat(1_000_001));
  expect(meter.measuredText).toBe('Short');
  meter.snapshot('a'.repeat(1_000_000));
  expect(meter.length).toBe(1_000_000);
});

describe('the text itself', () => {
  it('is kept nowhere unless it is asked for', () => {
    const meter = measured(TEXT);
    expect(meter.kept).toBeNull();
    meter.snapshot('other');
    meter.reset();
    meter.append(TEXT);
    meter.truncate(3);
    meter.release();
    expect(meter.kept).toBeNull();
  });

  it('is kept, where it is asked for, until it is long enough for no coach', () => {
    const meter = new TextMeter();
    meter.kept = '';
    meter.append('What is ');
    meter.append('a river?');
    expect(meter.kept).toBe('What is a river?');
    meter.snapshot('Another');
    expect(meter.kept).toBe('Another');
    meter.append('a'.repeat(3_992));
    meter.append('b');
    meter.append('c');
    expect(meter.kept).toBe(`Another${'a'.repeat(3_992)}b`);
    meter.reset();
    expect(meter.kept).toBe('');
  });

  it('is let go of when all of it is taken back', () => {
    const meter = measured(TEXT);
    meter.reset();
    expect([meter.tokens, meter.length, meter.measuredText]).toEqual([0, 0, '']);
  });
});

// The marks of captures in the test build are made by this.
it('is marked by its length and FNV-1a', () => {
  expect(markText('')).toEqual({ length: 0, hash: '811c9dc5' });
  expect(markText('a')).toEqual({ length: 1, hash: 'e40c292c' });
  expect(markText('foobar')).toEqual({ length: 6, hash: 'bf9cf968' });
});
