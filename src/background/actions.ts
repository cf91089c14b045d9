/** What the extension's own pages ask for, done: each reply says that it is stored. */

import { dayOf } from '../model/calendar/day.ts';
import {
  DONE,
  type HistoryChoices,
  type ImportChoices,
  REFUSED,
  type Reply,
  type RuntimeMessage,
  type Selection,
} from '../model/messages/wire.ts';
import { restOf, type Settings, type SettingsChange } from '../model/settings/settings.ts';
import { noteAdvice } from '../store/coach-changes.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { beginDeletion, beginRestore, stepDeletion } from '../store/deletion.ts';
import { beginHistory, beginHistoryUndo, readHistoryRun, stepHistory } from '../store/histories.ts';
import type { HistoryStaging } from '../store/history-staging.ts';
import { randomId } from '../store/ids.ts';
import { beginImport, readImport, stepImport } from '../store/import.ts';
import { readInstall } from '../store/install.ts';
import { notePause } from '../store/pauses.ts';
import { beginReestimation } from '../store/reestimation.ts';
import type { Database, WriteTransaction } from '../store/schema.ts';
import type { Staging } from '../store/staging.ts';
import { noteWeek } from '../store/weekly-changes.ts';
import type { Backup } from './backup.ts';
import type { Devices } from './devices.ts';
import { finishDeletion } from './finish-deletion.ts';

/** Messages of the extension's own pages. */
export type PageMessage = Exclude<
  RuntimeMessage,
  { readonly type: 'usage/observed' | 'usage/unlisted' | 'consent/asked' | 'tab/late' | 'tab/left' }
>;

/** The store, the settings and the clock (epoch ms) actions work with, and who hears of what they did. */
export interface ActionParts {
  readonly openDatabase: OpenDatabase;
  /** Where pages lay down what is to be taken in. */
  readonly staging: Staging;
  readonly historyStaging: HistoryStaging;
  readonly devices: Devices;
  readonly backup: Backup;
  readonly readSettings: () => Promise<Settings>;
  readonly changeSettings: (change: SettingsChange) => Promise<void>;
  readonly now: () => number;
  /** Called when long work was begun, before the reply. */
  readonly onWork: () => void;
  /** Called when the person agreed, before the reply. */
  readonly onAgreed: () => void;
  /** Called when what the toolbar shows may have changed. */
  readonly onChange: () => void;
}

/** What is noted of an idea. */
const MOMENTS = { 'coach/shown': 'shownAt', 'coach/dismissed': 'dismissedAt' } as const;

/** Does what a page asks for. Rejects where it can't be written. */
export function createActions(parts: ActionParts): (message: PageMessage) => Promise<Reply> {
  const { openDatabase, staging, now, onWork, onChange } = parts;

  const write = async <Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result> =>
    writeTogether(await openDatabase(), work);

  async function remove(selection: Selection): Promise<Reply> {
    const database = await openDatabase();
    await finishDeletion(database, now);
    while (await stepImport(database, staging, now()));
    while (await stepHistory(database, parts.historyStaging));
    await write((transaction) => beginDeletion(transaction, selection, now()));
    return goOn(database);
  }

  async function restore(): Promise<Reply> {
    const isInTime = await write((transaction) => beginRestore(transaction, now()));
    return isInTime ? goOn(await openDatabase()) : REFUSED;
  }

  /** A first step at once: mostly it is all there is to move, and the page reads what it asked for. */
  async function goOn(database: Database): Promise<Reply> {
    await stepDeletion(database, now());
    onWork();
    onChange();
    return DONE;
  }

  return async (message) => {
    switch (message.type) {
      case 'store/open':
        await openDatabase();
        return DONE;
      case 'settings/change':
        return change(message.change, parts);
      case 'history/delete':
        return remove(message.selection);
      case 'history/restore':
        return restore();
      case 'history/rezone':
        return rezone(parts);
      case 'import/begin':
        return beginTaking(message.choices, parts);
      case 'import/step':
        return takeStep(parts);
      case 'brought/begin':
        return beginBringing(message.choices, parts);
      case 'brought/step':
        return bringStep(parts);
      case 'brought/undo':
        return undoBringing(parts);
      case 'devices/join':
      case 'devices/forget':
        return actOnDevices(message, parts);
      case 'backup/write':
      case 'backup/saved':
        return message.type === 'backup/write' ? parts.backup.write() : parts.backup.saved();
      case 'summary/shown':
        await write((transaction) => noteWeek(transaction, 'shown', message.weekStart, dayOf(now())));
        onChange();
        return DONE;
      case 'coach/shown':
      case 'coach/dismissed':
        await write((transaction) =>
          noteAdvice(transaction, message.requestId, MOMENTS[message.type], now()),
        );
        return DONE;
    }
  };
}

