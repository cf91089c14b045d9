/**
 * Documents that were there before the extension, or its new version, came to them: they are not metered until their tab
 * is reloaded. Kept for the session, which ends with the browser, an update, or when the extension is switched off: then
 * it is looked at anew.
 */
import { readItem, writeItem } from '../platform/storage.ts';
import { readTabIds } from '../platform/tabs.ts';

const KEY = 'lateTabs';

/** A tab that is not metered until it is reloaded. */
export interface LateTab {
  /** The browser's number of it. */
  readonly tab: number;
  readonly site: string;
  /** When it said so, epoch ms. */
  readonly at: number;
}

/** By frame: a tab's frames come and go one by one. */
type LateFrames = Readonly<Record<string, LateTab>>;

let changing: Promise<unknown> = Promise.resolve();

/** Those that are open: in Firefox a tab that is closed can't say so any more. */
export async function readLateTabs(): Promise<LateTab[]> {
  const late = Object.values(await readFrames());
  if (late.length === 0) return [];
  const open = await readTabIds();
  return late.filter(({ tab }) => open.has(tab));
}

/** @param frame as in platform/sender.ts */
export function noteLateTab(frame: string, tab: LateTab): Promise<void> {
  return change((frames) => ({ ...frames, [frame]: tab }));
}

/** The document left its frame: what comes there now is metered. */
export function forgetLateTab(frame: string): Promise<void> {
  return change(({ [frame]: _gone, ...others }) => others);
}

/** One change after the other: each writes them all. Only the background changes them. */
function change(edit: (frames: LateFrames) => LateFrames): Promise<void> {
  const changed = changing
    .catch(() => undefined)
    .then(async () => writeItem('session', KEY, edit(await readFrames())));
  changing = changed;
  return changed;
}

async function readFrames(): Promise<LateFrames> {
  return ((await readItem('session', KEY)) ?? {}) as LateFrames;
}
