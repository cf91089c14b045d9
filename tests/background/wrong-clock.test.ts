/** A clock that is wrong once deletes nothing, and silences nothing once it is right again. */
import { describe, expect, it } from 'vitest';
import { createChores } from '../../src/background/chores.ts';
import { announceWeek } from '../../src/background/weekly.ts';
import { addDays, dayOf } from '../../src/model/calendar/day.ts';
import type { Settings } from '../../src/model/settings/settings.ts';
import { readKnownDays } from '../../src/store/clock.ts';
import { writeTogether } from '../../src/store/database.ts';
import { noteMetered } from '../../src/store/days-changes.ts';
import { readDueWeek } from '../../src/store/weekly.ts';
import { noteWeek } from '../../src/store/weekly-changes.ts';
import { AGREED_SETTINGS, NOON, someRequest, someRequests } from '../model/samples.ts';
import { newHistoryStaging } from '../store/bringing.ts';
import { contentsOf, fill, newDatabase, noteMeteredOn, sumsOf } from '../store/databases.ts';
import { newStaging } from '../store/importing.ts';

const TODAY = '2026-11-18';
/** Noon of the day, whatever the zone. */
const noonOf = (day: string): number => new Date(`${day}T12:00:00`).getTime();

/** 75 days of use, four requests a day, and the background's work at each start of it. */
async function yearsOfUse(changes: Partial<Settings> = {}) {
  const openDatabase = newDatabase();
  const state = { now: NOON, settings: { ...AGREED_SETTINGS, ...changes }, announced: 0 };
  const requests = someRequests(300, 4);
  await fill(openDatabase, requests);
  await noteMeteredOn(openDatabase, [...new Set(requests.map(({ day }) => day))]);
  const readSettings = async () => state.settings;
  const chores = createChores({
    openDatabase,
    staging: newStaging(),
    historyStaging: newHistoryStaging(),
    readSettings,
    now: () => state.now,
    wakeAt: async () => undefined,
    onProgress: () => undefined,
  });
  /** One start of the background on a day, as main.ts does: the day is noted as metered too. */
  const startOn = async (day: string) => {
    state.now = noonOf(day);
    await writeTogether(await openDatabase(), (transaction) => noteMetered(transaction, day, state.now, []));
    await announceWeek({
      openDatabase,
      readSettings,
      areNotificationsAllowed: async () => true,
      announce: async () => {
        state.announced += 1;
      },
      now: () => state.now,
    });
    await chores.run();
  };
  return { openDatabase, state, requests, startOn };
}

const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

describe('one start with the clock three years ahead', () => {
  it('deletes none of 300 requests, and the day rows stay their exact sums', async () => {
    const { openDatabase, requests, startOn } = await yearsOfUse({ retentionDays: 90 });
    await startOn('2029-11-18');
    await startOn('2026-11-19');
    const stored = await contentsOf(openDatabase);
    expect(stored.requests).toEqual(requests);
    expect(stored.days).toEqual(sumsOf(requests));
    expect(stored.trash).toEqual([]);
  });

  it('silences no summary of a week once it is right again, looked at or told as it may have been', async () => {
    const { openDatabase, state, startOn } = await yearsOfUse({ weeklyNotification: true });
    const database = await openDatabase();
    await noteMeteredOn(openDatabase, ['2029-11-07']);
    await startOn('2029-11-18');
    expect(state.announced).toBe(1);
    await writeTogether(database, (transaction) =>
      noteWeek(transaction, 'shown', '2029-11-12', '2029-11-18'),
    );
    await startOn(TODAY);
    expect(state.announced).toBe(2);
    expect(await readDueWeek(database, AGREED_SETTINGS, TODAY)).toBe('2026-11-09');
    await writeTogether(database, (transaction) => noteWeek(transaction, 'shown', '2026-11-09', TODAY));
    expect(await readDueWeek(database, AGREED_SETTINGS, TODAY)).toBeNull();
    expect((await contentsOf(openDatabase)).meta.weekly).toEqual({
      shown: '2026-11-09',
      notified: '2026-11-09',
    });
  });

  it('forgets no id of what was deleted', async () => {
    const { openDatabase, startOn } = await yearsOfUse();
    await (await openDatabase()).put('meta', NOON, 'gone:deleted');
    await startOn('2029-11-18');
    expect((await contentsOf(openDatabase)).meta['gone:deleted']).toBe(NOON);
  });
});

