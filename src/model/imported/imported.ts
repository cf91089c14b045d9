/**
 * Requests that are told of by a file of a person's own history: whose they are, which of two copies tells more, and
 * what a request metered live gains from them.
 */
import { estimated } from '../footprint/estimate.ts';
import { zoneOfTag } from '../footprint/reestimate.ts';
import { compareTexts, textInOrder } from '../text-order.ts';
import { USAGE_FIELDS } from '../usage/parse-observation.ts';
import { TOKEN_KEYS, type Usage, type UsageRequest } from '../usage/usage.ts';

/**
 * Stands for the device of all imported requests. No device wrote them, so the same file read on two devices gives the
 * same rows: their number counts how often a person had them back after a deletion.
 */
export const IMPORTED_DEVICE = 'imported';

/** Sites whose own export knows a prompt by the key that live metering has of it, or by another it tells. */
export const SHARED_KEY_SITES: readonly string[] = ['chatgpt', 'claude', 'mistral', 'perplexity', 'deepseek'];

/** Whether no device's meter saw it. */
export function isImported({ device }: Pick<UsageRequest, 'device'>): boolean {
  return device === IMPORTED_DEVICE;
}

/** A prompt's numbers, with the moment it was sent (epoch ms). */
export type DatedUsage = Usage & { readonly at: number };

/** Above 0 where the first of two readings of one prompt tells more, below where the second does. */
function compareFullness(a: DatedUsage, b: DatedUsage): number {
  const by = [answered, tokens, media, (one: DatedUsage) => -one.at].map((of) => of(a) - of(b));
  return by.find((difference) => difference !== 0) ?? 0;
}

/** The same, told apart by their numbers where both tell as much: only equal ones give 0. */
export function compareTold(a: DatedUsage, b: DatedUsage): number {
  return compareFullness(a, b) || compareTexts(textInOrder(usageOf(a)), textInOrder(usageOf(b)));
}

/** What was read alone: where and when it was read is left out. */
function usageOf(usage: Usage): Record<keyof Usage, unknown> {
  const fields = Object.keys(USAGE_FIELDS) as (keyof Usage)[];
  return Object.fromEntries(fields.map((field) => [field, usage[field]])) as Record<keyof Usage, unknown>;
}

function answered({ outcome }: Usage): number {
  return outcome === 'complete' ? 2 : outcome === 'stopped' ? 1 : 0;
}

function tokens(usage: Usage): number {
  return TOKEN_KEYS.reduce((sum, key) => sum + usage[key], 0);
}

function media(usage: Usage): number {
  return usage.media.reduce((sum, { count }) => sum + count, 0);
}

/** A request metered live as it is with what an import knows of it: one that lacks nothing stays as it is. */
export function gained(live: UsageRequest, imported: UsageRequest): UsageRequest {
  if (!isGuessed(live) || !isWhole(imported)) return live;
  const { kind, mode, outcome, generations, outputTokens, reasoningTokens, toolTokens, totalTokens } =
    imported;
  const { output, reasoning } = imported.tokenSource;
  const usage = {
    ...live,
    kind,
    mode: live.mode === 'standard' ? mode : live.mode,
    outcome,
    generations,
    outputTokens,
    reasoningTokens,
    toolTokens,
    totalTokens,
    model: imported.model ?? live.model,
    inputTokens: live.tokenSource.input === 'inferred' ? imported.inputTokens : live.inputTokens,
    contextTokens: Math.max(live.contextTokens, imported.contextTokens),
    tokenSource: { input: inputSource(live, imported), output, reasoning },
    media: imported.media,
  };
  return { ...usage, ...estimated(usage, zoneOfTag(live.factors, live.site)) };
}

function inputSource(live: UsageRequest, imported: UsageRequest): Usage['tokenSource']['input'] {
  const { input } = live.tokenSource;
  return input === 'inferred' ? imported.tokenSource.input : input;
}

/** Nobody saw its answer, or not to its end: what was written is inferred. */
function isGuessed({ outcome, tokenSource }: UsageRequest): boolean {
  return outcome === 'cut' || (outcome !== 'pending' && tokenSource.output === 'inferred');
}

function isWhole({ outcome, tokenSource }: UsageRequest): boolean {
  return (outcome === 'complete' || outcome === 'stopped') && tokenSource.output !== 'inferred';
}
