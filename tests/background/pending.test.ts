import { describe, expect, it } from 'vitest';
import { cutSilentRequests, SILENCE_MS } from '../../src/background/pending.ts';
import { dayOf } from '../../src/model/calendar/day.ts';
import { AGREED_SETTINGS, NOON, observation } from '../model/samples.ts';
import { contentsOf } from '../store/databases.ts';
import { testRecorder } from './recorders.ts';

const MINUTE = 60_000;

const pending = (changes = {}) =>
  observation({ outcome: 'pending', understood: null, outputTokens: 0, durationMs: 0, ...changes });

describe('a request nobody hears of', () => {
  it('is cut after half an hour, its answer inferred', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending());
    const next = await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + SILENCE_MS);
    expect(next).toBeNull();
    const { requests, days, meta } = await contentsOf(recorder.openDatabase);
    expect(requests).toMatchObject([{ outcome: 'cut', rev: 0, tokenSource: { output: 'inferred' } }]);
    expect(requests[0]?.outputTokens).toBe(350);
    expect(days).toMatchObject([
      { requests: 1, outcomes: { pending: 0, cut: 1 }, outputTokens: requests[0]?.outputTokens },
    ]);
    expect(days[0]?.footprint).toEqual(requests[0]?.footprint);
    expect(Object.keys(meta).filter((name) => name.startsWith('pending:'))).toEqual([]);
  });

  it('keeps what was seen of its answer', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending({ outputTokens: 120 }));
    await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + SILENCE_MS);
    const { requests } = await contentsOf(recorder.openDatabase);
    expect(requests).toMatchObject([
      { outcome: 'cut', outputTokens: 120, tokenSource: { output: 'counted' } },
    ]);
  });

  it('is left alone before, and while there is news', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending());
    recorder.now = NOON + 20 * MINUTE;
    await recorder.observe(pending({ rev: 1, outputTokens: 50 }));
    const next = await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + 49 * MINUTE);
    expect(next).toBe(NOON + 50 * MINUTE);
    expect((await contentsOf(recorder.openDatabase)).requests).toMatchObject([{ outcome: 'pending' }]);
  });

  it('is not kept waiting by a repetition of what was known', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending());
    recorder.now = NOON + 20 * MINUTE;
    await recorder.observe(pending());
    await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + SILENCE_MS);
    expect((await contentsOf(recorder.openDatabase)).requests).toMatchObject([{ outcome: 'cut' }]);
  });

  it('gives way to later news, but not to a repetition', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending());
    await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + SILENCE_MS);
    recorder.now = NOON + 40 * MINUTE;
    await recorder.observe(pending());
    expect((await contentsOf(recorder.openDatabase)).requests).toMatchObject([{ outcome: 'cut' }]);
    await recorder.observe(observation({ rev: 1, outputTokens: 77 }));
    const { requests, days } = await contentsOf(recorder.openDatabase);
    expect(requests).toMatchObject([{ outcome: 'complete', outputTokens: 77, at: NOON }]);
    expect(days).toMatchObject([
      { requests: 1, outcomes: { cut: 0, complete: 1 }, outputTokens: 77, day: dayOf(NOON) },
    ]);
  });

  it('is the only one that is cut', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending({ key: 'silent' }));
    await recorder.observe(observation({ key: 'done' }));
    recorder.now = NOON + 10 * MINUTE;
    await recorder.observe(pending({ key: 'going on' }));
    const next = await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + SILENCE_MS);
    expect(next).toBe(NOON + 40 * MINUTE);
    const { requests } = await contentsOf(recorder.openDatabase);
    expect(requests.map(({ outcome }) => outcome).sort()).toEqual(['complete', 'cut', 'pending']);
    recorder.now = NOON + 25 * MINUTE;
    await recorder.observe(pending({ key: 'begun last' }));
    const first = await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + 39 * MINUTE);
    expect(first, 'whichever is due first').toBe(NOON + 40 * MINUTE);
  });

  it('is cut also beside one that is gone from the store', async () => {
    const recorder = testRecorder();
    await recorder.observe(pending());
    await (await recorder.openDatabase()).put('meta', NOON, 'pending:gone');
    await cutSilentRequests(recorder.openDatabase, AGREED_SETTINGS, NOON + SILENCE_MS);
    expect((await contentsOf(recorder.openDatabase)).requests).toMatchObject([{ outcome: 'cut' }]);
  });
});
