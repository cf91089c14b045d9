import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExchanges, type Exchanges } from '../../src/content/tab-exchanges.ts';
import { createTabTurns, type TabTurns } from '../../src/content/tab-turns.ts';
import type { EndReason, TapMessage } from '../../src/model/messages/exchange.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import type { Turn } from '../../src/sites/reading/turn.ts';
import type { ExchangeReader, ExchangeStart } from '../../src/sites/site.ts';

const START = Date.UTC(2026, 10, 23, 10);
const INTERIM_MS = 5_000;

let told: Observation[];
let turns: TabTurns;
let exchanges: Exchanges;
/** What the reader of each exchange is, by what a test says. */
let open: (start: ExchangeStart) => ExchangeReader | undefined;
/** What readers were handed, in order. */
let handed: unknown[][];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  told = [];
  handed = [];
  turns = createTabTurns('claude', (observation) => told.push(observation));
  exchanges = createExchanges(['prompt'], (start) => open(start), turns);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Notes what it is handed. */
const note =
  (name: string) =>
  (...args: unknown[]) =>
    void handed.push([name, ...args]);
const noting = (over: Partial<ExchangeReader> = {}): ExchangeReader => ({
  head: note('head'),
  text: note('text'),
  frame: note('frame'),
  end: note('end'),
  ...over,
});
const turnOf = (key: string): Turn => turns.tab.turn({ key, endpoint: 'prompt', at: START });

const opening = (exchange: number, endpoint = 'prompt') =>
  ({
    type: 'open',
    exchange,
    endpoint,
    method: 'POST',
    url: '/p?q',
    body: { kind: 'text', text: 'hi' },
    headers: { h: 'v' },
  }) as const;
const take = (...messages: TapMessage[]) => {
  for (const message of messages) exchanges.take(message);
};
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (exchange: number, bytes: Uint8Array | string): TapMessage => ({
  type: 'bytes',
  exchange,
  bytes: typeof bytes === 'string' ? encode(bytes) : bytes,
});
const end = (exchange: number, reason: EndReason = 'complete'): TapMessage => ({
  type: 'end',
  exchange,
  reason,
});
const gap = (exchange: number, byteLength: number): TapMessage => ({ type: 'gap', exchange, byteLength });

describe('an exchange', () => {
  it('is opened with what the tap saw of it, and the time', () => {
    open = (start) => void handed.push([start]);
    take(opening(1));
    const { method, url, body, headers } = opening(1);
    expect(handed).toMatchObject([[{ endpoint: 'prompt', method, url, body, headers, at: START }]]);
  });

  it('is handed to its reader in order, each thing as it is', () => {
    open = () => noting();
    const data = new Uint8Array([1]).buffer;
    take(
      opening(1),
      { type: 'head', exchange: 1, status: 201, contentType: 'text/plain' },
      { type: 'text', exchange: 1, text: 'a' },
      { type: 'frame', exchange: 1, direction: 'in', data, event: 'delta' },
      { type: 'frame', exchange: 1, direction: 'out', data: 'b' },
      end(1, 'aborted'),
    );
    expect(handed).toEqual([
      ['head', 201, 'text/plain'],
      ['text', 'a'],
      ['frame', 'in', data, 'delta'],
      ['frame', 'out', 'b', undefined],
      ['end', 'aborted'],
    ]);
  });

  it('is text where its reader reads text, however its characters are cut', () => {
    open = () => noting();
    const [first, ...rest] = encode('é€');
    take(opening(1), bytesOf(1, new Uint8Array([first as number])), bytesOf(1, new Uint8Array(rest)));
    expect(handed).toEqual([
      ['text', ''],
      ['text', 'é€'],
    ]);
  });

  it('is bytes where its reader reads bytes', () => {
    open = () => noting({ bytes: note('bytes') });
    take(opening(1), bytesOf(1, 'ab'));
    expect(handed).toEqual([['bytes', encode('ab')]]);
  });

  it('may have a reader that waits for its end alone', () => {
    open = () => ({ end: note('end') });
    take(
      opening(1),
      { type: 'head', exchange: 1, status: 200, contentType: '' },
      { type: 'text', exchange: 1, text: 'a' },
      { type: 'frame', exchange: 1, direction: 'in', data: 'b' },
      bytesOf(1, 'c'),
      end(1),
    );
    expect(handed).toEqual([['end', 'complete']]);
    expect(told).toEqual([]);
  });

  it('is over at its end, and unknown before it is opened or where nobody reads it', () => {
    open = ({ endpoint }) => (endpoint === 'other' ? undefined : noting());
    take(end(1), opening(1), end(1), end(1), opening(2, 'other'), end(2));
    expect(handed).toEqual([['end', 'complete']]);
  });

  it('is one of two hundred at most: the oldest is let go of', () => {
    open = () => noting();
    for (let i = 1; i <= 201; i++) take(opening(i));
    for (const exchange of [1, 2, 201]) take({ type: 'text', exchange, text: `${exchange}` });
    expect(handed).toEqual([
      ['text', '2'],
      ['text', '201'],
    ]);
  });
});

