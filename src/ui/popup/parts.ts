/** Parts of the popup that are not needed at once, and when they are. Their code is one file (scripts/build/popup-chunks.ts). */
import { dayOf } from '../../model/calendar/day.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { DEFAULT_SETTINGS } from '../../model/settings/settings.ts';
import { summariseDay } from '../../model/summaries/summary.ts';
import { later } from '../kit/later.tsx';
import type { Reading } from '../sources/today/reading.ts';

/** What is said aside of a usual day, and its words with it. */
const aside = () => import('./aside.tsx');

/** Where `hasNotes`. */
export const Notes = later(async () => (await aside()).spoken((await import('./notes.tsx')).Notes));
/** Where `isNew`. */
export const FirstRun = later(async () => (await aside()).spoken((await import('./first-run.tsx')).FirstRun));
/** Where `isQuiet`. */
export const Zero = later(async () => (await aside()).spoken((await import('./zero.tsx')).Zero));
/** Where the coach has an idea. */
export const CoachCard = later(async () => (await import('./coach-card.tsx')).CoachCard);
/** Where there is a goal. */
export const GoalLine = later(async () => (await aside()).spoken((await import('./goal-line.tsx')).GoalLine));
const insight = () => import('./insight.tsx');
/** Where there is energy. */
export const Insight = later(async () => (await insight()).Insight);
/** Heard, not seen: no frame waits for it. */
export const ClassTable = later(async () => (await import('./class-table.tsx')).ClassTable);
/** Always there, and closed at first: no frame waits for it. */
export const CountingMenu = later(async () =>
  (await aside()).spoken((await import('./counting-menu.tsx')).CountingMenu),
);

/** All is ready, and nothing was ever counted. */
export function isNew({ settings, lastSeen, record }: Reading): boolean {
  return hasAgreed(settings) && lastSeen === null && record.rows.length === 0;
}

/** Nothing was counted today. */
export function isQuiet({ record, now }: Reading): boolean {
  const { requests, sessions } = summariseDay(record, dayOf(now));
  return requests + sessions === 0;
}

/** Whether there is something to say above the day: of the counting, or that a backup is due. */
export function hasNotes(reading: Reading): boolean {
  return reading.backupNote !== null || hasTrouble(reading);
}

/** Whether something is to be said of the counting: no agreement, a trouble, a refusal of the browser, a pause. */
export function hasTrouble({ settings, troubles, blocked, isPaused, here, ...lost }: Reading): boolean {
  return (
    !hasAgreed(settings) ||
    troubles.length > 0 ||
    blocked.length > 0 ||
    isPaused ||
    here?.isOff === true ||
    lost.devicesTrouble ||
    (lost.storageFailedAt ?? lost.historyLostAt) !== null
  );
}

/** Has the parts and their words come while the store is read: the words in the browser's language, which most people read. */
export async function loadAhead(): Promise<void> {
  const [{ loadWords }, { loadAside }] = await Promise.all([insight(), aside()]);
  await Promise.all([loadWords(DEFAULT_SETTINGS), loadAside(DEFAULT_SETTINGS)]);
}

/** Waits for the code and the words of what this reading shows; the menu can come after, and has its words come itself. */
export async function prepare(reading: Reading): Promise<unknown> {
  const { settings, idea } = reading;
  const besides = [
    ...(hasNotes(reading) ? [Notes] : []),
    ...(isNew(reading) ? [FirstRun] : []),
    ...(isQuiet(reading) ? [Zero] : []),
    ...(settings.goal ? [GoalLine] : []),
  ];
  const words = [insight().then(({ loadWords }) => loadWords(settings))];
  if (besides.length > 0) words.push(aside().then(({ loadAside }) => loadAside(settings)));
  const parts = [Insight, ...besides, ...(idea ? [CoachCard] : [])];
  return Promise.all([...words, ...parts.map((part) => part.load())]);
}
