import { describe, expect, it } from 'vitest';
import { announceWeek } from '../../src/background/weekly.ts';
import type { WeekSummary } from '../../src/model/summaries/week-summary.ts';
import { writeTogether } from '../../src/store/database.ts';
import { noteMetered } from '../../src/store/days-changes.ts';
import { noteWeek } from '../../src/store/weekly-changes.ts';
import { AGREED_SETTINGS, NOON, someRequest } from '../model/samples.ts';
import { fill, newDatabase } from '../store/databases.ts';

const WEEK = 7 * 86_400_000;

async function weekly(changes: { wanted?: boolean; allowed?: boolean } = {}) {
  const { wanted = true, allowed = true } = changes;
  const openDatabase = newDatabase();
  const state: { now: number; announced: number; last?: WeekSummary } = { now: NOON, announced: 0 };
  await writeTogether(await openDatabase(), async (transaction) => {
    await noteMetered(transaction, '2026-11-11', NOON - WEEK, []);
    await noteMetered(transaction, '2026-11-18', NOON, []);
  });
  const check = () =>
    announceWeek({
      openDatabase,
      readSettings: async () => ({ ...AGREED_SETTINGS, weeklyNotification: wanted }),
      areNotificationsAllowed: async () => allowed,
      announce: async (_, summary) => {
        state.announced += 1;
        state.last = summary;
      },
      now: () => state.now,
    });
  return { openDatabase, state, check };
}

describe('the notification of a summary', () => {
  it('comes once a week', async () => {
    const { state, check } = await weekly();
    await check();
    await check();
    expect(state.announced).toBe(1);
    state.now = NOON + WEEK;
    await check();
    expect(state.announced).toBe(2);
  });

  it('tells of the week alone, its first day and its last', async () => {
    const { openDatabase, state, check } = await weekly();
    const days = ['2026-11-08', '2026-11-09', '2026-11-15', '2026-11-16', '2026-11-17'];
    const at = (day: string) => new Date(`${day}T12:00`).getTime();
    await fill(
      openDatabase,
      days.map((day) => someRequest({ id: day, at: at(day) })),
    );
    await check();
    expect(state.last).toMatchObject({ start: '2026-11-09', isOver: true, totals: { requests: 2 } });
    expect(state.last?.heaviest.map(({ id }) => id)).toEqual(['2026-11-09', '2026-11-15']);
    expect(state.last?.before?.totals.requests).toBe(1);
  });

  it('does not come for a summary that was looked at', async () => {
    const { openDatabase, state, check } = await weekly();
    await writeTogether(await openDatabase(), (transaction) =>
      noteWeek(transaction, 'shown', '2026-11-09', '2026-11-18'),
    );
    await check();
    expect(state.announced).toBe(0);
  });

  it('is noted once for a week, on its first day too', async () => {
    const { openDatabase } = await weekly();
    const note = async (today: string) =>
      writeTogether(await openDatabase(), (transaction) =>
        noteWeek(transaction, 'shown', '2026-11-16', today),
      );
    expect([await note('2026-11-16'), await note('2026-11-16'), await note('2026-11-22')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([{ wanted: false }, { allowed: false }])('does not come where it is %j', async (changes) => {
    const { state, check } = await weekly(changes);
    await check();
    expect(state.announced).toBe(0);
  });
});
