/** Requests that are told of by a file of a person's own history rather than seen by a meter. */
import type { UsageRequest } from '../usage/usage.ts';

/**
 * Stands for the device of all imported requests. No device wrote them, so the same file read on two devices gives the
 * same rows: their number counts how often a person had them back after a deletion.
 */
export const IMPORTED_DEVICE = 'imported';

/** Stands beside the sites where they are told apart: all that is imported, wherever it was. */
export const ELSEWHERE = 'elsewhere';

/** Ends the name of a model that no file told: of free accounts at that time, see exports/model-by-date.ts. */
export const FREE_MARK = '@free';

/** Sites whose own export knows a prompt by the key that live metering has of it, or by another it tells. */
export const SHARED_KEY_SITES: readonly string[] = ['chatgpt', 'claude', 'mistral', 'perplexity', 'deepseek'];

/**
 * Of these, whose files may leave that key out (Perplexity's), or are only likely to have the same (Le Chat's): what
 * nothing is known of by its key is matched by time.
 */
export const UNSURE_KEY_SITES: readonly string[] = ['mistral', 'perplexity'];

/** Sites whose own export has no key in common with the wire: it knows a prompt by its time alone. */
export const TIMED_SITES: readonly string[] = ['gemini', 'grok', 'copilot'];

/** Whether no device's meter saw it. */
export function isImported({ device }: Pick<UsageRequest, 'device'>): boolean {
  return device === IMPORTED_DEVICE;
}
