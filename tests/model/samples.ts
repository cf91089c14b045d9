/** Observations and requests for tests: one plain one to vary, and arbitrary ones. */
import fc from 'fast-check';
import { dayOf, tzOffsetMin } from '../../src/model/calendar/day.ts';
import { estimated } from '../../src/model/footprint/estimate.ts';
import type { UnlistedRun } from '../../src/model/health/unlisted.ts';
import { consentOf } from '../../src/model/settings/consent.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings/settings.ts';
import { roundFootprint } from '../../src/model/usage/day-row.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import {
  FOOTPRINT_KEYS,
  type Footprint,
  INTENTS,
  KINDS,
  MEDIA_TYPES,
  type Media,
  MODES,
  OUTCOMES,
  type RequestSpread,
  TOKEN_SOURCES,
  type UsageRequest,
} from '../../src/model/usage/usage.ts';

/** Noon of a Wednesday, whatever the zone. */
export const NOON = new Date(2026, 10, 18, 12).getTime();

export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    site: 'chatgpt',
    endpoint: 'conversation',
    key: 'turn-1',
    rev: 0,
    at: NOON,
    kind: 'text',
    intent: 'new',
    mode: 'standard',
    effort: null,
    model: 'gpt-5',
    generations: 1,
    inputTokens: 20,
    contextTokens: 0,
    outputTokens: 300,
    reasoningTokens: 0,
    toolTokens: 0,
    totalTokens: null,
    tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
    media: [],
    outcome: 'complete',
    durationMs: 4_000,
    seen: 'network',
    session: false,
    thinkingMs: null,
    understood: true,
    shape: null,
    ...changes,
  };
}

const tokens = fc.integer({ min: 0, max: 2_000_000 });
const tokenSource = fc.constantFrom(...TOKEN_SOURCES);

const media: fc.Arbitrary<Media> = fc.record(
  {
    type: fc.constantFrom(...MEDIA_TYPES),
    count: fc.integer({ min: 1, max: 8 }),
    width: fc.integer({ min: 1, max: 4096 }),
    height: fc.integer({ min: 1, max: 4096 }),
    seconds: fc.integer({ min: 0, max: 3_600_000 }).map((ms) => ms / 1000),
  },
  { requiredKeys: ['type', 'count'] },
);

/** Any observation that is within bounds, of ChatGPT and sent at `NOON`. */
export const anyObservation: fc.Arbitrary<Observation> = fc.record({
  site: fc.constant('chatgpt'),
  endpoint: fc.constantFrom('conversation', 'pulse'),
  key: fc.string({ minLength: 1, maxLength: 128 }),
  rev: fc.integer({ min: 0, max: 1_000_000 }),
  at: fc.constant(NOON),
  kind: fc.constantFrom(...KINDS),
  intent: fc.constantFrom(...INTENTS),
  mode: fc.constantFrom(...MODES),
  effort: fc.constantFrom(null, 'high', 'extended'),
  model: fc.constantFrom(null, 'gpt-5', 'gpt-5-mini', 'gpt-99-unheard-of'),
  generations: fc.integer({ min: 1, max: 4 }),
  inputTokens: tokens,
  contextTokens: tokens,
  outputTokens: fc.oneof(fc.constant(0), tokens),
  reasoningTokens: fc.oneof(fc.constant(0), tokens),
  toolTokens: fc.oneof(fc.constant(0), tokens),
  totalTokens: fc.option(tokens),
  tokenSource: fc.record({ input: tokenSource, output: tokenSource, reasoning: tokenSource }),
  media: fc.array(media, { maxLength: 3 }),
  outcome: fc.constantFrom(...OUTCOMES),
  durationMs: fc.integer({ min: 0, max: 3_600_000 }),
  seen: fc.constantFrom('network', 'dom'),
  session: fc.boolean(),
  thinkingMs: fc.option(fc.integer({ min: 0, max: 3_600_000 })),
  understood: fc.constantFrom(null, true, false),
  shape: fc.constant(null),
});

