/**
 * The parser of what a relay reports. A page can make its relay say anything about its own site, so every field is
 * bounded here and a message of the wrong form is refused whole (docs/messages.md).
 */
import {
  MAX_GENERATIONS,
  MAX_MEDIA_COUNT,
  MAX_MEDIA_SHAPES,
  MAX_PIXELS_A_SIDE,
  MAX_SECONDS,
  MAX_STATUS,
  MAX_STEPS,
  MAX_TOKENS,
} from '../limits.ts';
import { flag, integer, list, mark, nullable, oneOf, type Parser, record, text } from '../parse.ts';
import type { Advice, ExchangeShape, Measured, Observation, TextMark } from './observation.ts';
import {
  INTENTS,
  KINDS,
  MEDIA_TYPES,
  type Media,
  MODES,
  OUTCOMES,
  TOKEN_SOURCES,
  type Usage,
} from './usage.ts';

export const MAX_REV = 1_000_000;
/** Names in a shape report. */
const MAX_NAMES = 64;
const MAX_SIZE_LOG2 = 40;

/** The words sites have for how hard a model should think; any other word is not kept. */
export const EFFORTS = [
  'none',
  'off',
  'min',
  'minimal',
  'light',
  'low',
  'fast',
  'auto',
  'medium',
  'standard',
  'default',
  'on',
  'high',
  'extended',
  'heavy',
  'deep',
  'xhigh',
  'max',
] as const;

/** A site's own name for a model. */
const MODEL_SLUG = /^[\w.:/@+ -]{1,64}$/;
/** Ids of sites and endpoints, as sites/table.ts has them. */
const ROW_ID = /^[a-z][a-z0-9-]{0,31}$/;

/** Ids of the coach's rules. */
const RULE_ID = /^[a-z][a-z0-9-]{0,31}$/;

const tokens = integer(0, MAX_TOKENS);
const milliseconds = integer(0, MAX_SECONDS * 1000);
const tokenSource = oneOf(TOKEN_SOURCES);

/** Seconds, to the millisecond. */
function seconds(value: unknown): number | undefined {
  // Brought into bounds first: a thousand times a huge number is none.
  const inMs = milliseconds(typeof value === 'number' ? Math.min(value, MAX_SECONDS) * 1000 : value);
  return inMs === undefined ? undefined : inMs / 1000;
}

function share(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}

/** A name that is no slug was chosen by a person: it is not kept, only that there was one. */
function model(value: unknown): string | null | undefined {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') return undefined;
  return MODEL_SLUG.test(value) ? value : 'custom';
}

function effort(value: unknown): string | null | undefined {
  if (value !== null && typeof value !== 'string') return undefined;
  return oneOf(EFFORTS)(value) ?? null;
}

const media: Parser<Media> = record(
  { type: oneOf(MEDIA_TYPES), count: integer(1, MAX_MEDIA_COUNT) },
  {
    width: integer(1, MAX_PIXELS_A_SIDE),
    height: integer(1, MAX_PIXELS_A_SIDE),
    seconds,
    quality: text(/^[\w.-]{1,24}$/),
    steps: integer(1, MAX_STEPS),
  },
);

/** The part that is stored as it came, where it is there. */
export const OPTIONAL_USAGE_FIELDS = { unproven: mark };

/** The part that is stored as it came. */
export const USAGE_FIELDS = {
  kind: oneOf(KINDS),
  intent: oneOf(INTENTS),
  mode: oneOf(MODES),
  effort,
  model,
  generations: integer(1, MAX_GENERATIONS),
  inputTokens: tokens,
  contextTokens: tokens,
  outputTokens: tokens,
  reasoningTokens: tokens,
  toolTokens: tokens,
  totalTokens: nullable(tokens),
  tokenSource: record({ input: tokenSource, output: tokenSource, reasoning: tokenSource }),
  media: list(MAX_MEDIA_SHAPES, media),
  outcome: oneOf(OUTCOMES),
  durationMs: milliseconds,
  seen: oneOf(['network', 'dom']),
  session: flag,
} satisfies { [Key in keyof Usage]: Parser<Usage[Key]> };

/** A site's own id of a prompt, hashed before it is stored. */
const siteKey = text(/^[\s\S]{1,128}$/);

const shape: Parser<ExchangeShape> = record({
  status: integer(0, MAX_STATUS),
  contentType: text(/^[\w.+/?-]{0,64}$/),
  names: list(MAX_NAMES, text(/^[\w.:?-]{1,64}$/)),
  sizeLog2: integer(0, MAX_SIZE_LOG2),
});

const textMark: Parser<TextMark> = record({
  length: integer(0, Number.MAX_SAFE_INTEGER),
  hash: text(/^[0-9a-f]{8}$/),
});

const measured: Parser<Measured> = record({
  input: textMark,
  readTokens: integer(0, MAX_TOKENS),
  output: textMark,
  answers: list(MAX_GENERATIONS * 4, textMark),
  reasoning: textMark,
  understood: nullable(flag),
});

/** An idea is a rule's id and how sure it is: nothing of the prompt it came from. */
const advice: Parser<Advice> = record({ ruleId: text(RULE_ID), confidence: share });

/** The observation this is, within bounds; undefined if it is none. `measured` is read in the test build only. */
export const parseObservation: Parser<Observation> = record(
  {
    ...USAGE_FIELDS,
    site: text(ROW_ID),
    endpoint: text(ROW_ID),
    key: siteKey,
    rev: integer(0, MAX_REV),
    at: integer(0, Number.MAX_SAFE_INTEGER),
    thinkingMs: nullable(milliseconds),
    understood: nullable(flag),
    shape: nullable(shape),
  },
  { ...OPTIONAL_USAGE_FIELDS, advice, exportKey: siteKey, ...(__MEASURE__ ? { measured } : {}) },
);