/** A pause is put down before it ends and after it began, so that none is lost or lengthened by what fails between. */
async function change(asked: SettingsChange, parts: ActionParts): Promise<Reply> {
  const { openDatabase, readSettings, changeSettings, now, onAgreed } = parts;
  const settle = async () => {
    const rest = restOf(await readSettings());
    await writeTogether(await openDatabase(), (transaction) => notePause(transaction, rest, now()));
  };
  const known = await readSettings();
  // A first yes begins and ends none: it is kept also where the database can't be had yet.
  const settles = restOf(known) !== restOf({ ...known, ...asked });
  if (settles) await settle();
  await changeSettings(asked);
  if (settles) await settle();
  if (asked.consent?.given) onAgreed();
  return DONE;
}

async function rezone({ openDatabase, readSettings, onWork }: ActionParts): Promise<Reply> {
  const { zone } = await readSettings();
  await writeTogether(await openDatabase(), (transaction) =>
    beginReestimation(transaction, { of: 'all', zone }),
  );
  onWork();
  return DONE;
}

async function actOnDevices(
  message: Extract<PageMessage, { readonly type: `devices/${string}` }>,
  { devices }: ActionParts,
): Promise<Reply> {
  await (message.type === 'devices/join' ? devices.join() : devices.forget(message.device));
  return DONE;
}

async function beginTaking(choices: ImportChoices, { openDatabase, now }: ActionParts): Promise<Reply> {
  const database = await openDatabase();
  await finishDeletion(database, now);
  const isBegun = await writeTogether(database, (transaction) => beginImport(transaction, choices));
  return isBegun ? DONE : REFUSED;
}

async function takeStep({ openDatabase, staging, now, onWork, onChange }: ActionParts): Promise<Reply> {
  const database = await openDatabase();
  await stepImport(database, staging, now());
  const run = await readImport(database);
  if (!run) return REFUSED;
  const isDone = run.phase === 'done';
  if (isDone) {
    onWork();
    onChange();
  }
  const { done, taken, stayDeleted, full } = run;
  return { ok: true, imported: { isDone, done, taken, stayDeleted, full } };
}

async function beginBringing(choices: HistoryChoices, parts: ActionParts): Promise<Reply> {
  const database = await parts.openDatabase();
  await finishDeletion(database, parts.now);
  await readInstall(database);
  const isBegun = await writeTogether(database, (transaction) =>
    beginHistory(transaction, choices, randomId(), parts.now()),
  );
  return isBegun ? DONE : REFUSED;
}

async function undoBringing(parts: ActionParts): Promise<Reply> {
  const database = await parts.openDatabase();
  await finishDeletion(database, parts.now);
  return (await writeTogether(database, beginHistoryUndo)) ? DONE : REFUSED;
}

async function bringStep({ openDatabase, historyStaging, onWork, onChange }: ActionParts): Promise<Reply> {
  const database = await openDatabase();
  await stepHistory(database, historyStaging);
  const run = await readHistoryRun(database);
  if (!run) return REFUSED;
  const isDone = run.phase === 'done';
  if (isDone) {
    onWork();
    onChange();
  }
  return { ok: true, brought: { isDone, done: run.done, added: run.counts.added } };
}