describe('a clock that stays wrong for days', () => {
  it('takes requests no further than the trash: right again, they are back, and nothing is frozen', async () => {
    const { openDatabase, requests, startOn } = await yearsOfUse({ retentionDays: 30 });
    await startOn(TODAY);
    const kept = requests.filter(({ day }) => day > '2026-10-19');
    for (const day of days('2029-11-18', 4)) await startOn(day);
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
    await startOn('2026-11-19');
    const stored = await contentsOf(openDatabase);
    const expected = kept.filter(({ day }) => day > '2026-10-20');
    expect(stored.requests.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    const ofKept = stored.days.filter(({ day }) => day > '2026-10-20');
    expect(ofKept).toEqual(sumsOf(expected));
  });

  it('counts once what a tab told more of meanwhile', async () => {
    const { openDatabase, requests, startOn } = await yearsOfUse({ retentionDays: 90 });
    for (const day of days('2029-11-18', 2)) await startOn(day);
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
    const newest = requests.at(-1) ?? someRequest();
    const { id, model, site, kind, mode } = newest;
    const at = noonOf('2029-11-19');
    await fill(openDatabase, [someRequest({ id, model, site, kind, mode, at, rev: 1, outputTokens: 999 })]);
    await startOn('2026-11-19');
    const stored = await contentsOf(openDatabase);
    expect(stored.requests).toHaveLength(requests.length);
    expect(stored.requests.find((request) => request.id === id)).toMatchObject({
      outputTokens: 999,
      at: newest.at,
      day: newest.day,
    });
    expect(stored.days).toEqual(sumsOf(stored.requests));
  });

  it('and back: what it says is years ago deletes nothing either', async () => {
    const { openDatabase, requests, startOn } = await yearsOfUse({ retentionDays: 90 });
    for (const day of days('2009-01-01', 3)) await startOn(day);
    await startOn('2026-11-19');
    expect((await contentsOf(openDatabase)).requests).toEqual(requests);
  });
});

describe('what retention takes', () => {
  it('lies in the trash for seven days on which the meter runs, however many pass between them', async () => {
    const { openDatabase, startOn } = await yearsOfUse({ retentionDays: 30 });
    await startOn(TODAY);
    const taken = (await contentsOf(openDatabase)).trash.length;
    expect(taken).toBe(180);
    const ofToday = async () =>
      (await (await openDatabase()).getAllKeys('trash')).filter(([group]) => group === `expired:${TODAY}`)
        .length;
    for (let run = 1; run <= 6; run += 1) await startOn(addDays(TODAY, run * 20));
    expect(await ofToday()).toBe(taken);
    await startOn(addDays(TODAY, 140));
    expect(await ofToday()).toBe(0);
  });

  it('is taken later, but is taken, where a person is away for months each time', async () => {
    const { openDatabase, startOn } = await yearsOfUse({ retentionDays: 30 });
    await startOn('2027-06-01');
    const left = async () => (await contentsOf(openDatabase)).requests.map(({ day }) => day);
    expect((await left())[0]).toBe('2026-10-20');
    await startOn('2027-09-01');
    expect(await left()).toEqual([]);
  });

  it('comes back where a person has them kept for longer', async () => {
    const { openDatabase, state, requests, startOn } = await yearsOfUse({ retentionDays: 30 });
    await startOn(TODAY);
    expect((await contentsOf(openDatabase)).requests).toHaveLength(120);
    state.settings = { ...state.settings, retentionDays: 400 };
    await startOn(TODAY);
    const stored = await contentsOf(openDatabase);
    expect(stored.requests).toEqual(requests);
    expect(stored.days).toEqual(sumsOf(requests));
    expect(stored.trash).toEqual([]);
  });
});

describe('days that are known', () => {
  it('are those of the meter and of requests before today, and rows of days to come', async () => {
    const openDatabase = newDatabase();
    const known = async () => readKnownDays(await openDatabase(), TODAY);
    expect(await known()).toEqual({ before: null, ahead: null });
    await noteMeteredOn(openDatabase, ['2026-11-02', TODAY, '2029-01-01']);
    await fill(openDatabase, [someRequest({ id: 'today' })]);
    expect(await known()).toEqual({ before: '2026-11-02', ahead: null });
    // Across the date line, tomorrow was today.
    await fill(openDatabase, [someRequest({ id: 'tomorrow', at: noonOf('2026-11-19') })]);
    expect(await known()).toEqual({ before: '2026-11-02', ahead: null });
    await fill(openDatabase, [
      someRequest({ id: 'before', at: noonOf('2026-11-16') }),
      someRequest({ id: 'ahead', at: noonOf('2029-11-18') }),
    ]);
    expect(await known()).toEqual({ before: '2026-11-16', ahead: '2029-11-18' });
    expect(dayOf(NOON)).toBe(TODAY);
  });
});
