/**
 * Long work, a step at a time: each step is one short transaction that leaves the database right, so that recording
 * gets its turn between two and a worker that dies goes on where it was.
 */
import { addDays, dayOf } from '../model/calendar/day.ts';
import type { Settings } from '../model/settings/settings.ts';
import { readBelievedDay } from '../store/clock.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { readDeletion, stepDeletion } from '../store/deletion.ts';
import { stepHistory } from '../store/histories.ts';
import type { HistoryStaging } from '../store/history-staging.ts';
import { stepImport } from '../store/import.ts';
import { stepReestimation } from '../store/reestimation.ts';
import { stepRetention } from '../store/retention.ts';
import type { Database } from '../store/schema.ts';
import type { Staging } from '../store/staging.ts';
import { forgetGone } from '../store/trash.ts';
import { coalesced } from './coalesced.ts';

/** The store, the settings and the clock (epoch ms) chores work with; who wakes and who hears of them. */
export interface ChoreParts {
  readonly openDatabase: OpenDatabase;
  /** What was laid down of a file and is being taken in: its page may be gone. */
  readonly staging: Staging;
  readonly historyStaging: HistoryStaging;
  readonly readSettings: () => Promise<Settings>;
  readonly now: () => number;
  /** Has the chores run again at a moment (epoch ms), also if the worker has died by then. */
  readonly wakeAt: (when: number) => Promise<void>;
  /** Called when what a person sees may have changed: after the first step, and when all is done. */
  readonly onProgress: () => void;
}

/** An idle worker is ended after half a minute; alarms come no sooner. */
const RESUME_MS = 60_000;
/** Shorter work is done before that; and if not, it goes on at the next start, whatever wakes the worker. */
const STEPS_AN_ALARM = 20;

/** Does all there is to do. What a person waits for comes before what they don't, also when it comes later. */
export function createChores(parts: ChoreParts): { run(): Promise<void> } {
  const { openDatabase, staging, historyStaging, readSettings, now, wakeAt, onProgress } = parts;

  async function step(database: Database): Promise<boolean> {
    if (await stepDeletion(database, now())) return true;
    if (await stepImport(database, staging, now())) return true;
    if (await stepHistory(database, historyStaging)) return true;
    const { retentionDays } = await readSettings();
    const today = await readBelievedDay(database, dayOf(now()));
    const days = today !== null && { today, firstKept: addDays(today, 1 - retentionDays), now: now() };
    return (days && (await stepRetention(database, days))) || stepReestimation(database);
  }

  async function run(): Promise<void> {
    const database = await openDatabase();
    let steps = 0;
    while (await step(database)) {
      steps += 1;
      if (steps === 1) onProgress();
      if (steps % STEPS_AN_ALARM === 0) await wakeAt(now() + RESUME_MS);
    }
    if (steps > 1) onProgress();
    await forgetOld(database);
    const until = (await readDeletion(database))?.until;
    if (until) await wakeAt(until);
  }

  /** What a tab tells of them would bring them back: not by a clock that may be wrong. */
  async function forgetOld(database: Database): Promise<void> {
    const today = dayOf(now());
    if ((await readBelievedDay(database, today)) !== today) return;
    await writeTogether(database, (transaction) => forgetGone(transaction, now()));
  }

  return { run: coalesced(run) };
}
