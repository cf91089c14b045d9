/** `npm start` without a display: the demo plays, the shipped build counts it, the popup says so. */
import { describe, expect, it } from 'vitest';
import { noonClock } from '../harness/clock.ts';
import { playDemo } from '../harness/demo/run.ts';

describe('the demo', () => {
  it('counts every prompt on the three sites and shows them in the popup', async () => {
    // The popup shows what was counted today.
    const { sent, rows, measured } = await playDemo(() => undefined, noonClock());
    expect(rows[0]?.[1]).toBe(`${sent} requests`);
    expect(rows.map(([name]) => name)).toEqual(
      expect.arrayContaining(['ChatGPT', 'Claude', 'Gemini', 'Energy', 'Water']),
    );
    expect(measured, 'only test builds report marks of text').toEqual({});
  });
});
