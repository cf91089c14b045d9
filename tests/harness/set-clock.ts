/** Set-up file of all tests: the process runs on the run's clock, where it is not started on it (faketime). */
import { testClock } from './clock.ts';
import { shiftClock } from './shift-clock.ts';

if (process.env.FAKETIME === undefined) shiftClock(testClock.offsetMs);
