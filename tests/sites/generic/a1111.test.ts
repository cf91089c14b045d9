/** What a page of Stable Diffusion web UI asks for, and what its queue and its API say of it. */
import { describe, expect, it } from 'vitest';
import type { EndReason } from '../../../src/model/messages/exchange.ts';
import { createReader } from '../../../src/sites/generic/own/a1111.ts';
import { hearing } from '../hearing.ts';

const EVENT = { fn_index: 7, data: ['task(abc)', 'a lighthouse'] };

const INFO = { all_seeds: [1, 2, 3], sd_model_name: 'a-model', width: 64, height: 32, steps: 20 };

/** The end of a run: files of its gallery, and what is told of them. */
const completed = (files: unknown, info: object, more: object = {}) => ({
  event_id: 'e',
  msg: 'process_completed',
  output: { data: [files, JSON.stringify(info)] },
  ...more,
});

/** The turn of a queued run whose stream says this. */
function queued(...messages: readonly object[]) {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'join', body: EVENT, pieces: [{ event_id: 'e' }] });
  hear({
    endpoint: 'queue',
    pieces: messages.map((message) => `data: ${JSON.stringify(message)}\n\n`),
    reason: null,
  });
  return turns[0];
}

describe('a run that is queued', () => {
  it('is a prompt for pictures, by its task; other events of the queue are none', () => {
    const { hear, turns } = hearing(createReader);
    for (const data of [['other', 'x'], [], [7], ['my task(abc)', 'x']])
      expect(hear({ endpoint: 'join', body: { data } })).toBeUndefined();
    hear({ endpoint: 'join', body: EVENT, pieces: [{ event_id: 'e' }] });
    expect(turns.map(({ kind, input, exportKey }) => [kind, input.measuredText, exportKey])).toEqual([
      ['image', 'a lighthouse', 'task(abc)'],
    ]);
  });

  it.each<[string, boolean | null, object]>([
    ['pending', null, { pieces: [{ event_id: 'e' }] }],
    ['pending', false, { pieces: ['<html>'] }],
    ['failed', true, { status: 400 }],
    ['refused', true, { status: 503, pieces: ['queue is at its limit'] }],
    ['stopped', null, { reason: 'aborted' }],
    ['failed', null, { reason: 'failed' }],
  ])('is %s, understood: %s, after %j', (outcome, understood, reply) => {
    const { hear, turns } = hearing(createReader);
    hear({ endpoint: 'join', body: EVENT, ...reply });
    expect(turns.map((turn) => [turn.outcome, turn.understood])).toEqual([[outcome, understood]]);
  });

  it('has made as many pictures as it has seeds and shows, without the grid of them', () => {
    const count = (files: unknown, info: object = {}, more: object = {}) =>
      queued(completed(files, { ...INFO, ...info }, more))?.usage(0).media[0]?.count ?? 0;
    expect(count([{}, {}, {}, {}], { index_of_first_image: 1 })).toBe(3);
    expect(count([{}, {}], { index_of_first_image: 1 })).toBe(1);
    expect(count([{}, {}])).toBe(2);
    expect(count(null)).toBe(3);
    expect(count(null, { all_seeds: Array.from({ length: 70 }, () => 1) })).toBe(64);
    expect(count([{}], {}, { success: false })).toBe(0);
  });

  it('has the shape and the model it is told by', () => {
    expect(queued(completed([{}], INFO))?.usage(0)).toMatchObject({
      outcome: 'complete',
      model: 'a-model',
      media: [{ type: 'image', width: 64, height: 32, steps: 20, count: 1 }],
    });
  });

  it.each<[string, object]>([
    ['failed', completed([{}], INFO, { success: false })],
    ['failed', { event_id: 'e', msg: 'process_completed', output: { data: [[{}], 'no JSON'] } }],
    ['failed', { event_id: 'e', msg: 'process_completed' }],
    ['pending', { event_id: 'e', msg: 'process_starts' }],
    ['pending', completed([{}], INFO, { event_id: 'other' })],
  ])('is %s by %j', (outcome, message) => {
    expect(queued(message)?.outcome).toBe(outcome);
  });

  it('is told by frames where its page has an EventSource', () => {
    const { hear, turns } = hearing(createReader);
    hear({ endpoint: 'join', body: EVENT, pieces: [{ event_id: 'e' }] });
    const stream = hear({ endpoint: 'queue-events', reason: null });
    stream?.frame?.('in', new ArrayBuffer(8));
    stream?.frame?.('in', JSON.stringify(completed([{}], INFO)));
    expect(turns.map(({ outcome }) => outcome)).toEqual(['complete']);
  });
});

describe('a run that has a socket of its own', () => {
  function socketTold(reason: EndReason, ...frames: readonly ['in' | 'out', object][]) {
    const { hear, turns } = hearing(createReader);
    const socket = hear({ endpoint: 'socket', reason: null });
    socket?.frame?.('out', new ArrayBuffer(8));
    for (const [direction, message] of frames) socket?.frame?.(direction, JSON.stringify(message));
    socket?.end(reason);
    return turns.map(({ outcome }) => outcome);
  }

  it.each<[readonly string[], EndReason, readonly ['in' | 'out', object][]]>([
    [[], 'complete', [['in', completed([{}], INFO)]]],
    [
      ['complete'],
      'failed',
      [
        ['out', EVENT],
        ['in', completed([{}], INFO)],
      ],
    ],
    [
      ['stopped'],
      'complete',
      [
        ['out', EVENT],
        ['in', { msg: 'estimation' }],
      ],
    ],
    [['failed'], 'failed', [['out', EVENT]]],
    [
      ['stopped'],
      'complete',
      [
        ['out', EVENT],
        ['out', { data: ['task(other)', 'x'] }],
      ],
    ],
  ])('is %j after a socket that ends as %s', (outcomes, reason, frames) => {
    expect(socketTold(reason, ...frames)).toEqual(outcomes);
  });
});

describe('a run of the API', () => {
  const asked = (body: object, pieces: readonly (string | object)[] = [{ images: ['x'] }]) => {
    const { hear, turns } = hearing(createReader);
    hear({ endpoint: 'api', body, pieces });
    return turns[0]?.usage(0);
  };

  it('has made what was asked for, of the model it names', () => {
    const override_settings = { sd_model_checkpoint: 'a-model' };
    expect(
      asked({ prompt: 'a', batch_size: 2, n_iter: 3, width: 64, height: 32, override_settings }),
    ).toMatchObject({
      intent: 'new',
      model: 'a-model',
      outcome: 'complete',
      media: [{ type: 'image', width: 64, height: 32, count: 6 }],
    });
  });

  it('changes a picture where it is given one', () => {
    expect(asked({ prompt: 'a', init_images: ['x'] })?.intent).toBe('edit');
    expect(asked({ prompt: 'a', init_images: [] })?.intent).toBe('new');
  });

  it('waits where nothing was made, and not where the pictures are too long to be read', () => {
    expect(asked({ prompt: 'a' }, [{ images: [] }])).toMatchObject({ outcome: 'pending', media: [] });
    expect(asked({ prompt: 'a' }, [`{"images":["${'A'.repeat(4_000_000)}"]}`])).toMatchObject({
      outcome: 'complete',
      media: [{ count: 1 }],
    });
  });
});
