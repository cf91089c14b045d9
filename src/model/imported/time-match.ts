/** Which imported requests are the same prompts as some that were metered live, where no key says so. */
import type { UsageRequest } from '../usage/usage.ts';

/** Servers stamped seven prompts 0.6 s before to 4.4 s after the client's clock: ten seconds leave as much again. */
const MATCH_MS = 10_000;
/** A call is dated by its first words in a file, live by its beginning. */
export const CALL_MS = 60_000;
/** A site's own counter of tokens, and what it adds to a prompt, may differ from ours by so much. */
const MATCH_SHARE = 0.05;
const MATCH_TOKENS = 2;

interface Pair {
  readonly live: UsageRequest;
  readonly imported: UsageRequest;
  readonly apartMs: number;
}

/**
 * One to one, nearest first: a function of the two sets alone, so that the order in which they came never matters.
 * @returns by id of an imported request, the live one it is
 */
export function matchByTime(
  live: readonly UsageRequest[],
  imported: readonly UsageRequest[],
): ReadonlyMap<string, UsageRequest> {
  const pairs = pairsOf(live, imported).sort(
    (a, b) => a.apartMs - b.apartMs || compare(a.live.id, b.live.id) || compare(a.imported.id, b.imported.id),
  );
  const matched = new Map<string, UsageRequest>();
  const taken = new Set<string>();
  for (const pair of pairs) {
    if (taken.has(pair.live.id) || matched.has(pair.imported.id)) continue;
    taken.add(pair.live.id);
    matched.set(pair.imported.id, pair.live);
  }
  return matched;
}

function pairsOf(live: readonly UsageRequest[], imported: readonly UsageRequest[]): Pair[] {
  const sorted = live.toSorted((a, b) => a.at - b.at);
  return imported.flatMap((one) => {
    const near: Pair[] = [];
    const beforeMs = one.session ? CALL_MS : MATCH_MS;
    for (let place = firstFrom(sorted, one.at - beforeMs); place < sorted.length; place += 1) {
      const other = sorted[place];
      if (!other || other.at > one.at + MATCH_MS) break;
      if (isAlike(other, one))
        near.push({ live: other, imported: one, apartMs: Math.abs(other.at - one.at) });
    }
    return near;
  });
}

/** Place of the first that was sent at a moment or later. */
function firstFrom(sorted: readonly UsageRequest[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isAlike(live: UsageRequest, imported: UsageRequest): boolean {
  // A file that tells no intents has what was asked again as any other prompt.
  const isSameAct =
    imported.intent === 'unknown' || (live.intent === 'regenerate') === (imported.intent === 'regenerate');
  return (
    live.site === imported.site &&
    live.session === imported.session &&
    isSameAct &&
    isSameText(live, imported)
  );
}

function isSameText({ inputTokens, tokenSource }: UsageRequest, imported: UsageRequest): boolean {
  // What a meter inferred holds files that were sent along, which no file counts, or was not to be read at all.
  const isLess = imported.inputTokens < inputTokens || inputTokens === 0;
  if (tokenSource.input === 'inferred' && isLess) return true;
  const most = Math.max(inputTokens, imported.inputTokens);
  return Math.abs(inputTokens - imported.inputTokens) <= Math.max(MATCH_TOKENS, MATCH_SHARE * most);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