const anyFootprint: fc.Arbitrary<Footprint> = fc
  .array(fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 3, maxLength: 3 }), {
    minLength: FOOTPRINT_KEYS.length,
    maxLength: FOOTPRINT_KEYS.length,
  })
  .map((ranges) => {
    const entries = FOOTPRINT_KEYS.map((key, index) => {
      const [low, central, high] = [...(ranges[index] ?? [])].sort((a, b) => a - b);
      return [key, { low, central, high }];
    });
    return roundFootprint(Object.fromEntries(entries));
  });

const anyParts = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([model, product]) => ({ model: model / 10_000, product: ((1 - model / 10_000) * product) / 10_000 }));

/** Who shares a request's errors. */
export const anySpread: fc.Arbitrary<RequestSpread> = fc.record({
  model: fc.constantFrom('gpt-5', 'claude-sonnet-5'),
  product: fc.constantFrom('openai', 'anthropic'),
  low: anyParts,
  high: anyParts,
});

/** Any request of one device, day and site. */
export const anyRequest: fc.Arbitrary<UsageRequest> = fc
  .tuple(
    anyObservation,
    anyFootprint,
    fc.string({ minLength: 22, maxLength: 22 }),
    fc.option(anySpread, { nil: undefined }),
  )
  .map(
    ([
      { endpoint: _, key: __, thinkingMs: ___, understood: ____, shape: _____, ...usage },
      footprint,
      id,
      spread,
    ]) => ({
      ...usage,
      id,
      footprint,
      device: 'device',
      day: '2026-11-18',
      tzOffsetMin: tzOffsetMin(NOON),
      provenance: 'live' as const,
      rowRev: 0,
      factors: '2026.11/US',
      ...(spread ? { spread } : {}),
    }),
  );

const DAY_MS = 86_400_000;
const MODELS = ['gpt-5', 'gpt-5-mini', null];
const SITES = ['chatgpt', 'claude', 'gemini'];

/** One plain request, of `NOON`. */
export function someRequest(changes: Partial<UsageRequest> = {}): UsageRequest {
  const { endpoint: _, key: __, thinkingMs: ___, understood: ____, shape: _____, ...usage } = observation();
  const at = changes.at ?? NOON;
  const request = {
    ...usage,
    id: 'a'.repeat(22),
    device: 'device',
    at,
    tzOffsetMin: tzOffsetMin(at),
    day: dayOf(at),
    provenance: 'live' as const,
    rowRev: 0,
    ...changes,
  };
  return {
    ...estimated(request, null),
    ...request,
  };
}

/** So many requests that differ, oldest first, the last of them at `NOON`: of several sites, models and days. */
export function someRequests(count: number, aDay = 5): UsageRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const fromEnd = count - 1 - index;
    return someRequest({
      id: `request-${String(index).padStart(14, '0')}`,
      at: NOON - Math.floor(fromEnd / aDay) * DAY_MS - (fromEnd % aDay) * 60_000,
      site: SITES[index % SITES.length] ?? '',
      model: MODELS[index % MODELS.length] ?? null,
      mode: index % 4 === 0 ? 'reasoning' : 'standard',
      inputTokens: 10 + index,
      outputTokens: 37 * (index % 11),
      media: index % 7 === 0 ? [{ type: 'image', count: 1, width: 1024, height: 1024 }] : [],
      kind: index % 7 === 0 ? 'image' : 'text',
    });
  });
}

/** Pieces that came as an answer's do, on no endpoint of a row: 40 in two seconds, ten before noon. */
export function unlistedRun(changes: Partial<UnlistedRun> = {}): UnlistedRun {
  return {
    method: 'POST',
    path: '/api/organizations/o-1/chat/c-2/ask',
    contentType: 'text/event-stream',
    pieces: 40,
    byteLength: 4_800,
    askedAt: NOON - 12_000,
    firstAt: NOON - 12_000,
    lastAt: NOON - 10_000,
    ...changes,
  };
}

/** The settings of somebody who agreed, and chose nothing else. */
export const AGREED_SETTINGS: Settings = { ...DEFAULT_SETTINGS, consent: consentOf(true, NOON) };
