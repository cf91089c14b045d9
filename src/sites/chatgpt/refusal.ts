/** Errors by their meaning: the site would not answer, or could not. */

import { asName } from '../reading/json.ts';
import { asStatus } from '../reading/numbers.ts';

/** What a turn has come to by an error, if nothing came before it. */
export type ErrorOutcome = 'refused' | 'failed';

const REFUSING_STATUS: readonly number[] = [403, 429, 451];
/** Codes and messages of rate limits, quotas, policies and bot checks. */
const REFUSAL =
  /rate.?limit|too many|quota|cap_exceeded|usage_limit|limit_exceeded|limit reached|(?:reached|hit) .{0,40}limit|moderat|polic(?:y|ies)|flagged|blocked|unusual activity|captcha|challenge|suspicious|not allowed/i;
/** A prompt that does not fit is a failure of this request, not a refusal to serve. */
const TOO_LONG = /too.(?:large|long)|context_length|length_exceed/i;

/** The HTTP status an error's code may be, also as text; else that of any stream. */
export function statusIn(code: unknown): number {
  return asStatus(Number(asName(code))) ?? 200;
}

/** @param status of the HTTP response; 200 for errors told in a stream */
export function errorOutcome(status: number, text: string): ErrorOutcome {
  const said = text.slice(0, 2_000);
  const refuses = REFUSING_STATUS.includes(status) || REFUSAL.test(said);
  return refuses && !TOO_LONG.test(said) ? 'refused' : 'failed';
}
