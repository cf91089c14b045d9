/** One-shot messages, as the background takes them; send.ts is the other end. */
import browser, { type Runtime } from 'webextension-polyfill';
import type { Reply } from '../model/messages/wire.ts';
import { readSender, type Sender } from './sender.ts';

/** Answers every message; the sender is undefined where we don't listen to who it is. */
export function onMessage(answer: (message: unknown, sender: Sender | undefined) => Promise<Reply>): void {
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') };
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, readSender(sender, self)),
  );
}
