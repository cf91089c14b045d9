/**
 * What a replay finds otherwise than a capture expects, and should: each with its reason. A difference is left out only
 * where it is exactly the one named.
 */
import type { ReplayResult } from './replay.ts';

interface Exclusion {
  /** `site/scenario`. */
  readonly capture: string;
  readonly field: string;
  readonly expected: unknown;
  readonly found: unknown;
  readonly reason: string;
}

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    capture: 'poe/limit-reached',
    field: 'intent',
    expected: 'new',
    found: 'followup',
    reason:
      'The prompt names the chat it goes on in (chatId 777), as that of ws-cumulative-and-resent does word for word, ' +
      'which is expected to be a follow-up: no reader can satisfy both.',
  },
];

/** The result without what is excluded. */
export function withoutExcluded(result: ReplayResult): ReplayResult {
  const { site, scenario } = result.capture;
  const isExcluded = (difference: ReplayResult['differences'][number]) =>
    EXCLUSIONS.some(
      ({ capture, field, expected, found }) =>
        capture === `${site}/${scenario}` &&
        field === difference.field &&
        expected === difference.expected &&
        found === difference.found,
    );
  return { ...result, differences: result.differences.filter((difference) => !isExcluded(difference)) };
}
