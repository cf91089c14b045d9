/** One-shot messages to the background. */
import type { Reply, RuntimeMessage } from '../model/messages/wire.ts';
import { browser } from './browser.ts';

/** Tells the background. Where nobody answers, it may later. */
export async function sendMessage(message: RuntimeMessage): Promise<Reply> {
  const reply = await browser.runtime.sendMessage(message).catch(() => undefined);
  return (reply as Reply | undefined) ?? { ok: false, retry: true };
}
