/** Which tests try a mutant, and in which order: those that most likely notice first. */

/** What reads files as text rather than runs them, and what runs whole commands. */
const LEFT_OUT = /^tests\/(scripts\/|[^/]+\.test\.ts$)/;
/** What tries many inputs: it notices little that the others don't, and takes long. */
const LAST = /^tests\/fuzz\//;

/**
 * Whether a test never tries mutants.
 * @param {string} test path from the root
 */
export function isLeftOut(test) {
  return LEFT_OUT.test(test);
}

/**
 * The tests in groups, one to be run after the other: the source's own and its folder's, then the others, then what
 * tries many inputs. Within a group the source's own come first, then the quickest.
 * @param {string} source path from the root, e.g. `src/store/trash.ts`
 * @param {readonly string[]} tests paths from the root
 * @param {ReadonlyMap<string, number>} durations what tests took when they ran last, in milliseconds
 * @returns {string[][]} none of them empty
 */
export function groupsOf(source, tests, durations) {
  const own = source.replace(/^src\//, 'tests/').replace(/\.tsx?$/, '.test.');
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  const rankOf = (test) => {
    if (test.startsWith(own)) return 0;
    if (LAST.test(test)) return 3;
    return test.startsWith(folder) ? 1 : 2;
  };
  const durationOf = (test) => durations.get(test) ?? 0;
  const ranked = tests
    .map((test) => ({ test, rank: rankOf(test) }))
    .sort((a, b) => a.rank - b.rank || durationOf(a.test) - durationOf(b.test));
  return [(rank) => rank < 2, (rank) => rank === 2, (rank) => rank === 3]
    .map((isOfGroup) => ranked.filter(({ rank }) => isOfGroup(rank)).map(({ test }) => test))
    .filter((group) => group.length > 0);
}
