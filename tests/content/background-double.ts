/** The background as a content script knows it: it takes messages, and answers them when a test says what. */
import { vi } from 'vitest';
import type { OutboxEntry } from '../../src/model/messages/outbox.ts';
import type { Reply, RuntimeMessage } from '../../src/model/messages/wire.ts';

export class BackgroundDouble {
  /** In the order they came. */
  readonly messages: RuntimeMessage[] = [];
  /** `storage.session`, where the outbox is. */
  readonly session = new SessionDouble();
  readonly #waiting: ((reply: Reply | Error | undefined) => void)[] = [];

  /** Takes the place of the extension until `vi.unstubAllGlobals`. */
  constructor() {
    const sendMessage = (message: RuntimeMessage) => {
      this.messages.push(message);
      return new Promise((resolve, reject) => {
        this.#waiting.push((reply) => (reply instanceof Error ? reject(reply) : resolve(reply)));
      });
    };
    vi.stubGlobal('chrome', {
      runtime: { id: 'trottinette', sendMessage },
      storage: { session: this.session },
    });
  }

  /** Answers the message that waits longest; undefined is what a browser gives where nobody answers. */
  async answer(reply: Reply | Error | undefined): Promise<void> {
    const next = this.#waiting.shift();
    if (!next) throw new Error('no message waits for an answer');
    next(reply);
    // What the script does with the answer are microtasks, all of them before the next task.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The area as far as tabs use it. */
export class SessionDouble {
  readonly items = new Map<string, OutboxEntry>();
  /** Every call, in order. */
  readonly calls: string[] = [];

  async set(entries: Readonly<Record<string, OutboxEntry>>): Promise<void> {
    this.calls.push('set');
    for (const [name, entry] of Object.entries(entries)) this.items.set(name, entry);
  }

  async remove(name: string): Promise<void> {
    this.calls.push('remove');
    this.items.delete(name);
  }
}
