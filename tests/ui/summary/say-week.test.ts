import { describe, expect, it } from 'vitest';
import { estimateText } from '../../../src/i18n/amounts.ts';
import { summary as en } from '../../../src/i18n/languages/en.ts';
import { summary as fr } from '../../../src/i18n/languages/fr.ts';
import { NOTHING } from '../../../src/model/footprint/range.ts';
import type { Cause } from '../../../src/model/summaries/biggest-cause.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import type { TrendDay } from '../../../src/model/summaries/trend-day.ts';
import type { Change } from '../../../src/model/summaries/week-change.ts';
import type { WeekDay, WeekSummary } from '../../../src/model/summaries/week-summary.ts';
import {
  beforeText,
  capitalWeekday,
  centralText,
  classesIn,
  trendImages,
  upToNow,
  usualName,
  weekDates,
  weekLine,
  weekSentence,
  weekTitle,
} from '../../../src/ui/summary/say-week.ts';
import { dayRow } from '../../model/summaries/week-rows.ts';

const START = '2026-11-16';
const NO_BREAK = '\u00a0';
const NARROW = '\u202f';
const weekOf = (over: Partial<WeekSummary>) => over as WeekSummary;

describe('a week', () => {
  it('has a number and days', () => {
    expect([weekTitle(START, en), weekTitle(START, fr)]).toEqual(['Week 47', 'Semaine 47']);
    expect([weekDates(START, en, START), weekDates(START, fr, START)]).toEqual([
      '16–22 November',
      '16–22 novembre',
    ]);
    expect(weekDates(START, en, '2027-11-16')).toBe('16–22 November 2026');
  });

  it('of another year has it', () => {
    const week = weekOf({ start: START, meteredDays: 7, isOver: true });
    expect(weekLine(week, en, '2027-01-04')).toBe('16–22 November 2026, 7 days counted');
  });

  it.each([
    [7, true, '16–22 November, 7 days counted', '16–22 novembre, 7 jours comptés'],
    [1, false, '16–22 November, 1 day counted so far', '16–22 novembre, 1 jour compté jusqu’ici'],
    [0, true, '16–22 November, 0 days counted', '16–22 novembre, 0 jour compté'],
  ])('of %d metered days, over: %s', (meteredDays, isOver, english, french) => {
    const week = weekOf({ start: START, meteredDays, isOver });
    expect([weekLine(week, en, START), weekLine(week, fr, START)]).toEqual([english, french]);
  });
});

describe('its change', () => {
  const change = (over: Partial<Change>) =>
    weekOf({ cause: null, change: { against: 'before', per: 'week', energyWh: 29, small: false, ...over } });

  it.each<[string, WeekSummary, string | null, string | null]>([
    ['where nothing compares', weekOf({ change: null, cause: null }), null, null],
    [
      'too small',
      change({ small: true, against: 'usual' }),
      'About as much energy as your usual week.',
      'À peu près autant d’énergie qu’une semaine habituelle.',
    ],
    [
      'more',
      change({}),
      `29${NO_BREAK}Wh more than the week before.`,
      `29${NARROW}Wh de plus que la semaine d’avant.`,
    ],
    [
      'less, a day, than usual',
      change({ energyWh: -1_400, against: 'usual', per: 'day' }),
      `1.4${NO_BREAK}kWh a day less than your usual week.`,
      `1,4${NARROW}kWh de moins par jour qu’une semaine habituelle.`,
    ],
  ])('%s', (_, week, english, french) => {
    expect([weekSentence(week, null, en), weekSentence(week, null, fr)]).toEqual([english, french]);
  });
});

