/**
 * The clock of the tests: it ticks, a constant away from the machine's, and worker, content scripts, pages and this
 * process all run on it. Which moment and zone it shows: scripts/lib/test-clock.mjs. Where nothing was chosen
 * (`npm start`, the bench) it is the machine's.
 */
import { shiftClock } from './shift-clock.ts';

export interface Clock {
  /** What it shows minus what the machine's shows. */
  readonly offsetMs: number;
  /** IANA name; undefined for the machine's own. */
  readonly zone: string | undefined;
  /** Epoch ms. */
  now(): number;
}

const { FAKETIME, TEST_CLOCK_OFFSET_MS: chosenOffset, TZ } = process.env;

/** What the machine's clock shows (epoch ms), by which a browser checks certificates. */
export function machineNow(): number {
  const ownOffsetMs = FAKETIME === undefined ? Date.testOffsetMs : Number(chosenOffset);
  return Date.now() - (ownOffsetMs ?? 0);
}

function createClock(offsetMs: number, zone: string | undefined): Clock {
  return { offsetMs, zone, now: () => machineNow() + offsetMs };
}

/** The machine's own. */
export const machineClock: Clock = createClock(0, undefined);

/** The clock of this run. */
export const testClock: Clock =
  chosenOffset === undefined ? machineClock : createClock(Number(chosenOffset), TZ);

/** A clock that shows `moment` (epoch ms) now and ticks on: for tests that name their day and hour. */
export function clockAt(moment: number, zone = testClock.zone): Clock {
  return createClock(moment - machineNow(), zone);
}

/** Noon of the run's day: only for what by its nature lives within one local day. */
export function noonClock(): Clock {
  return clockAt(new Date(testClock.now()).setHours(12, 0, 0, 0));
}

/** Variables that fake the time of a whole process: no browser starts with them. */
const FAKED = /^LD_PRELOAD$|FAKE/;

/** The environment of a browser on this clock. */
export function browserEnvironment({ zone }: Clock): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !FAKED.test(name)) as [string, string][];
  return { ...Object.fromEntries(kept), ...(zone === undefined ? {} : { TZ: zone }) };
}

/** A script that puts the world it runs in on the clock; one that is already stays as it is. */
export function clockScript({ offsetMs }: Clock): string {
  return `(${shiftClock})(${offsetMs});\n`;
}
