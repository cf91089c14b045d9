/** From a prompt of a file to the request that is stored: as live, what nobody saw is inferred, and the whole estimated. */
import { dayOf, tzOffsetMin } from '../model/calendar/day.ts';
import { estimated } from '../model/footprint/estimate.ts';
import { withInferredTokens } from '../model/footprint/unseen-tokens.ts';
import { IMPORTED_DEVICE } from '../model/imported/imported.ts';
import type { Usage, UsageRequest } from '../model/usage/usage.ts';
import { modelOfDay } from './model-by-date.ts';
import type { ReadPrompt } from './source.ts';

/** What a file does not say. */
export interface Circumstances {
  /** Hash of the prompt's key: see store/ids.ts. */
  readonly id: string;
  /** Server zone the person chose; null for the site's own. */
  readonly zone: string | null;
}

/** The request; its day is this device's for that moment, since files carry no zone of the person's. */
export function importedRequest(prompt: ReadPrompt, { id, zone }: Circumstances): UsageRequest {
  const { site, at, provenance, thinkingMs } = prompt;
  const unread = prompt.usage.outcome === 'cut';
  const day = dayOf(at);
  const told = withModel(asReported(prompt.usage), modelOfDay(site, day));
  const usage = withInferredTokens({ ...told, site }, { thinkingMs, unread });
  return {
    ...usage,
    id,
    rev: 0,
    device: IMPORTED_DEVICE,
    at,
    day,
    tzOffsetMin: tzOffsetMin(at),
    provenance,
    rowRev: 0,
    ...estimated(usage, zone),
  };
}

/** Where something answered and nothing says what. */
function withModel(usage: Usage, model: string | null): Usage {
  return usage.model === null && usage.outcome !== 'failed' ? { ...usage, model } : usage;
}

/** A reported output holds the reasoning everywhere in the store; a log's own figures tell the two apart. */
function asReported(usage: Usage): Usage {
  if (usage.tokenSource.output !== 'reported') return usage;
  return { ...usage, outputTokens: usage.outputTokens + usage.reasoningTokens };
}
