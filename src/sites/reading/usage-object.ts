/**
 * The `usage` of an answer under every name met. Sources: the API references of OpenAI (chat completions, Responses),
 * Anthropic (messages), Google (`usageMetadata`), Ollama, DeepSeek and Moonshot (what came from the cache); ai-sdk.dev
 * for versions 4 to 7; llama.cpp's server for `tokens_*`.
 */
import { asFields, type Fields, fieldsOf } from './json.ts';
import type { CallTokens } from './judge.ts';
import { asTokens } from './numbers.ts';

/** Holds what came from the cache, too. */
const WHOLE_READ = [
  'prompt_tokens',
  'promptTokens',
  'promptTokenCount',
  'prompt_eval_count',
  'tokens_evaluated',
];
/** The same, but for Anthropic's, beside which the cache is counted on its own. */
const READ = ['input_tokens', 'inputTokens'];
const WRITTEN = [
  'completion_tokens',
  'output_tokens',
  'completionTokens',
  'outputTokens',
  'candidatesTokenCount',
  'eval_count',
  'tokens_predicted',
];
const THOUGHT = ['reasoning_tokens', 'reasoningTokens', 'reasoning', 'thoughtsTokenCount'];
const TOTAL = ['total_tokens', 'totalTokens', 'totalTokenCount'];
const CACHED = [
  'cached_tokens',
  'cachedTokens',
  'cachedInputTokens',
  'cacheReadTokens',
  'cacheRead',
  'cachedContentTokenCount',
  'prompt_cache_hit_tokens',
  'cache_read_input_tokens',
];
const READ_DETAILS = [
  'prompt_tokens_details',
  'promptTokensDetails',
  'input_tokens_details',
  'inputTokensDetails',
  'inputTokenDetails',
  'inputTokens',
];
const WRITTEN_DETAILS = [
  'completion_tokens_details',
  'completionTokensDetails',
  'output_tokens_details',
  'outputTokensDetails',
  'outputTokenDetails',
  'outputTokens',
];

/**
 * The tokens a usage object states; none where it is no object, or of no known names.
 *
 * Some count reasoning as a part of the output, some beside it. The total tells which, and so does a part that is more
 * than the whole; where nothing tells, it is a part, as in OpenAI's and Anthropic's references.
 */
export function readUsage(value: unknown): CallTokens {
  const usage = asFields(value);
  if (!usage) return {};
  const read = readOf(usage);
  const written = count(usage, WRITTEN);
  const reasoning = count(usage, THOUGHT) ?? detail(usage, WRITTEN_DETAILS, THOUGHT);
  const total = count(usage, TOTAL);
  const isBeside =
    usage.thoughtsTokenCount !== undefined ||
    (reasoning ?? 0) > (written ?? 0) ||
    total === (read ?? 0) + (written ?? 0) + (reasoning ?? 0);
  const output = written === undefined ? undefined : written + (isBeside ? (reasoning ?? 0) : 0);
  const cached = count(usage, CACHED) ?? detail(usage, READ_DETAILS, CACHED);
  return told({ read, cached, output, reasoning, total });
}

/** All that was read: Anthropic counts what it read from its cache, and put there, beside the input. */
function readOf(usage: Fields): number | undefined {
  const whole = count(usage, WHOLE_READ);
  // Google counts what tools found beside the prompt.
  if (whole !== undefined) return whole + (asTokens(usage.toolUsePromptTokenCount) ?? 0);
  const fresh = count(usage, READ);
  if (fresh === undefined) return undefined;
  const beside = [usage.cache_read_input_tokens, usage.cache_creation_input_tokens];
  return beside.reduce<number>((sum, tokens) => sum + (asTokens(tokens) ?? 0), fresh);
}

/** The first of the names that holds a count, or an object of the AI SDK with one. */
function count(usage: Fields, names: readonly string[]): number | undefined {
  const counts = names.map((name) => asTokens(usage[name]) ?? asTokens(fieldsOf(usage[name]).total));
  return counts.find((tokens) => tokens !== undefined);
}

function detail(usage: Fields, places: readonly string[], names: readonly string[]): number | undefined {
  const counts = places.map((place) => count(fieldsOf(usage[place]), names));
  return counts.find((tokens) => tokens !== undefined);
}

type Untold = { readonly [Name in keyof CallTokens]: CallTokens[Name] | undefined };

function told(tokens: Untold): CallTokens {
  return Object.fromEntries(Object.entries(tokens).filter(([, stated]) => stated !== undefined));
}
