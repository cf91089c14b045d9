/** What the tests' clocks are called and show. */
import { describe, expect, it } from 'vitest';
import { CLOCK_NAMES, chooseClock, clockEnvironment, MOMENTS, ZONES } from '../../scripts/lib/test-clock.mjs';
import { browserEnvironment, machineNow, testClock } from './clock.ts';

/** Weekday, date, and time as a clock on a wall of the zone shows it. */
function shownIn(zone: string, moment: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  return format.format(new Date(moment));
}

const SHOWN: Readonly<Record<string, RegExp>> = {
  monday: /^Monday, .* 00:20$/,
  sunday: /^Sunday, .* 20:10$/,
  'new-year': /^Friday, 31 December 2027 at 23:59$/,
  'leap-day': /^Tuesday, 29 February 2028 at 12:00$/,
  later: /^Friday, 28 November 2031 at 09:40$/,
};

describe('the clocks', () => {
  it('are each moment in each zone', () => {
    const all = Object.keys(SHOWN).flatMap((moment) => ZONES.map((zone) => `${moment}@${zone}`));
    expect([...CLOCK_NAMES].sort()).toEqual(all.sort());
  });

  it.each(CLOCK_NAMES)('%s shows what its name says', (name) => {
    const [moment = '', zone = ''] = name.split('@');
    expect(shownIn(zone, MOMENTS[name] ?? '')).toMatch(SHOWN[moment] ?? /never/);
  });

  it('are chosen by seed, all of them, or by name', () => {
    expect(new Set(CLOCK_NAMES.map((_, seed) => chooseClock(`${seed}`))).size).toBe(CLOCK_NAMES.length);
    expect(chooseClock('3', 'later@Pacific/Auckland')).toBe('later@Pacific/Auckland');
    expect(() => chooseClock('3', 'tuesday')).toThrow('tuesday');
  });

  it('are at their moment when a run begins', () => {
    const now = 1_000;
    const { TEST_CLOCK_OFFSET_MS, TZ } = clockEnvironment('later@Pacific/Auckland', now);
    expect(now + Number(TEST_CLOCK_OFFSET_MS)).toBe(Date.parse('2031-11-27T20:40:00Z'));
    expect(TZ).toBe('Pacific/Auckland');
  });
});

describe('this process', () => {
  it('runs on the clock and in the zone of the run', () => {
    const moment = Date.parse(MOMENTS[process.env.TEST_CLOCK ?? ''] ?? '');
    for (const now of [Date.now(), Date.parse(new Date().toISOString()), Date.parse(Date())]) {
      expect(now).toBeGreaterThan(moment - 1_000);
      expect(now).toBeLessThan(moment + 3_600_000);
    }
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(testClock.zone);
    expect(new Date().getTimezoneOffset()).not.toBe(0);
  });

  it('gives browsers its zone, and no library that fakes the time', () => {
    const environment = browserEnvironment(testClock);
    expect(environment.TZ).toBe(testClock.zone);
    expect(Object.keys(environment).filter((name) => /FAKE|PRELOAD/.test(name))).toEqual([]);
    expect(environment.PATH).toBe(process.env.PATH);
  });

  it('shows what the clock shows', () => {
    expect(Math.abs(testClock.now() - Date.now())).toBeLessThan(60_000);
    expect(machineNow() + testClock.offsetMs).toBeGreaterThan(Date.now() - 60_000);
  });
});
