import { afterEach, describe, expect, it, vi } from 'vitest';
import { isOrphaned, sendToBackground } from '../../src/content/lifeline.ts';
import { BackgroundDouble } from './background-double.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the thread to the background', () => {
  it.each([
    ['is there', { runtime: { id: 'trottinette' } }, false],
    ['is cut by an update', { runtime: {} }, true],
    ['is cut where a removal took the whole API', {}, true],
  ])('%s', (_, chrome, orphaned) => {
    vi.stubGlobal('chrome', chrome);
    expect(isOrphaned()).toBe(orphaned);
  });

  it.each([
    ['what the background says', { ok: true }, { ok: true }],
    ['also where it refuses', { ok: false, retry: false }, { ok: false, retry: false }],
    ['nothing where nobody answers', undefined, undefined],
    ['nothing where it can’t be reached', new Error('no receiver'), undefined],
  ] as const)('answers %s', async (_, reply, answer) => {
    const background = new BackgroundDouble();
    const answered = sendToBackground({ type: 'tab/left' });
    await background.answer(reply);
    expect(await answered).toEqual(answer);
    expect(background.messages).toEqual([{ type: 'tab/left' }]);
  });
});
