/** Parts of the popup that are not needed at once, and when they are. */
import { hasAgreed } from '../../model/settings/consent.ts';
import { later } from '../kit/later.tsx';
import type { Reading } from '../sources/today/reading.ts';

/** Where `hasNotes`. */
export const Notes = later(async () => (await import('./notes.tsx')).Notes);
/** Where `isNew`. */
export const FirstRun = later(async () => (await import('./first-run.tsx')).FirstRun);
/** Where the coach has an idea. */
export const CoachCard = later(async () => (await import('./coach-card.tsx')).CoachCard);
const insight = () => import('./insight.tsx');
/** Where there is energy. Its code comes while the store is read. */
export const Insight = later(async () => (await insight()).Insight);
/** Always there, and closed at first: no frame waits for it. */
export const CountingMenu = later(async () => (await import('./counting-menu.tsx')).CountingMenu);

/** All is ready, and nothing was ever counted. */
export function isNew({ settings, lastSeen, record }: Reading): boolean {
  return hasAgreed(settings) && lastSeen === null && record.rows.length === 0;
}

/** Whether there is something to say of the counting: no agreement, a trouble, a refusal of the browser, a pause. */
export function hasNotes({ settings, troubles, blocked, isPaused, here, ...lost }: Reading): boolean {
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

/** Waits for the code of what this reading shows; the menu can come after. */
export async function prepare(reading: Reading): Promise<unknown> {
  const { loadWords } = await insight();
  const needed = [
    Insight,
    { load: () => loadWords(reading.settings) },
    ...(hasNotes(reading) ? [Notes] : []),
    ...(isNew(reading) ? [FirstRun] : []),
    ...(reading.idea ? [CoachCard] : []),
  ];
  return Promise.all(needed.map((part) => part.load()));
}
