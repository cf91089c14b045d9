/**
 * The thread to the background. After an update or a removal of the extension this script lives on in its tab without
 * one: it then ends itself quietly, and the popup asks for a reload of the tab.
 */
import type { Reply, RuntimeMessage } from '../model/messages/wire.ts';

/** Whether the extension this script belongs to is gone. */
export function isOrphaned(): boolean {
  return chrome.runtime?.id === undefined;
}

/** The background's answer; that it could not be reached may pass. */
export async function sendToBackground(message: RuntimeMessage): Promise<Reply> {
  try {
    const reply: Reply | undefined = await chrome.runtime.sendMessage(message);
    if (reply) return reply;
  } catch {
    // As below: nobody was there to answer.
  }
  return { ok: false, retry: true };
}
