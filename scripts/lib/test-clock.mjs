/**
 * The one place that decides what time it is in tests: a moment and a zone, named, chosen by seed. Each is one at which
 * code that knows its own days only goes wrong. From there the clock ticks on, for the length of a run.
 */

/** Far east and far west of UTC, so that the local day is not UTC's; both have summer time. */
export const ZONES = ['Pacific/Auckland', 'America/Los_Angeles'];

/** Where the clock stands when a run begins, as the zone's own clocks show it. */
export const MOMENTS = {
  'monday@Pacific/Auckland': '2027-06-07T00:20:00+12:00',
  'monday@America/Los_Angeles': '2027-06-07T00:20:00-07:00',
  // Days of 23 hours.
  'sunday@Pacific/Auckland': '2027-09-26T20:10:00+13:00',
  'sunday@America/Los_Angeles': '2027-03-14T20:10:00-07:00',
  // The run crosses midnight, and the year.
  'new-year@Pacific/Auckland': '2027-12-31T23:59:00+13:00',
  'new-year@America/Los_Angeles': '2027-12-31T23:59:00-08:00',
  'leap-day@Pacific/Auckland': '2028-02-29T12:00:00+13:00',
  'leap-day@America/Los_Angeles': '2028-02-29T12:00:00-08:00',
  // After every date that stands in the code.
  'later@Pacific/Auckland': '2031-11-28T09:40:00+13:00',
  'later@America/Los_Angeles': '2031-11-28T09:40:00-08:00',
};

/** Names that TEST_CLOCK may have, e.g. `monday@Pacific/Auckland`. */
export const CLOCK_NAMES = Object.keys(MOMENTS);

/**
 * @param {string} seed TEST_SEED: digits
 * @param {string | undefined} forced TEST_CLOCK
 * @returns {string} a name of `CLOCK_NAMES`
 * @throws when there is no such clock
 */
export function chooseClock(seed, forced) {
  if (forced === undefined) return CLOCK_NAMES[Number(seed) % CLOCK_NAMES.length] ?? CLOCK_NAMES[0];
  if (CLOCK_NAMES.includes(forced)) return forced;
  throw new Error(`TEST_CLOCK is ${forced}, and there is no such clock; there are ${CLOCK_NAMES.join(', ')}`);
}

/**
 * The clock a command runs its tests on; where there is none of the name in TEST_CLOCK, says so and ends.
 * @param {string} seed TEST_SEED: digits
 * @returns {string} a name of `CLOCK_NAMES`
 */
export function clockAskedFor(seed) {
  try {
    return chooseClock(seed, process.env.TEST_CLOCK);
  } catch ({ message }) {
    console.error(message);
    process.exit(2);
  }
}

/**
 * What a process of the tests must have in its environment to run on a clock that is at its moment now.
 * @param {string} name of `CLOCK_NAMES`
 * @param {number} now the machine's own time, epoch ms
 * @returns {{ TEST_CLOCK: string, TEST_CLOCK_OFFSET_MS: string, TZ: string }}
 */
export function clockEnvironment(name, now) {
  const offsetMs = Date.parse(MOMENTS[name]) - now;
  return { TEST_CLOCK: name, TEST_CLOCK_OFFSET_MS: `${offsetMs}`, TZ: name.slice(name.indexOf('@') + 1) };
}

/**
 * Puts this process, and those it starts, on the clock the environment asks for, unless they already are.
 * @param {Record<string, string | undefined>} environment `process.env`
 */
export function startTestClock(environment) {
  environment.TEST_SEED ??= `${Date.now() % 1_000_000}`;
  if (environment.TEST_CLOCK_OFFSET_MS !== undefined) return;
  const name = chooseClock(environment.TEST_SEED, environment.TEST_CLOCK);
  Object.assign(environment, clockEnvironment(name, Date.now()));
  console.log(`clock ${name} (TEST_CLOCK), seed ${environment.TEST_SEED} (TEST_SEED)`);
}
