/** Which errors mean that a site declined: rate, quota, policy, moderation, bot protection. All others are failures. */
import type { Outcome } from '../model/usage.ts';

const REFUSAL_WORDS =
  /limit|quota|throttl|too.?many|exhausted|permission|denied|forbidden|unauthori[sz]|policy|moderat|refus|block|challenge|captcha|anti-?bot|disengaged|filter|unsafe|offensive/i;

const REFUSAL_STATUS: readonly number[] = [401, 403, 418, 429, 451];

/**
 * How a turn ends that met an error.
 * @param words what names the error: its type, code, message
 * @param status the HTTP status, or a number that is used like one
 */
export function errorOutcome(produced: boolean, words: string, status = 0): Outcome {
  if (produced) return 'failed';
  return REFUSAL_STATUS.includes(status) || REFUSAL_WORDS.test(words) ? 'refused' : 'failed';
}
