/**
 * What a page does on the network, as little of it as tells its shape: when, how, how much, and in what light; and what
 * the detector makes of it, which is told as the tap tells it.
 */
import { vi } from 'vitest';
import { createUnlisted } from '../../src/content/unlisted.ts';
import { unknownHealth, withUnlisted } from '../../src/model/health/sighting.ts';
import { parseUnlistedRun, type UnlistedShape } from '../../src/model/health/unlisted.ts';
import { type TapMessage, UNLISTED } from '../../src/model/messages/exchange.ts';
import type { Channel } from '../../src/page/channel.ts';
import { openExchange } from '../../src/page/exchange.ts';
import type { ExchangeReader } from '../../src/sites/site.ts';

/** A request, or a socket from its opening on. */
export interface Happening {
  /** Milliseconds from the beginning. */
  readonly at: number;
  /** Whether the person had just clicked or pressed a key (`navigator.userActivation.isActive`). */
  readonly lit: boolean;
  /** A prompt on an endpoint of the row: the relay starts a turn for it. */
  readonly prompt?: boolean;
  readonly transport: 'http' | 'socket' | 'events';
  readonly method: string;
  readonly path: string;
  /** Media type of the answer. */
  readonly type: string;
  /** Pieces of the answer: milliseconds after the request, and bytes. */
  readonly pieces: readonly (readonly [atMs: number, byteLength: number])[];
  /** Of a socket: milliseconds from its opening, which way, bytes, and whether the person had just acted. */
  readonly frames?: readonly (readonly [atMs: number, direction: string, byteLength: number, lit: boolean])[];
}

type Step = readonly [atMs: number, message: TapMessage | 'prompt'];

/** What is noted of it all, up to an hour after, by relay and background together. Fake timers must be on. */
export function noticedIn(happenings: readonly Happening[]): UnlistedShape[] {
  const now = () => Number(vi.getMockedSystemTime());
  const startAt = now();
  const noted: UnlistedShape[] = [];
  let health = unknownHealth('site');
  function note({ run: told }: { run: unknown }): void {
    const run = parseUnlistedRun(told);
    const changed = run ? withUnlisted(health, run, now()) : health;
    if (changed !== health && changed.unlisted) noted.push(changed.unlisted.shape);
    health = changed;
  }
  vi.stubGlobal('navigator', { userActivation: { isActive: true } });
  vi.stubGlobal('chrome', { runtime: { sendMessage: async (message: { run: unknown }) => note(message) } });
  const follow = createUnlisted('site');
  const readers = new Map<number, ExchangeReader | undefined>();
  function take(message: TapMessage): void {
    const reader = readers.get(message.exchange);
    if (message.type === 'open') readers.set(message.exchange, follow({ ...message, at: now() }));
    else if (message.type === 'head') reader?.head?.(message.status, message.contentType);
    else if (message.type === 'gap') reader?.gap?.(message.byteLength);
  }
  const steps = happenings.flatMap(stepsOf).sort(([one], [other]) => one - other);
  for (const [atMs, message] of steps) {
    vi.advanceTimersByTime(Math.max(0, startAt + atMs - now()));
    if (message === 'prompt') health = { ...health, lastSeenAt: now() };
    else take(message);
  }
  vi.advanceTimersByTime(3_600_000);
  return noted;
}

/** Whether an answer of this type is followed, as the tap has it. */
function isFollowed(contentType: string): boolean {
  const nowhere: Channel = { admit: () => true, post: () => undefined, postBytes: () => undefined };
  const match = { endpoint: UNLISTED, method: 'POST', url: '/', headers: [], events: [] };
  return openExchange(nowhere, match, {}, () => undefined).head(200, contentType);
}

function stepsOf(happening: Happening, exchange: number): Step[] {
  const { at, prompt, transport } = happening;
  if (prompt) return [[at, 'prompt']];
  if (transport === 'socket') return socketSteps(happening, exchange);
  const { lit, method } = happening;
  return lit && (transport === 'events' || method === 'POST') ? answerSteps(happening, exchange) : [];
}

function open(exchange: number, method: string, url: string): TapMessage {
  return { type: 'open', exchange, endpoint: UNLISTED, method, url, body: { kind: 'none' }, headers: {} };
}

function answerSteps({ at, transport, method, path, type, pieces }: Happening, exchange: number): Step[] {
  const isRequest = transport === 'http';
  const headAt = at + (pieces[0]?.[0] ?? 0);
  const opened: Step = [at, open(exchange, isRequest ? method : transport, path)];
  if (isRequest && !isFollowed(type))
    return [opened, [headAt, { type: 'end', exchange, reason: 'complete' }]];
  return [
    opened,
    ...(isRequest ? [[headAt, { type: 'head', exchange, status: 200, contentType: type }] as const] : []),
    ...pieces.map(([atMs, byteLength]): Step => [at + atMs, { type: 'gap', exchange, byteLength }]),
    [at + (pieces.at(-1)?.[0] ?? 0), { type: 'end', exchange, reason: 'complete' }],
  ];
}

function socketSteps({ at, path, frames = [] }: Happening, exchange: number): Step[] {
  return [
    [at, open(exchange, 'socket', path)],
    ...frames
      .filter(([, direction, , lit]) => direction === 'in' || lit)
      .map(([atMs, direction, byteLength]): Step => {
        if (direction === 'in') return [at + atMs, { type: 'gap', exchange, byteLength }];
        return [at + atMs, { type: 'gap', exchange, byteLength: 0 }];
      }),
  ];
}
