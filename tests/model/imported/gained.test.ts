/** What a request that was cut gains from a file, and what of it no file takes away. */
import { describe, expect, it } from 'vitest';
import { gained } from '../../../src/model/imported/gained.ts';
import { IMPORTED_DEVICE } from '../../../src/model/imported/imported.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { someRequest } from '../samples.ts';

const COUNTED = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;
const cut = (changes: Partial<UsageRequest>) => someRequest({ site: 'gemini', outcome: 'cut', ...changes });
const told = (changes: Partial<UsageRequest>) =>
  someRequest({ site: 'gemini', device: IMPORTED_DEVICE, provenance: 'export', ...changes });

describe('a request that was cut', () => {
  it('keeps the model it was sent to where the file names none, and takes a name the file tells', () => {
    const asked = cut({ model: 'gemini-3-pro' });
    expect(gained(asked, told({ model: 'gemini-2-5-flash@free' })).model).toBe('gemini-3-pro');
    expect(gained(cut({ model: null }), told({ model: 'gemini-2-5-flash@free' })).model).toBe(
      'gemini-2-5-flash@free',
    );
    expect(gained(asked, told({ model: 'gemini-3-flash' })).model).toBe('gemini-3-flash');
    expect(gained(asked, told({ model: null })).model).toBe('gemini-3-pro');
  });

  it('keeps what was seen of it and is not in the file', () => {
    const seen = cut({
      kind: 'image',
      media: [{ type: 'image', count: 2 }],
      mode: 'reasoning',
      generations: 2,
      outputTokens: 500,
      reasoningTokens: 300,
      toolTokens: 40,
      totalTokens: 2_000,
    });
    expect(gained(seen, told({ outputTokens: 20, reasoningTokens: 0 }))).toMatchObject({
      kind: 'image',
      media: [{ type: 'image', count: 2 }],
      generations: 2,
      outputTokens: 500,
      reasoningTokens: 300,
      toolTokens: 40,
      totalTokens: 2_000,
      outcome: 'complete',
    });
  });

  it('keeps files that were sent with it, which no file of a history counts', () => {
    const sent = cut({ inputTokens: 1_126, tokenSource: { ...COUNTED, input: 'inferred' } });
    expect(gained(sent, told({ inputTokens: 6 }))).toMatchObject({
      inputTokens: 1_126,
      tokenSource: { input: 'inferred' },
    });
    const unread = cut({ inputTokens: 0, tokenSource: { ...COUNTED, input: 'inferred' } });
    expect(gained(unread, told({ inputTokens: 6 }))).toMatchObject({
      inputTokens: 6,
      tokenSource: { input: 'counted' },
    });
  });

  it('takes what was counted in place of what was inferred, more or less', () => {
    const guessed = cut({
      outputTokens: 400,
      reasoningTokens: 900,
      tokenSource: { input: 'counted', output: 'inferred', reasoning: 'inferred' },
    });
    const file = told({ outputTokens: 120, reasoningTokens: 80, media: [{ type: 'image', count: 1 }] });
    expect(gained(guessed, file)).toMatchObject({
      outputTokens: 120,
      reasoningTokens: 80,
      media: [{ type: 'image', count: 1 }],
      tokenSource: COUNTED,
    });
    // That nothing is told of thoughts does not say that there were none.
    expect(gained(guessed, told({ outputTokens: 120, reasoningTokens: 0 }))).toMatchObject({
      reasoningTokens: 900,
      tokenSource: { output: 'counted', reasoning: 'inferred' },
    });
  });
});
