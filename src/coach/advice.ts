/**
 * Whether the coach has something to say of a request, from the features of its prompt and what the tab knows of it.
 * Runs in the tab. Silence when unsure: most requests get none.
 */
import type { Intent, Kind, Mode } from '../model/usage/usage.ts';
import type { PromptFeatures } from './features.ts';
import type { Advice, RuleId } from './rules.ts';

/** What the tab knows of the request besides its prompt. */
export interface AdviceContext {
  readonly mode: Mode;
  readonly kind: Kind;
  readonly intent: Intent;
  /** Images and videos asked for in this tab today, this request's own included. */
  readonly mediaToday: number;
  /** How many times this turn was regenerated, this time included. */
  readonly regenerations: number;
  /** Earlier turns the model re-reads. */
  readonly contextTokens: number;
  /** What was sent, attachments included. */
  readonly inputTokens: number;
}

const ASKED_BEFORE: readonly Intent[] = ['regenerate', 'edit', 'continue'];
/** From the third throw of the same dice on, other words help more than another throw. */
const MANY_REGENERATIONS = 3;
/** Two grids of the four variants an image generator usually draws. */
const MANY_MEDIA = 8;
/** A short prompt is fewer tokens than this; more means that something is attached. */
const MAX_INPUT_TOKENS = 60;
/** With so much to re-read, a short answer takes three times what it takes in a new chat (model/footprint). */
const LONG_THREAD_TOKENS = 25_000;

/** Counts are exact. */
const SURE = 1;
/** The precision that rules on words must hold on prompts they were not written for (tests/coach/corpora.test.ts). */
const FROM_WORDS = 0.9;

/** The advice for this request, or null: nothing to say. */
export function adviceFor(features: PromptFeatures, context: AdviceContext): Advice | null {
  const counted = byCount(context);
  const ruleId = counted ?? byPrompt(features, context);
  return ruleId && { ruleId, confidence: counted ? SURE : FROM_WORDS };
}

function byCount({ intent, kind, mediaToday, regenerations }: AdviceContext): RuleId | null {
  if (intent === 'regenerate' && regenerations >= MANY_REGENERATIONS) return 'regenerations';
  return kind === 'image' && mediaToday >= MANY_MEDIA ? 'image-burst' : null;
}

/** Of text asked for the first time, with nothing attached. */
function byPrompt({ topic }: PromptFeatures, context: AdviceContext): RuleId | null {
  const { kind, intent, inputTokens, contextTokens, mode } = context;
  if (kind !== 'text' || ASKED_BEFORE.includes(intent) || inputTokens > MAX_INPUT_TOKENS) return null;
  const isFact = topic === 'look-up' || topic === 'explanation';
  if (isFact && mode !== 'standard') return 'fast-mode';
  if (topic !== 'explanation') return topic;
  return contextTokens >= LONG_THREAD_TOKENS ? 'long-thread' : null;
}
