import { describe, expect, it } from 'vitest';
import { dashboard as en } from '../../../src/i18n/languages/en.ts';
import { dashboard as fr } from '../../../src/i18n/languages/fr.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { periodText, requestText, timeText, whatText, whenText } from '../../../src/ui/shell/about.ts';

const TODAY = '2026-11-22';
/** 09:42 in UTC, by a clock that is an hour ahead. */
const request = (over: Partial<UsageRequest> = {}) =>
  ({
    at: Date.UTC(2026, 10, 22, 9, 42),
    tzOffsetMin: 60,
    day: TODAY,
    site: 'claude',
    model: 'claude-sonnet-5',
    kind: 'text',
    mode: 'standard',
    session: false,
    media: [],
    ...over,
  }) as Partial<UsageRequest> as UsageRequest;

describe('when', () => {
  it('is by the clock it was sent by', () => {
    expect(timeText(request(), en)).toBe('10:42');
    expect(timeText(request({ tzOffsetMin: -600 }), en)).toBe('23:42');
  });

  it.each([
    [TODAY, '10:42', '10\u202fh\u202f42'],
    ['2026-11-21', '21 Nov, 10:42', '21 nov., 10\u202fh\u202f42'],
    ['2025-11-22', '22 Nov 2025, 10:42', '22 nov. 2025, 10\u202fh\u202f42'],
    ['2026-01-01', '1 Jan, 10:42', '1ᵉʳ janv., 10\u202fh\u202f42'],
  ])('names the day where it is not today, and its year where it is not this one: %s', (day, english, french) => {
    expect([whenText(request({ day }), TODAY, en), whenText(request({ day }), TODAY, fr)]).toEqual([
      english,
      french,
    ]);
  });
});

describe('what', () => {
  it.each<[string, Partial<UsageRequest>, string, string]>([
    ['text', {}, 'text', 'texte'],
    ['thinking', { mode: 'reasoning' }, 'thinking', 'réflexion'],
    [
      'a call',
      { session: true, kind: 'audio', media: [{ type: 'audio', count: 1 }] },
      'voice session',
      'session vocale',
    ],
    ['what was made', { kind: 'image', media: [{ type: 'image', count: 1 }] }, '1 image', '1 image'],
    [
      'all that was made',
      {
        media: [
          { type: 'image', count: 2 },
          { type: 'video', count: 1_000 },
        ],
      },
      '2 images, 1,000 videos',
      '2 images, 1\u202f000 vidéos',
    ],
    ['what was asked for where nothing was made', { kind: 'image' }, 'image', 'image'],
  ])('is %s', (_, over, english, french) => {
    expect([whatText(request(over), en), whatText(request(over), fr)]).toEqual([english, french]);
  });
});

describe('a request', () => {
  const names = new Map([['claude', 'Claude']]);

  it('is its day, time, site, model and kind', () => {
    expect(requestText(request(), names, en, '2026-12-31')).toBe(
      'Sunday 22 November, 10:42, Claude, claude-sonnet-5, text',
    );
  });

  it('has its year where that is not this one', () => {
    expect(requestText(request(), names, en, '2027-01-01')).toMatch(/^Sunday 22 November 2026, 10:42, /);
  });

  it('has no model where none was named, and its site’s id where that is no more', () => {
    expect(requestText(request({ model: null, site: 'own:1' }), names, en, '2026-11-22')).toBe(
      'Sunday 22 November, 10:42, own:1, text',
    );
  });
});

it.each([
  ['2026-11-22', '2026-11-22', '2026-11-30', '22 November', '22 novembre'],
  ['2026-11-22', '2026-11-22', '2027-11-30', '22 November 2026', '22 novembre 2026'],
  ['2026-10-24', '2026-11-22', '2026-11-30', '24 October to 22 November', 'du 24 octobre au 22 novembre'],
  [
    '2026-10-24',
    '2026-11-22',
    '2027-11-30',
    '24 October to 22 November 2026',
    'du 24 octobre au 22 novembre 2026',
  ],
  [
    '2026-12-31',
    '2027-01-01',
    '2027-01-01',
    '31 Dec 2026 to 1 Jan 2027',
    'du 31 déc. 2026 au 1ᵉʳ janv. 2027',
  ],
])('the days from %s to %s as seen on %s', (from, to, today, english, french) => {
  expect([periodText({ from, to }, en, today), periodText({ from, to }, fr, today)]).toEqual([
    english,
    french,
  ]);
});
