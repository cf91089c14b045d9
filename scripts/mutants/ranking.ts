/** Which tests try a mutant, and in which order: those that most likely notice first. */

/** What reads files as text rather than runs them, and what runs whole commands. */
const LEFT_OUT = /^tests\/(scripts\/|[^/]+\.test\.ts$)/;
/** What tries many inputs: it notices little that the others don't, and takes long. */
const LAST = /^tests\/fuzz\//;

/** What test files take without any change, by their path from the root, in milliseconds of ownClock(). */
export type Durations = ReadonlyMap<string, number>;

/**
 * Whether a test never tries mutants.
 * @param test path from the root
 */
export const isLeftOut = (test: string): boolean => LEFT_OUT.test(test);

/**
 * The tests in groups, one to be run after the other: the source's own and its folder's, then the others, then what
 * tries many inputs. Within a group the source's own come first, then the quickest.
 * @param source path from the root, e.g. `src/store/trash.ts`
 * @param tests paths from the root
 * @returns none of them empty
 */
export function groupsOf(source: string, tests: readonly string[], durations: Durations): string[][] {
  const own = source.replace(/^src\//, 'tests/').replace(/\.tsx?$/, '.test.');
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  const rankOf = (test: string): number => {
    if (test.startsWith(own)) return 0;
    if (LAST.test(test)) return 3;
    return test.startsWith(folder) ? 1 : 2;
  };
  const durationOf = (test: string): number => durations.get(test) ?? 0;
  const ranked = tests
    .map((test) => ({ test, rank: rankOf(test) }))
    .sort((a, b) => a.rank - b.rank || durationOf(a.test) - durationOf(b.test));
  const inGroup = (least: number, most: number) =>
    ranked.filter(({ rank }) => rank >= least && rank <= most).map(({ test }) => test);
  return [inGroup(0, 1), inGroup(2, 2), inGroup(3, 3)].filter((group) => group.length > 0);
}
