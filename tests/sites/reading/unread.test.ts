/** Prompts whose answers are not read: how each ends, by what is seen of its answer from outside. */
import { describe, expect, it } from 'vitest';
import { createJobs } from '../../../src/sites/reading/jobs.ts';
import { countMedia, countPrompt } from '../../../src/sites/reading/unread.ts';
import { TabDouble } from '../tab-double.ts';
import { exchange, ROW } from './exchanges.ts';

type Ending = readonly [status: number, contentType: string, reason: 'complete' | 'aborted' | 'failed'];

describe('a prompt for words', () => {
  function counted(...[status, contentType, reason]: Ending) {
    const tab = new TabDouble(3_000);
    const asked = { key: null, intent: 'new', model: 'asked', texts: ['hi'] } as const;
    const reader = countPrompt(tab, ROW, exchange(), asked);
    reader.head?.(status, contentType);
    reader.text?.('canary');
    reader.end(reason);
    return tab.turns.map((turn) => ({
      ...turn.usage(tab.clock),
      understood: turn.understood,
      shape: turn.shape,
    }))[0];
  }

  it.each<[string, boolean, string | null, Ending]>([
    ['complete', true, 'asked', [200, 'text/event-stream', 'complete']],
    ['complete', true, 'asked', [399, 'application/x-NDJSON', 'complete']],
    ['complete', true, null, [200, 'application/json', 'complete']],
    ['stopped', true, 'asked', [200, 'text/event-stream', 'aborted']],
    ['failed', true, 'asked', [200, 'text/event-stream', 'failed']],
    ['complete', false, null, [200, 'Text/HTML; charset=utf-8', 'complete']],
    ['complete', true, null, [200, 'application/x-text/html', 'complete']],
    ['failed', true, null, [400, 'text/event-stream', 'complete']],
    ['refused', true, null, [429, 'text/html', 'aborted']],
  ])('is %s, understood: %s, by %j, after %j', (outcome, understood, model, ending) => {
    expect(counted(...ending)).toMatchObject({
      outcome,
      understood,
      model,
      tokenSource: { output: 'inferred' },
    });
  });

  it('is told by its form where a page came in its place', () => {
    const shape = { status: 200, contentType: 'text/html', names: [], sizeLog2: 2 };
    expect(counted(200, 'text/html', 'complete')?.shape).toEqual(shape);
    expect(counted(200, 'application/json', 'complete')?.shape).toBeNull();
  });
});

describe('a prompt for media', () => {
  function counted(reply: string, contentType: string, isReply?: boolean) {
    const tab = new TabDouble();
    const asked = { key: null, intent: 'new', texts: [], media: { type: 'image' }, count: 2 } as const;
    const reader = countMedia(createJobs(tab, ROW), exchange(), asked, isReply);
    reader.head?.(200, contentType);
    reader.text?.(reply);
    reader.end('complete');
    return tab.turns.map((turn) => [turn.outcome, turn.understood, turn.usage(0).media[0]?.count ?? 0])[0];
  }

  it.each<[string, boolean, number, string, string, boolean | undefined]>([
    ['pending', true, 2, '{"id":1}', 'application/json', undefined],
    ['complete', true, 2, '{"id":1}', 'application/json', true],
    ['refused', true, 0, '{"error":"quota"}', 'application/json', true],
    ['complete', false, 0, '<html>', 'text/html', undefined],
    ['pending', true, 2, '<html>', 'x-text/html', undefined],
  ])('is %s, understood: %s, with %i made, after %s of %s', (outcome, understood, made, reply, type, isReply) => {
    expect(counted(reply, type, isReply)).toEqual([outcome, understood, made]);
  });

  it.each<[string, object]>([
    ['refused', { error: { code: 'quota' }, data: { id: 1 } }],
    ['refused', { success: false, message: 'quota', errmsg: 'other' }],
    ['refused', { success: false, message: '', errmsg: 'quota', statusInfo: { message: 'other' } }],
    ['refused', { success: false, statusInfo: { message: 'quota' } }],
    ['refused', { success: false, message: 'quota', data: { id: 1 } }],
    ['refused', { data: null, message: 'quota' }],
    ['refused', { data: {}, message: 'quota' }],
    ['pending', { data: { id: 1 }, message: 'quota' }],
    ['pending', { message: 'quota' }],
    ['pending', { success: true, message: 'quota' }],
    ['pending', { success: false }],
    ['pending', { data: null }],
    ['pending', { error: null }],
    ['pending', { error: '' }],
  ])('is %s after %j', (outcome, reply) => {
    expect(counted(JSON.stringify(reply), 'application/json')?.[0]).toBe(outcome);
  });
});
