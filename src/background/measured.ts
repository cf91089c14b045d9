/** In the test build: what the readers measured, by request id, for the harness to compare with what was visible. */
import type { Measured } from '../model/usage/observation.ts';
import { writeItem } from '../platform/storage.ts';

/** An item each: one that grew with every request would be written whole every time. */
export function keepMeasured(id: string, measured: Measured): Promise<void> {
  return writeItem('session', `measured:${id}`, measured);
}
