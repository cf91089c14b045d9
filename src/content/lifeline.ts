/**
 * The thread to the background. After an update or a removal of the extension this script lives on in its tab without
 * one: it then ends itself quietly, and the popup asks for a reload of the tab.
 */
import type { Reply, RuntimeMessage } from '../model/messages/wire.ts';

/** Whether the extension this script belongs to is gone. */
export function isOrphaned(): boolean {
  return chrome.runtime?.id === undefined;
}

/** The background's answer; undefined where nobody was there to give one, or it ended before it did. */
export async function sendToBackground(message: RuntimeMessage): Promise<Reply | undefined> {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
