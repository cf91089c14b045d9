/**
 * What the tap tells is read where the person agreed to it, which the background knows. It is asked as the page begins,
 * since what lies here unread is lost where the tab crashes; after a no that is let go of, and the next prompt asks again.
 */
import { type TapMessage, UNLISTED } from '../model/messages/exchange.ts';
import type { Reply } from '../model/messages/wire.ts';

/** Between questions nobody answered, but for the first two: a background that was ended is started by the next. */
const RETRY_MS = 200;

/** Between the tap and who reads what it tells. */
export interface Gate {
  /** Asks, before there is anything to read. */
  begin(): void;
  /** The next thing the tap saw. */
  push(message: TapMessage): void;
  /** The page goes, maybe before the answer comes: what lies here is read, and the background refuses what it must. */
  hurry(): void;
}

/** Who is asked and told. */
export interface GateParts {
  /** Whether it may be read; undefined where nobody answered. */
  readonly ask: () => Promise<Reply | undefined>;
  readonly read: (message: TapMessage) => void;
  /** It will not be read. */
  readonly letGo: (message: TapMessage) => void;
  /** An exchange that began before the person agreed goes on after: this document is not counted whole. */
  readonly onTorn: () => void;
  /** Whether there will never be an answer. */
  readonly isOver: () => boolean;
}

/** Shut at first; once open it stays so, since what is taken back is refused by the background. */
export function createGate({ ask, read, letGo, onTorn, isOver }: GateParts): Gate {
  let state: 'shut' | 'asking' | 'open' = 'shut';
  let held: TapMessage[] = [];
  /** Exchanges that began unread and are not over. */
  const torn = new Set<number>();

  function release(): TapMessage[] {
    const released = held;
    held = [];
    return released;
  }

  function passBy(message: TapMessage): void {
    const { type, exchange } = message;
    letGo(message);
    if (type === 'open' && mayBePrompt(message)) torn.add(exchange);
    if (type === 'end') torn.delete(exchange);
  }

  async function askUntilAnswered(): Promise<void> {
    state = 'asking';
    let reply = await ask();
    for (let waitMs = 0; !reply && !isOver(); waitMs = RETRY_MS) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      reply = await ask();
    }
    state = reply?.ok ? 'open' : 'shut';
    release().forEach(state === 'open' ? read : passBy);
    if (state === 'open' && torn.size > 0) onTorn();
  }

  return {
    begin() {
      if (state === 'shut') void askUntilAnswered();
    },
    push(message) {
      if (state === 'open') return read(message);
      if (state === 'shut' && !mayBePrompt(message)) return passBy(message);
      held.push(message);
      if (state === 'shut') void askUntilAnswered();
    },
    hurry() {
      if (state === 'asking') release().forEach(read);
    },
  };
}

/** What may be a prompt that is read: a listed request, or what is sent over a listed socket. */
export function mayBePrompt(message: TapMessage): boolean {
  return message.type === 'open'
    ? message.endpoint !== UNLISTED
    : message.type === 'frame' && message.direction === 'out';
}
