import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdviceContext, adviceFor } from '../../src/coach/advice.ts';
import { featuresOf } from '../../src/coach/features.ts';
import { RIDES } from '../../src/coach/rides.ts';
import { RULE_IDS } from '../../src/coach/rules.ts';
import { TOPICS } from '../../src/coach/topics.ts';
import { estimate } from '../../src/model/footprint/estimate.ts';
import { vehicleOf } from '../../src/model/summaries/vehicle.ts';
import { INTENTS, KINDS, MODES } from '../../src/model/usage/usage.ts';
import { PLAIN } from './contexts.ts';

const ruleFor = (text: string, context: Partial<AdviceContext> = {}): string | null =>
  adviceFor(featuresOf(text), { ...PLAIN, ...context })?.ruleId ?? null;

describe('advice from the prompt', () => {
  it('sends a look-up to a search, and to the fast mode where a heavy one was taken', () => {
    expect(ruleFor('capital of Peru')).toBe('look-up');
    expect(ruleFor('capital of Peru', { mode: 'reasoning' })).toBe('fast-mode');
    expect(ruleFor('capital of Peru', { mode: 'research' })).toBe('fast-mode');
  });

  it('leaves an explanation alone in standard mode, and asks for a lighter one in a heavy mode', () => {
    expect(ruleFor('pourquoi la mer est salée')).toBeNull();
    expect(ruleFor('pourquoi la mer est salée', { mode: 'reasoning' })).toBe('fast-mode');
  });

  it('offers a tool that is exact rather than a lighter mode', () => {
    expect(ruleFor('348 * 27', { mode: 'reasoning' })).toBe('arithmetic');
  });

  it('offers a new chat for a question that stands by itself under a very long thread', () => {
    expect(ruleFor('why is the sea salty', { contextTokens: 25_000, intent: 'followup' })).toBe(
      'long-thread',
    );
    expect(ruleFor('why is the sea salty', { contextTokens: 24_999, intent: 'followup' })).toBeNull();
    expect(ruleFor('why is it salty', { contextTokens: 90_000, intent: 'followup' })).toBeNull();
  });

  it('is silent on pictures, on what was asked before, and where something is attached', () => {
    expect(ruleFor('capital of Peru', { kind: 'image' })).toBeNull();
    for (const intent of ['regenerate', 'edit', 'continue'] as const)
      expect(ruleFor('capital of Peru', { intent })).toBeNull();
    expect(ruleFor('capital of Peru', { inputTokens: 60 })).toBe('look-up');
    expect(ruleFor('capital of Peru', { inputTokens: 61 })).toBeNull();
  });
});

describe('advice from counts', () => {
  it('speaks from the third regeneration of a turn on', () => {
    expect(ruleFor('write a haiku', { intent: 'regenerate', regenerations: 2 })).toBeNull();
    expect(ruleFor('write a haiku', { intent: 'regenerate', regenerations: 3 })).toBe('regenerations');
    expect(ruleFor('write a haiku', { intent: 'followup', regenerations: 3 })).toBeNull();
  });

  it('speaks from the eighth image of a day on', () => {
    expect(ruleFor('a fox, watercolour', { kind: 'image', mediaToday: 7 })).toBeNull();
    expect(ruleFor('a fox, watercolour', { kind: 'image', mediaToday: 8 })).toBe('image-burst');
    expect(ruleFor('a letter', { mediaToday: 8 })).toBeNull();
  });
});

it('is sure of what it counted, and less so of what it read in words', () => {
  expect(adviceFor({ topic: 'look-up' }, PLAIN)).toEqual({ ruleId: 'look-up', confidence: 0.9 });
  expect(adviceFor({ topic: null }, { ...PLAIN, intent: 'regenerate', regenerations: 3 })).toEqual({
    ruleId: 'regenerations',
    confidence: 1,
  });
});

it('gives a known rule and a confidence of at least 0.9, or nothing, whatever it is asked', () => {
  const contexts = fc.record({
    mode: fc.constantFrom(...MODES),
    kind: fc.constantFrom(...KINDS),
    intent: fc.constantFrom(...INTENTS),
    mediaToday: fc.nat(20),
    regenerations: fc.nat(5),
    contextTokens: fc.nat(100_000),
    inputTokens: fc.nat(200),
  });
  const topics = fc.constantFrom(null, ...TOPICS.map(([topic]) => topic));
  fc.assert(
    fc.property(topics, contexts, (topic, context) => {
      const advice = adviceFor({ topic }, context);
      if (advice === null) return;
      expect(RULE_IDS).toContain(advice.ruleId);
      expect(advice.confidence).toBeGreaterThanOrEqual(0.9);
      expect(advice.confidence).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the ladder', () => {
  it('has a rung for each rule, at most fifteen of them', () => {
    expect(Object.keys(RIDES).sort()).toEqual([...RULE_IDS].sort());
    expect(RULE_IDS.length).toBeLessThanOrEqual(15);
  });

  it('never leads up: what would have done is lighter than what was taken', () => {
    const rungs = ['walk', 'scooter', 'car', 'f1'];
    for (const { to } of Object.values(RIDES))
      for (const mode of MODES)
        for (const kind of KINDS)
          expect(rungs.indexOf(to)).toBeLessThan(
            rungs.indexOf(vehicleOf({ mode, kind, model: '', site: '' })),
          );
  });

  it.each([
    ['chatgpt', 'gpt-5'],
    ['claude', 'claude-sonnet-4-5'],
    ['gemini', 'gemini-2.5-flash'],
    ['mistral', 'mistral-large'],
  ])('%s: a thread the coach calls very long makes a short answer take three times as much', (site, model) => {
    const energyWh = (contextTokens: number): number =>
      estimate(
        {
          site,
          model,
          kind: 'text',
          intent: 'followup',
          mode: 'standard',
          effort: null,
          generations: 1,
          inputTokens: 15,
          contextTokens,
          outputTokens: 250,
          reasoningTokens: 0,
          toolTokens: 0,
          totalTokens: null,
          tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
          media: [],
          outcome: 'complete',
          durationMs: 5_000,
          seen: 'network',
          session: false,
        },
        null,
      ).energyWh.central;
    expect(energyWh(25_000)).toBeGreaterThan(3 * energyWh(0));
  });
});
