import { expect, it } from 'vitest';
import { TextMeter } from '../../../src/sites/reading/text-meter.ts';

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

it('is cut in proportion', () => {
  const meter = measured(TEXT);
  const { tokens } = meter;
  meter.truncate(TEXT.length / 2);
  expect(meter.length).toBe(TEXT.length / 2);
  expect(meter.measuredText).toBe(TEXT.slice(0, TEXT.length / 2));
  expect(Math.abs(meter.tokens - tokens / 2)).toBeLessThanOrEqual(1);
  meter.append(TEXT.slice(TEXT.length / 2));
  expect(Math.abs(meter.tokens - tokens)).toBeLessThanOrEqual(2);
  meter.truncate(TEXT.length * 2);
  expect(meter.length).toBe(TEXT.length);
  meter.truncate(0);
  expect(meter.tokens).toBe(0);
});