describe('all that is said of it', () => {
  const cause: Cause = {
    says: 'explains',
    members: [{ of: 'site', key: 'claude', energyWh: NOTHING, requests: 9, images: 0, videos: 0 }],
    share: 0.95,
    energyWh: 84,
    counts: null,
    isNew: true,
    rival: null,
  };
  const change: Change = { against: 'before', per: 'week', energyWh: 29, small: false };
  const named = new Map([['claude', 'Claude']]);

  it('is its change and its cause, with names or without', () => {
    const week = weekOf({ change, cause });
    expect(weekSentence(week, named, en)).toBe(
      `29${NO_BREAK}Wh more than the week before. Claude, not there before, explains nearly all of it.`,
    );
    expect(weekSentence(week, null, fr)).toBe(
      `29${NARROW}Wh de plus que la semaine d’avant. Un site, absent avant, explique presque tout l’écart.`,
    );
  });

  it('is one of both, or nothing', () => {
    expect(weekSentence(weekOf({ change: null, cause }), named, en)).toMatch(/^Claude, not there/);
    expect(weekSentence(weekOf({ change, cause: null }), named, en)).toMatch(/before\.$/);
    expect(weekSentence(weekOf({ change: null, cause: null }), named, en)).toBeNull();
  });
});

describe('its amounts', () => {
  it('have a range, or none of their own', () => {
    expect(centralText(84, 'energy', en)).toBe(`84${NO_BREAK}Wh`);
    expect(estimateText({ low: 29, central: 84, high: 320 }, 'energy', fr)).toBe(`84${NARROW}Wh (29 à 320)`);
  });
});

describe('its trend day', () => {
  const MINUTE_MS = 60_000;
  const imagesIn = (ms: number | null) =>
    trendImages({ images: 1_022, span: ms === null ? null : { from: 7, to: 7 + ms } } as TrendDay, en);

  it.each([
    [null, '1,022 images.'],
    [0, '1,022 images in 1 minute.'],
    [1.4 * MINUTE_MS, '1,022 images in 1 minute.'],
    [1.5 * MINUTE_MS, '1,022 images in 2 minutes.'],
    [40 * MINUTE_MS, '1,022 images in 40 minutes.'],
  ])('says within what time (%d)', (ms, said) => {
    expect(imagesIn(ms)).toBe(said);
  });

  it('stands at the head of a sentence', () => {
    expect([capitalWeekday('2026-11-17', en), capitalWeekday('2026-11-17', fr)]).toEqual([
      'Tuesday',
      'Mardi',
    ]);
  });
});

it('the classes of its days are each once, in the order of all', () => {
  const dayWith = (...of: WeekDay['classes'][number]['of'][]) =>
    ({ classes: of.map((each) => ({ of: each })) }) as unknown as WeekDay;
  expect(classesIn([dayWith('video'), dayWith(), dayWith('text', 'video')])).toEqual(['text', 'video']);
  expect(classesIn([dayWith()])).toEqual([]);
});

it('says of a week that runs that it is so far', () => {
  const said = (isOver: boolean) => [en, fr].map((words) => upToNow(words.trend.thisWeek, isOver, words));
  expect(said(true)).toEqual(['This week', 'Cette semaine']);
  expect(said(false)).toEqual(['This week so far', 'Cette semaine jusqu’ici']);
});

describe('what a week stands beside', () => {
  const usual = (days: number) => ({ days, requests: 70, energyWh: 9, images: 0, weeks: 4 });
  const before = { meteredDays: 3, totals: totalsOf([dayRow({ requests: 74 })]) };

  it('is the usual week only where that is whole, else as many days', () => {
    expect([usualName(usual(7), en), usualName(usual(7), fr)]).toEqual(['Usual week', 'Semaine habituelle']);
    expect([usualName(usual(5), en), usualName(usual(1), en)]).toEqual(['5 usual days', '1 usual day']);
    expect(usualName(usual(5), fr)).toBe('5 jours habituels');
  });

  it.each([
    [true, '74 the week before', '74 la semaine d’avant'],
    [false, '74 by Wednesday night the week before', '74 au mercredi soir de la semaine d’avant'],
  ])('says how far the week before was counted; over: %s', (isOver, english, french) => {
    const said = (words: typeof en) => beforeText({ before, isOver }, '2026-11-18', words);
    expect([said(en), said(fr)]).toEqual([english, french]);
    expect(beforeText({ before: null, isOver }, '2026-11-18', en)).toBeNull();
  });
});
