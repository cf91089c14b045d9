/** Counts the new requests of each site, all its origins together, in the database so that a worker's end does not reset the count. */
import { getMeta, putMeta } from './meta.ts';
import type { WriteTransaction } from './schema.ts';

/** The most new requests that are let in of one site. */
export interface VolumeLimits {
  readonly perMinute: number;
  /** By the local day they come in on. */
  readonly perDay: number;
}

/** More than a person sends. */
export const VOLUME_LIMITS: VolumeLimits = { perMinute: 60, perDay: 3_000 };

const MINUTE_MS = 60_000;

/**
 * Lets one more new request in and counts it, or does neither.
 * @param now epoch ms of arrival: the moment it was sent is the page's word
 * @param day local day of `now`
 */
export async function admit(
  transaction: WriteTransaction,
  site: string,
  now: number,
  day: string,
  limits: VolumeLimits,
): Promise<boolean> {
  const known = await getMeta(transaction, `volume:${site}`);
  // A clock that was set back leaves moments in the future: they are no longer recent.
  const recent = known?.recent.filter((at) => at > now - MINUTE_MS && at <= now) ?? [];
  const dayCount = known?.day === day ? known.dayCount : 0;
  if (recent.length >= limits.perMinute || dayCount >= limits.perDay) return false;
  await putMeta(transaction, `volume:${site}`, {
    recent: [...recent, now],
    day,
    dayCount: dayCount + 1,
  });
  return true;
}
