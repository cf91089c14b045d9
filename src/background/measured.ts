/** What the test build does that no other does. */
import type { Measured } from '../model/usage/observation.ts';
import { writeItem } from '../platform/storage.ts';
import { VOLUME_LIMITS, type VolumeLimits } from '../store/volume.ts';

/** It replays hundreds of conversations in a minute. */
export const LIMITS: VolumeLimits = __MEASURE__ ? { perMinute: 60_000, perDay: 300_000 } : VOLUME_LIMITS;

/**
 * What the readers measured, by request id, for the harness to compare with what was visible. An item each: one that grew
 * with every request would be written whole every time.
 */
export function keepMeasured(id: string, measured: Measured): Promise<void> {
  return writeItem('session', `measured:${id}`, measured);
}
