import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox, type Outbox } from '../../src/background/outbox.ts';
import type { OutboxEntry } from '../../src/model/messages/outbox.ts';
import { DONE, REFUSED, type Reply, TRY_LATER } from '../../src/model/messages/wire.ts';
import { observation } from '../model/samples.ts';
import { testRecorder } from './recorders.ts';

const ORIGIN = 'https://chatgpt.com';
const entry = (key: string, changes = {}) => ({
  origin: ORIGIN,
  observation: observation({ key, ...changes }),
});

describe('the outbox, as the background finds it', () => {
  let items: Map<string, unknown>;
  let recorded: string[];
  let reply: (key: string) => Reply;
  let outbox: Outbox;
  let removed: string[];
  let layDownForTab: (laid: OutboxEntry) => string | undefined;

  beforeEach(() => {
    layDownForTab = () => undefined;
    items = new Map();
    recorded = [];
    removed = [];
    reply = () => DONE;
    outbox = createOutbox({
      readItems: async () => Object.fromEntries(items),
      removeItems: async (names) => {
        removed.push(...names);
        for (const name of names) items.delete(name);
      },
      layDownForTab: (laid) => layDownForTab(laid),
      record: async ({ key }, origin) => {
        recorded.push(`${key} ${origin}`);
        return reply(key);
      },
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is filed as messages are, and emptied', async () => {
    items.set('told:1', entry('a')).set('told:2', entry('b'));
    await outbox.drain();
    expect(recorded).toEqual([`a ${ORIGIN}`, `b ${ORIGIN}`]);
    expect(items.size).toBe(0);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'told'],
    ['no observation', { origin: ORIGIN }],
    ['an observation with a field missing', { origin: ORIGIN, observation: { key: 'a' } }],
    ['no origin', { observation: observation() }],
    ['an origin that is none', { origin: 'chatgpt.com', observation: observation() }],
    ['a frame without an origin', { origin: 'null', observation: observation() }],
  ])('is read though an entry is %s, which goes', async (_, broken) => {
    items.set('told:1', broken).set('told:2', entry('b'));
    await outbox.drain();
    expect(recorded).toEqual([`b ${ORIGIN}`]);
    expect(items.size).toBe(0);
  });

  it('loses what is refused for good, and keeps what can’t be stored now for the next time', async () => {
    items.set('told:1', entry('a')).set('told:2', entry('b')).set('told:3', entry('c'));
    reply = (key) => (key === 'a' ? REFUSED : key === 'b' ? TRY_LATER : DONE);
    await outbox.drain();
    expect([...items.keys()]).toEqual(['told:2']);
    reply = () => DONE;
    await outbox.drain();
    expect(items.size).toBe(0);
  });

  it('keeps a thousand at the most, of those that can’t be stored now', async () => {
    for (let i = 0; i < 1_001; i++) items.set(`told:${i}`, entry(`${i}`));
    reply = (key) => (Number(key) < 700 ? DONE : TRY_LATER);
    await outbox.drain();
    expect(items.size).toBe(301);
    for (let i = 0; i < 700; i++) items.set(`told:${i}`, entry(`${i}`));
    reply = () => TRY_LATER;
    await outbox.drain();
    expect(items.size).toBe(1_000);
  });

  it('leaves alone what is laid down meanwhile', async () => {
    items.set('told:1', entry('a', { rev: 0 }));
    reply = () => {
      items.set('told:2', entry('a', { rev: 1 }));
      return DONE;
    };
    await outbox.drain();
    expect([...items.keys()]).toEqual(['told:2']);
  });

  it('is emptied once, half a second after the first of many was laid down', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    items.set('told:1', entry('a'));
    const drained = Promise.all([outbox.drainSoon(), outbox.drainSoon()]);
    vi.advanceTimersByTime(499);
    expect(recorded).toEqual([]);
    vi.advanceTimersByTime(1);
    await drained;
    expect(recorded).toEqual([`a ${ORIGIN}`]);
  });

  it.each([
    ['stored', DONE],
    ['refused', REFUSED],
    ['to be sent again', TRY_LATER],
  ])('holds what a tab could not lay down itself until it is %s', async (_, answer) => {
    layDownForTab = (laid) => {
      items.set('told:1', laid);
      return 'told:1';
    };
    reply = () => {
      expect(items.get('told:1'), 'while it is recorded').toEqual(entry('a'));
      return answer;
    };
    const taken = outbox.take(observation({ key: 'a' }), ORIGIN);
    expect(items.size, 'in the same tick').toBe(1);
    expect(await taken).toEqual(answer);
    expect(items.size).toBe(0);
  });

  it('takes nothing away after a message whose tab laid it down itself', async () => {
    expect(await outbox.take(observation({ key: 'a' }), ORIGIN)).toEqual(DONE);
    expect(removed).toEqual([]);
  });

  it('doubles nothing of what came as a message too, and a lower rev found there changes nothing', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ key: 'a', rev: 1, outputTokens: 7 }));
    const records = createOutbox({
      readItems: async () => ({
        'told:1': entry('a', { rev: 1, outputTokens: 7 }),
        'told:2': entry('a', { rev: 0, outcome: 'pending', outputTokens: 0 }),
        'told:3': entry('b'),
      }),
      removeItems: async () => undefined,
      layDownForTab: () => undefined,
      record: recorder.observe,
    });
    await records.drain();
    await records.drain();
    const database = await recorder.openDatabase();
    const requests = await database.getAll('requests');
    expect(requests).toHaveLength(2);
    expect(requests.map(({ outputTokens }) => outputTokens)).toContain(7);
    const days = await database.getAll('days');
    expect(days.reduce((sum, row) => sum + row.requests, 0)).toBe(2);
  });
});
