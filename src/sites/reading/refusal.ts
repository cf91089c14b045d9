/** Which errors mean that a site declined: rate, quota, policy, moderation, bot protection. All others are failures. */
import type { Outcome } from '../../model/usage/usage.ts';
import { asFields } from './json.ts';

/** Payment wanted, what policy and bot protection answer with, too many requests, legal reasons. */
const REFUSAL_STATUS: readonly number[] = [402, 403, 418, 429, 451];

/** Words of rates and quotas. */
const LIMITED = /limit|quota|throttl|exhaust|too.?many|insufficient/i;
/** A prompt the model can't take is no refusal, though it is over a limit. */
const TOO_LONG = /input|length|context|too.?long|too_many_tokens/i;

/** Words of policy, moderation and bot protection, as the sites of sites/table.ts write them. */
const DECLINED =
  /permission|no_access|denied|forbidden|polic|moderat|safety|nsfw|unsafe|offensive|sensitive|inappropriate|banned|refus|block|filter|disengaged|risk|challenge|captcha|anti-?bot|user_validate|_pow_|punish/i;

const MAX_WORDS = 50;
const MAX_WORD_CHARS = 500;
const MAX_DEPTH = 4;

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

/** All words of an error, whatever its form: they are looked through and forgotten. Never ''. */
export function wordsOf(error: unknown): string {
  const words = ['error'];
  const collect = (value: unknown, depth: number): void => {
    if (words.length >= MAX_WORDS) return;
    if (typeof value === 'string' || typeof value === 'number')
      words.push(String(value).slice(0, MAX_WORD_CHARS));
    if (depth >= MAX_DEPTH) return;
    const below = Array.isArray(value) ? value : Object.values(asFields(value) ?? {});
    for (const item of below.slice(0, MAX_WORDS)) collect(item, depth + 1);
  };
  collect(error, 0);
  return words.join(' ');
}
