/** What a day row counts, and is found by. */
import type { Kind, Mode, Provenance, UsageRequest } from './usage.ts';

/** Key of a day row; an index on `day` gives a range of days without reading the rest. */
export type DayKey = [
  device: string,
  day: string,
  site: string,
  model: string,
  kind: Kind,
  mode: Mode,
  provenance: Provenance,
];

/** Key of the day row a request counts in. */
export function dayKeyOf({
  device,
  day,
  site,
  model,
  kind,
  mode,
  provenance,
}: Pick<UsageRequest, 'device' | 'day' | 'site' | 'kind' | 'mode' | 'provenance'> & {
  model: string | null;
}): DayKey {
  return [device, day, site, model ?? '', kind, mode, provenance];
}
