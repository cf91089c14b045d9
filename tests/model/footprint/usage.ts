/** Usages for the footprint tests. */
import fc from 'fast-check';
import type { SiteUsage } from '../../../src/model/footprint/estimate.ts';
import {
  INTENTS,
  KINDS,
  MEDIA_TYPES,
  MODES,
  OUTCOMES,
  TOKEN_SOURCES,
  type UsageRequest,
} from '../../../src/model/usage/usage.ts';

/** A plain answer of 300 tokens to 100, all reported by the site. */
export function usageOf(changes: Partial<SiteUsage> = {}): SiteUsage {
  return {
    site: 'chatgpt',
    kind: 'text',
    intent: 'new',
    mode: 'standard',
    effort: null,
    model: 'gpt-4o',
    generations: 1,
    inputTokens: 100,
    contextTokens: 0,
    outputTokens: 300,
    reasoningTokens: 0,
    toolTokens: 0,
    totalTokens: null,
    tokenSource: { input: 'reported', output: 'reported', reasoning: 'reported' },
    media: [],
    outcome: 'complete',
    durationMs: 4000,
    seen: 'network',
    session: false,
    ...changes,
  };
}

export function requestOf(changes: Partial<UsageRequest> = {}): UsageRequest {
  const zero = { low: 0, central: 0, high: 0 };
  return {
    ...usageOf(),
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    rev: 1,
    device: 'device',
    provenance: 'live',
    rowRev: 0,
    at: Date.UTC(2026, 10, 22),
    day: '2026-11-22',
    tzOffsetMin: 0,
    footprint: {
      energyWh: zero,
      gwpUsageGrams: zero,
      gwpEmbodiedGrams: zero,
      waterOnsiteMl: zero,
      waterOffsiteMl: zero,
    },
    factors: '2026.10/US',
    ...changes,
  };
}

const SITES = [
  'chatgpt',
  'claude',
  'gemini',
  'mistral',
  'suno',
  'midjourney',
  'a1111',
  'own:1',
  '__proto__',
  'nowhere',
];
const SLUGS = [
  null,
  'gpt-5-6-thinking',
  'claude-opus-4-8',
  '3.6 Flash',
  'gpt-4o-mini',
  'deepseek-v4-pro',
  'sd_xl_base_1.0.safetensors',
  'veo-3.1',
  'flux-dev',
  'ambrosia-tart-high',
  'constructor',
  '',
];
const tokens = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.double());
const size = fc.oneof(fc.integer({ min: 0, max: 8192 }), fc.double());

/** Any usage, numbers that make no sense included. */
export const anyUsage: fc.Arbitrary<SiteUsage> = fc.record({
  site: fc.constantFrom(...SITES),
  kind: fc.constantFrom(...KINDS),
  intent: fc.constantFrom(...INTENTS),
  mode: fc.constantFrom(...MODES),
  effort: fc.constantFrom(null, 'low', 'high', 'whatever'),
  model: fc.oneof(fc.constantFrom(...SLUGS), fc.string({ maxLength: 64 })),
  generations: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double()),
  inputTokens: tokens,
  contextTokens: tokens,
  outputTokens: tokens,
  reasoningTokens: tokens,
  toolTokens: tokens,
  totalTokens: fc.option(tokens),
  tokenSource: fc.record({
    input: fc.constantFrom(...TOKEN_SOURCES),
    output: fc.constantFrom(...TOKEN_SOURCES),
    reasoning: fc.constantFrom(...TOKEN_SOURCES),
  }),
  media: fc.array(
    fc.record(
      {
        type: fc.constantFrom(...MEDIA_TYPES),
        count: fc.integer({ min: 0, max: 16 }),
        width: size,
        height: size,
        seconds: fc.oneof(fc.integer({ min: 0, max: 3600 }), fc.double()),
        quality: fc.constantFrom('low', 'high', 'hd', 'source', '__proto__'),
        steps: fc.integer({ min: 0, max: 150 }),
      },
      { requiredKeys: ['type', 'count'] },
    ),
    { maxLength: 4 },
  ),
  outcome: fc.constantFrom(...OUTCOMES),
  durationMs: fc.integer({ min: 0, max: 3_600_000 }),
  seen: fc.constantFrom('network', 'dom'),
  session: fc.boolean(),
});

export const anyZone: fc.Arbitrary<string | null> = fc.constantFrom(
  null,
  'FR',
  'US',
  'US-CAMX',
  'WORLD',
  'XX',
  '__proto__',
);
