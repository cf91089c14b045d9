import { describe, expect, it } from 'vitest';
import type { EndReason } from '../../../src/model/messages/exchange.ts';
import { type ObjectState, readObjects } from '../../../src/sites/reading/object-answer.ts';
import { TabDouble } from '../tab-double.ts';
import { newTurn, ROW } from './exchanges.ts';

interface Ending {
  body?: string;
  status?: number;
  reason?: EndReason;
  told?: Partial<ObjectState>;
}

const SAID = '{"text":"Hi"}';

function read({ body = SAID, status = 200, reason = 'complete', told = {} }: Ending) {
  const tab = new TabDouble(3_000);
  const turn = newTurn(1_000);
  const states: ObjectState[] = [];
  const reader = readObjects(tab, turn, ROW, ({ text }, state) => {
    if (states.length === 0) states.push(state);
    if (typeof text !== 'string') return;
    state.understood = true;
    turn.answer().append(text);
  });
  reader.head?.(status, 'application/json; charset=utf-8');
  // What the site tells comes with an object that says nothing else.
  reader.text?.(`{"id":1}${body}`);
  Object.assign(states[0] ?? {}, told);
  reader.end(reason);
  return turn;
}

describe('how an answer of objects ends', () => {
  it.each<[string, string, Ending]>([
    ['complete', 'it is over', {}],
    ['complete', 'the site says so', { told: { done: true } }],
    ['complete', 'the site says so, and the page leaves', { told: { done: true }, reason: 'aborted' }],
    ['complete', 'what is awaited may still come, but it has said something', { told: { awaited: true } }],
    ['pending', 'what is awaited may still come', { body: '', told: { awaited: true, understood: true } }],
    ['stopped', 'the page leaves', { reason: 'aborted' }],
    ['stopped', 'the page leaves what is awaited', { told: { awaited: true }, body: '', reason: 'aborted' }],
    ['failed', 'the network fails', { reason: 'failed' }],
    ['failed', 'it is over, and has said nothing', { body: '', told: { understood: true } }],
    ['complete', 'it can’t be read', { body: '{"canary":1}' }],
    ['failed', 'it can’t be read, and the network fails', { body: '{"canary":1}', reason: 'failed' }],
    ['failed', 'an error after output', { told: { error: 'quota', done: true } }],
    ['refused', 'a refusal before output', { body: '', told: { error: 'quota' } }],
    ['failed', 'an error before output', { body: '', told: { error: 'broken' } }],
    ['refused', 'HTTP 429', { body: '', status: 429 }],
    ['failed', 'HTTP 400', { body: '', status: 400 }],
    ['refused', 'HTTP 400, with words of its own', { body: '', status: 400, told: { error: 'quota' } }],
  ])('%s: %s', (outcome, _, ending) => {
    expect(read(ending).usage(9_000)).toMatchObject({
      outcome,
      durationMs: outcome === 'pending' ? 8_000 : 2_000,
    });
  });

  it.each<[boolean | null, string, Ending]>([
    [true, 'what is known came', {}],
    [true, 'an error is told', { body: '', told: { error: 'broken' } }],
    [true, 'HTTP says no', { body: '', status: 500 }],
    [false, 'nothing known came', { body: '{"canary":1}' }],
    [null, 'the page left', { body: '{"canary":1}', reason: 'aborted' }],
  ])('is understood (%s) where %s', (understood, _, ending) => {
    expect(read(ending).understood).toBe(understood);
  });
});

it('an answer of objects that is not understood is told by its form', () => {
  expect(read({ body: '{"canary":1,"done":1}' }).shape).toEqual({
    status: 200,
    contentType: 'application/json',
    names: ['key:id', 'key:?', 'key:done'],
    sizeLog2: 4,
  });
  expect(read({}).shape).toBeNull();
});

it('an empty body is neither understood nor not', () => {
  const tab = new TabDouble();
  const turn = newTurn();
  const reader = readObjects(tab, turn, ROW, () => undefined);
  reader.text?.('');
  reader.end('complete');
  expect(turn).toMatchObject({ understood: null, shape: null, outcome: 'failed' });
});

it('names sixteen keys of an object, until it understands', () => {
  const row = { ...ROW, vocabulary: Array.from({ length: 20 }, (_, i) => `n${i}`) };
  const turn = newTurn();
  let objects = 0;
  const reader = readObjects(new TabDouble(), turn, row, (_, state) => {
    state.understood = ++objects === 1;
  });
  reader.text?.(JSON.stringify(Object.fromEntries(row.vocabulary.map((name) => [name, 1]))));
  reader.text?.('{"n19":1}');
  reader.end('complete');
  expect(turn.shape?.names).toEqual(row.vocabulary.slice(0, 16).map((name) => `key:${name}`));
});