describe('the turns of an exchange', () => {
  it('are told of while they run, and no more once they are settled', () => {
    open = () => {
      turnOf('a');
      return noting({ end: () => turnOf('a').settle('complete', turns.tab.now()) });
    };
    take(opening(1));
    const revs = () => {
      turns.tell();
      return told.splice(0).map(({ rev }) => rev);
    };
    expect(revs()).toEqual([0]);
    vi.setSystemTime(START + INTERIM_MS);
    take(bytesOf(1, 'a'));
    expect(revs()).toEqual([1]);
    const changed = vi.spyOn(turnOf('a'), 'changed');
    take(end(1));
    expect(revs()).toEqual([2]);
    expect(changed).not.toHaveBeenCalled();
  });

  it('are those of its reader alone', () => {
    open = ({ endpoint }) => {
      turnOf(endpoint);
      return noting();
    };
    take(opening(1, 'a'), opening(2, 'b'));
    take(gap(2, 5));
    expect([turnOf('a').degraded, turnOf('b').degraded]).toEqual([false, true]);
  });

  it('are also those found while it is read', () => {
    open = () => noting({ text: (key) => void turnOf(key) });
    take(opening(1), { type: 'text', exchange: 1, text: 'late' });
    take(gap(1, 5), gap(7, 5));
    expect(turnOf('late').degraded).toBe(true);
  });
});

describe('an exchange that can’t be read', () => {
  const broken = () => {
    throw new Error('made up');
  };

  it.each([
    ['complete', 'complete'],
    ['aborted', 'complete'],
    ['failed', 'failed'],
  ] as const)('is a request all the same if it is a prompt (%s)', (reason, outcome) => {
    open = broken;
    take(opening(1));
    turns.tell();
    expect(told).toMatchObject([
      { endpoint: 'prompt', at: START, outcome: 'pending', understood: false, rev: 0 },
    ]);
    vi.setSystemTime(START + 900);
    take(bytesOf(1, 'a'), end(1, reason));
    turns.tell();
    expect(told).toMatchObject([{}, { outcome, durationMs: 900, understood: false, rev: 1 }]);
  });

  it('is the request its reader began with, not one more', () => {
    open = () => {
      turnOf('begun');
      return broken();
    };
    take(opening(1), end(1));
    turns.tell();
    expect(told).toMatchObject([{ key: 'begun', outcome: 'complete', understood: false }]);
  });

  it('is none if it is no prompt', () => {
    open = broken;
    take(opening(1, 'follow'), end(1));
    turns.tell();
    expect(told).toEqual([]);
  });

  it.each([
    [bytesOf(1, 'a'), 'complete'],
    [{ type: 'head', exchange: 1, status: 200, contentType: '' } as const, 'complete'],
    [end(1, 'aborted'), 'complete'],
    [end(1, 'failed'), 'failed'],
  ])('settles its turns where its reader breaks at %j, and is over', (message, outcome) => {
    open = () => {
      turnOf('a');
      turnOf('b');
      return { head: broken, text: broken, frame: note('frame'), end: broken };
    };
    take(opening(1));
    vi.setSystemTime(START + 70);
    take(message, { type: 'frame', exchange: 1, direction: 'in', data: 'x' });
    turns.tell();
    expect(told).toMatchObject([
      { key: 'a', outcome, durationMs: 70, understood: false },
      { key: 'b', outcome, durationMs: 70, understood: false },
    ]);
    expect(handed).toEqual([]);
  });
});

describe('a part left out', () => {
  const texts = () => handed.filter(([what]) => what === 'text').map(([, text]) => text);

  it.each([
    ['\n\n', 'torn', ''],
    ['\r\n\r\n', 'torn', ''],
    ['\n\n', 'torn', 'next: 1'],
    ['\n', 'torn\n', 'next: 1'],
    ['\r\n', 'torn\r\n', 'next: 1'],
    ['\n', 'torn\r\n\r', 'next: 1'],
  ])('tears an event, which is ended; text goes on after %j', (blank, torn, next) => {
    open = () => noting();
    take(opening(1), { type: 'head', exchange: 1, status: 200, contentType: 'text/event-stream' });
    take(bytesOf(1, 'whole\n\nto'), gap(1, 10), bytesOf(1, torn), bytesOf(1, `${blank}${next}`));
    take(bytesOf(1, 'on\n\nand on'));
    expect(texts()).toEqual(['whole\n\nto', '', `\n\n${next}`, 'on\n\nand on']);
  });

  it('tears nothing of what is no stream of events: its reader goes on with what comes', () => {
    open = () => noting();
    take(opening(1), bytesOf(1, '{"a":1}{'), gap(1, 10), bytesOf(1, '"b":2}'));
    expect(texts()).toEqual(['{"a":1}{', '"b":2}']);
  });

  it('of a socket is missing in the turns that are under way, and tells nothing of how much', () => {
    open = () => {
      turnOf('over').settle('complete', START);
      turnOf('a');
      return noting();
    };
    take(opening(1), { type: 'frame', exchange: 1, direction: 'in', data: 'x' });
    const ratios = [turnOf('over'), turnOf('a')].map((turn) => vi.spyOn(turn, 'leaveOut'));
    take(gap(1, 4_000_000));
    expect(ratios.map(({ mock }) => mock.calls)).toEqual([[], [[0]]]);
  });

  it('is taken to be as dense as what came before it, parts left out included', () => {
    const turn = turnOf('a');
    turns.takeTouched();
    const ratios = vi.spyOn(turn, 'leaveOut').mockImplementation(() => undefined);
    open = () => {
      turnOf('a');
      return noting();
    };
    take(opening(1), gap(1, 50));
    take(bytesOf(1, 'x'.repeat(50)), gap(1, 25), gap(1, 125));
    expect(ratios.mock.calls).toEqual([[0], [0.25], [1]]);
  });
});
