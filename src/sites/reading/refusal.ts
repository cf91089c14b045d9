/** Which errors mean that a site declined: rate, quota, policy, moderation, bot protection. All others are failures. */
import type { Outcome } from '../../model/usage/usage.ts';

/** Payment wanted, what policy and bot protection answer with, too many requests, legal reasons. */
const REFUSAL_STATUS: readonly number[] = [402, 403, 418, 429, 451];

/** Words of rates and quotas. */
const LIMITED = /limit|quota|throttl|exhaust|too.?many|insufficient/i;
/** A prompt the model can't take is no refusal, though it is over a limit. */
const TOO_LONG = /input|length|context|too.?long|too_many_tokens/i;

/** Words of policy, moderation and bot protection, as the sites of sites/table.ts write them. */
const DECLINED =
  /permission|no_access|denied|forbidden|polic|moderat|safety|nsfw|unsafe|offensive|sensitive|inappropriate|banned|refus|block|filter|disengaged|risk|challenge|captcha|anti-?bot|user_validate|_pow_|punish/i;

/**
 * How a turn ends that met an error.
 * @param words what names the error: its type, code, message
 * @param status the HTTP status, or a number that is used like one; 0 where there is none to speak of
 */
export function errorOutcome(produced: boolean, words: string, status = 0): Outcome {
  if (produced) return 'failed';
  const isLimited = LIMITED.test(words) && !TOO_LONG.test(words);
  return isLimited || DECLINED.test(words) || REFUSAL_STATUS.includes(status) ? 'refused' : 'failed';
}
