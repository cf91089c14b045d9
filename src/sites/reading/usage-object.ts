/**
 * The `usage` of an answer under every name met. Sources: the API references of OpenAI (chat completions, Responses),
 * Anthropic (messages), Google (`usageMetadata`), Amazon Bedrock (Converse), Ollama, DeepSeek and Moonshot (what came from
 * the cache); ai-sdk.dev for versions 4 to 7; LangChain's `UsageMetadata`; llama.cpp's server for `tokens_*` and its
 * `timings`. Names are compared without their underscores and capitals, since the same ones are written in both ways.
 */
import { asFields, fieldsOf } from './json.ts';
import type { CallTokens } from './judge.ts';
import { asTokens } from './numbers.ts';

/** Holds what came from the cache, too. */
const WHOLE_READ = ['prompttokens', 'prompttokencount', 'promptevalcount', 'tokensevaluated'];
/** The same, but where the cache is counted beside it: by Anthropic, Amazon and llama.cpp. */
const READ = ['inputtokens', 'promptn'];
const BESIDE_READ = ['cachereadinputtokens', 'cachecreationinputtokens', 'cachewriteinputtokens', 'cachen'];
const WRITTEN = [
  'completiontokens',
  'outputtokens',
  'candidatestokencount',
  'evalcount',
  'tokenspredicted',
  'predictedn',
];
const THOUGHT = ['reasoningtokens', 'reasoning', 'thoughtstokencount'];
const TOTAL = ['totaltokens', 'totaltokencount'];
const CACHED = [
  'cachedtokens',
  'cachedinputtokens',
  'cachereadtokens',
  'cacheread',
  'cachedcontenttokencount',
  'promptcachehittokens',
  'cachereadinputtokens',
  'cachen',
];
const READ_DETAILS = ['prompttokensdetails', 'inputtokensdetails', 'inputtokendetails', 'inputtokens'];
const WRITTEN_DETAILS = [
  'completiontokensdetails',
  'outputtokensdetails',
  'outputtokendetails',
  'outputtokens',
];

/** An object of more is none that tells of tokens. */
const MAX_NAMES = 100;

/**
 * The tokens a usage object states; none where it is no object, or of no known names.
 *
 * Some count reasoning as a part of the output, some beside it. The total tells which, and so does a part that is more
 * than the whole; where nothing tells, it is a part, as in OpenAI's and Anthropic's references.
 */
export function readUsage(value: unknown): CallTokens {
  if (!asFields(value)) return {};
  const usage = plain(value);
  const written = count(usage, WRITTEN);
  const total = count(usage, TOTAL);
  const read = readOf(usage, total === undefined ? undefined : total - (written ?? 0));
  const reasoning = count(usage, THOUGHT) ?? detail(usage, WRITTEN_DETAILS, THOUGHT);
  const isBeside =
    usage.get('thoughtstokencount') !== undefined ||
    (reasoning ?? 0) > (written ?? 0) ||
    total === (read ?? 0) + (written ?? 0) + (reasoning ?? 0);
  const output = written === undefined ? undefined : written + (isBeside ? (reasoning ?? 0) : 0);
  const cached = count(usage, CACHED) ?? detail(usage, READ_DETAILS, CACHED);
  return told({ read, cached, output, reasoning, total });
}

type Plain = ReadonlyMap<string, unknown>;

/** The fields by their names without underscores and capitals. */
function plain(value: unknown): Plain {
  const fields = Object.entries(fieldsOf(value)).slice(0, MAX_NAMES);
  return new Map(fields.map(([name, field]) => [name.replaceAll('_', '').toLowerCase(), field]));
}

/**
 * All that was read: some count what they read from their cache, and put there, beside the input.
 * @param unwritten what the total leaves for it, reasoning told beside the output included
 */
function readOf(usage: Plain, unwritten: number | undefined): number | undefined {
  const whole = count(usage, WHOLE_READ);
  // Google counts what tools found beside the prompt.
  if (whole !== undefined) return whole + (asTokens(usage.get('tooluseprompttokencount')) ?? 0);
  const fresh = count(usage, READ);
  if (fresh === undefined || fresh === unwritten) return fresh;
  return BESIDE_READ.reduce((sum, name) => sum + (asTokens(usage.get(name)) ?? 0), fresh);
}

/** The first of the names that holds a count, or an object of the AI SDK with one. */
function count(usage: Plain, names: readonly string[]): number | undefined {
  const counts = names.map((name) => asTokens(usage.get(name)) ?? asTokens(fieldsOf(usage.get(name)).total));
  return counts.find((tokens) => tokens !== undefined);
}

function detail(usage: Plain, places: readonly string[], names: readonly string[]): number | undefined {
  const counts = places.map((place) => count(plain(usage.get(place)), names));
  return counts.find((tokens) => tokens !== undefined);
}

type Untold = { readonly [Name in keyof CallTokens]: CallTokens[Name] | undefined };

function told(tokens: Untold): CallTokens {
  return Object.fromEntries(Object.entries(tokens).filter(([, stated]) => stated !== undefined));
}
