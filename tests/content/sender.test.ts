import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSender, type Send, type Sender } from '../../src/content/sender.ts';
import { DONE, REFUSED, TRY_LATER } from '../../src/model/messages/wire.ts';
import { BackgroundDouble } from './background-double.ts';
import { observationOf } from './observations.ts';

describe('sender', () => {
  let background: BackgroundDouble;
  let sender: Sender;
  let send: Send;
  /** What was sent so far, as key and rev. */
  const sent = () =>
    background.messages.map((message) =>
      message.type === 'usage/observed'
        ? `${message.observation.key}${message.observation.rev}`
        : message.type,
    );

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    background = new BackgroundDouble();
    sender = createSender();
    send = sender.send;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('sends an observation at once, as it is', () => {
    const observation = observationOf('a', 0);
    send(observation);
    expect(background.messages).toEqual([{ type: 'usage/observed', observation }]);
  });

  it('has one message of a key under way: of a burst of news only the newest follows', async () => {
    for (let rev = 0; rev < 4; rev++) send(observationOf('a', rev));
    expect(sent()).toEqual(['a0']);
    await background.answer(DONE);
    expect(sent()).toEqual(['a0', 'a3']);
    await background.answer(DONE);
    expect(sent()).toEqual(['a0', 'a3']);
  });

  it('sends at once how it ended, and once, whichever is answered first', async () => {
    send(observationOf('a', 0));
    send({ ...observationOf('a', 1), outcome: 'complete' });
    expect(sent()).toEqual(['a0', 'a1']);
    await background.answer(DONE);
    await background.answer(DONE);
    expect(sent()).toEqual(['a0', 'a1']);
    expect(background.session.items.size).toBe(0);
  });

  it('sends again how it ended where that could not be stored', async () => {
    send(observationOf('a', 0));
    send({ ...observationOf('a', 1), outcome: 'complete' });
    await background.answer(DONE);
    await background.answer(TRY_LATER);
    vi.advanceTimersByTime(200);
    expect(sent()).toEqual(['a0', 'a1', 'a1']);
    await background.answer(DONE);
    expect(background.session.items.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets no key wait for another', () => {
    for (const key of ['a', 'b', 'a', 'c']) send(observationOf(key, 0));
    expect(sent()).toEqual(['a0', 'b0', 'c0']);
  });

  it.each([
    ['stored', DONE],
    ['refused for good', REFUSED],
  ])('sends no more of what is %s, and the next news at once', async (_, reply) => {
    send(observationOf('a', 0));
    await background.answer(reply);
    expect(vi.getTimerCount()).toBe(0);
    expect(sent()).toEqual(['a0']);
    send(observationOf('a', 1));
    expect(sent()).toEqual(['a0', 'a1']);
  });

  it.each([
    ['it is told to try later, after 0.2 s', 200, TRY_LATER],
    ['nobody answers, at once', 0, undefined],
    ['nobody can be reached, at once', 0, new Error('no receiver')],
  ])('tries again where %s; then after 0.4 s and more, in the end every 2 s', async (_, firstMs, reply) => {
    send(observationOf('a', 0));
    await background.answer(reply);
    vi.advanceTimersByTime(firstMs);
    let tries = 2;
    expect(sent()).toHaveLength(tries);
    for (const delayMs of [400, 800, 1_600, 2_000, 2_000]) {
      await background.answer(reply);
      vi.advanceTimersByTime(delayMs - 1);
      expect(sent()).toHaveLength(tries);
      vi.advanceTimersByTime(1);
      expect(sent()).toHaveLength(++tries);
    }
  });

  it('tries again with the newest news, and not before its time', async () => {
    send(observationOf('a', 0));
    await background.answer(TRY_LATER);
    send(observationOf('a', 1));
    expect(sent()).toEqual(['a0']);
    vi.advanceTimersByTime(200);
    expect(sent()).toEqual(['a0', 'a1']);
    await background.answer(DONE);
    expect(sent()).toEqual(['a0', 'a1']);
  });

  it('starts anew with the shortest delay once it has got through', async () => {
    send(observationOf('a', 0));
    await background.answer(TRY_LATER);
    vi.advanceTimersByTime(200);
    send(observationOf('a', 1));
    await background.answer(DONE);
    await background.answer(TRY_LATER);
    vi.advanceTimersByTime(200);
    expect(sent()).toEqual(['a0', 'a0', 'a1', 'a1']);
  });

  it('as the page goes away sends at once all that is not stored, what is under way once more', async () => {
    for (const key of ['a', 'b', 'c', 'd']) send(observationOf(key, 0));
    send(observationOf('a', 1));
    await background.answer(TRY_LATER);
    await background.answer(TRY_LATER);
    await background.answer(DONE);
    expect(sent().splice(4)).toEqual([]);
    sender.sendAll();
    expect(sent().splice(4)).toEqual(['a1', 'b0', 'd0']);
  });

  it('keeps the newest of a key in the outbox until it is stored, or refused for good', async () => {
    const lying = () =>
      [...background.session.items.values()].map(({ observation: { key, rev } }) => key + rev);
    send(observationOf('a', 0));
    expect(lying()).toEqual(['a0']);
    send(observationOf('a', 1));
    send(observationOf('b', 0));
    expect(lying()).toEqual(['a1', 'b0']);
    await background.answer(DONE);
    expect(lying()).toEqual(['a1', 'b0']);
    await background.answer(REFUSED);
    expect(lying()).toEqual(['a1']);
    await background.answer(undefined);
    expect(lying()).toEqual(['a1']);
    vi.advanceTimersByTime(0);
    await background.answer(DONE);
    expect(lying()).toEqual([]);
  });

  it('ends quietly where the extension is gone', async () => {
    send(observationOf('a', 0));
    await background.answer(TRY_LATER);
    vi.stubGlobal('chrome', { runtime: {} });
    vi.advanceTimersByTime(200);
    send(observationOf('b', 0));
    expect(sent()).toEqual(['a0']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
