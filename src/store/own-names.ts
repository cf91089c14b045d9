/** All names of this device: in a file of its own, since the popup needs them at once. */
import type { Install } from './meta-rows.ts';

/** What this device is called, first, and was called before it took a new name: all under which it wrote rows. */
export function ownNames({ device, former = [] }: Pick<Install, 'device' | 'former'>): readonly string[] {
  return [device, ...former];
}
