/** Times of Takeout's pages, told by the letters of a zone: those of the device's own, on nights clocks are put back too. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const HOME = process.env.TZ;
beforeEach(() => vi.resetModules());
afterEach(() => {
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
});

/** As a device there reads it. */
async function readIn(zone: string, text: string): Promise<string | undefined> {
  process.env.TZ = zone;
  const { ofLocalText } = await import('../../src/exports/gemini/local-time.ts');
  const at = ofLocalText(text);
  return at === undefined ? undefined : new Date(at).toISOString();
}

it.each([
  ['Feb 2, 2026, 8:24:02 AM GMT+5:30', '2026-02-02T02:54:02.000Z'],
  ['Feb 2, 2026, 12:10:00 AM GMT+5:45', '2026-02-01T18:25:00.000Z'],
  ['Feb 2, 2026, 8:24:02 PM GMT-3:30', '2026-02-02T23:54:02.000Z'],
  ['Feb 2, 2026, 8:24:02\u202fPM GMT+13', '2026-02-02T07:24:02.000Z'],
  ['29 févr. 2024, 06:30:00 UTC−05:00', '2024-02-29T11:30:00.000Z'],
  ['Oct 25, 2026, 2:30:00 AM CEST', '2026-10-25T00:30:00.000Z'],
  ['Oct 25, 2026, 2:30:00 AM CET', '2026-10-25T01:30:00.000Z'],
  ['Dec 31, 2024, 5:00:00 PM MST', '2025-01-01T00:00:00.000Z'],
  // Canada's, and what programs make of accents and capitals as they save a page.
  ['Feb 2, 2026, 8:24:02 p.m. EST', '2026-02-03T01:24:02.000Z'],
  ['2 Feb 2026, 12:24:02 a.m. GMT+11', '2026-02-01T13:24:02.000Z'],
  ['2 fe\u0301vr. 2026, 08:24:02 CET', '2026-02-02T07:24:02.000Z'],
  ['2 FÉVR. 2026, 08:24:02 CET', '2026-02-02T07:24:02.000Z'],
  ['2 AOU\u0302T 2026, 08:24:02 UTC+2', '2026-08-02T06:24:02.000Z'],
])('reads %s alike wherever the device is', async (text, moment) => {
  for (const zone of ['Australia/Sydney', 'America/St_Johns']) {
    vi.resetModules();
    expect(await readIn(zone, text)).toBe(moment);
  }
});

describe('on a device of the same zone', () => {
  it.each([
    ['Jan 5, 2026, 9:00:00 AM AEDT', '2026-01-04T22:00:00.000Z'],
    ['Jul 5, 2026, 9:00:00 AM AEST', '2026-07-04T23:00:00.000Z'],
    // Clocks are put back, and show it twice.
    ['Apr 5, 2026, 2:30:00 AM AEDT', '2026-04-04T15:30:00.000Z'],
    ['Apr 5, 2026, 2:30:00 AM AEST', '2026-04-04T16:30:00.000Z'],
    // Put forward, they never showed it.
    ['Oct 4, 2026, 2:30:00 AM AEDT', undefined],
    ['Oct 4, 2026, 2:30:00 AM AEST', undefined],
    // Not in that season.
    ['Jul 5, 2026, 9:00:00 AM AEDT', undefined],
    ['Jan 5, 2026, 9:00:00 AM NZDT', undefined],
  ])('Sydney: %s', async (text, moment) => {
    expect(await readIn('Australia/Sydney', text)).toBe(moment);
  });
});

it.each([
  'Europe/Dublin',
  'Asia/Kolkata',
  'Asia/Jerusalem',
])('tells of IST nothing, on a device of %s neither', async (zone) => {
  expect(await readIn(zone, 'Jul 2, 2026, 8:24:02 AM IST')).toBeUndefined();
});

it.each([
  'Feb 30, 2026, 8:24:02 AM CET',
  '31 avr. 2026, 08:24:02 CEST',
  'Feb 2, 2026, 8:60:02 AM GMT+5:30',
  'Nov 31, 2026, 8:24:02 AM AEDT',
])('makes no other day of %s', async (text) => {
  expect(await readIn('Australia/Sydney', text)).toBeUndefined();
});
