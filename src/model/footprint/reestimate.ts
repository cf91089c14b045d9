/**
 * Re-estimation under a new factor set (design.md section 4.2), the pure part: requests exactly, and days whose
 * requests are gone by the ratio of their class. The estimator is not linear, so such a day is marked approximate.
 */
import { type DayRow, FOOTPRINT_KEYS, type Footprint, type UsageRequest } from '../usage.ts';
import { estimate, factorsTag } from './estimate.ts';
import { FACTOR_SET } from './factor-set.ts';
import { productOf } from './place.ts';
import { ENDS } from './range.ts';

const APPROXIMATE = '~';
const MIXED = 'mixed';

/** Whether a stored estimate was made with another factor set than today's. */
export function isOutdated(tag: string): boolean {
  return setOf(tag) !== FACTOR_SET;
}

/** Whether a day's estimate was scaled by class rather than computed from its requests. */
export function isApproximate(tag: string): boolean {
  return tag.startsWith(APPROXIMATE);
}

/** The same request under today's factor set, in the server zone it was estimated with. */
export function reestimated(request: UsageRequest): UsageRequest {
  return inZone(request, zoneOfTag(request.factors, request.site));
}

/** The same request in another server zone: only when the person asks for the past to change. */
export function inZone(request: UsageRequest, zone: string | null): UsageRequest {
  return { ...request, footprint: estimate(request, zone), factors: factorsTag(request.site, zone) };
}

/** Zone to estimate with again; null is the site's default, whose range is wider than that of a chosen zone. */
function zoneOfTag(tag: string, site: string): string | null {
  const zone = tag.split('/')[1] ?? '';
  return zone === '' || zone === productOf(site).zone ? null : zone;
}

function setOf(tag: string): string {
  return tag.replace(APPROXIMATE, '').split('/')[0] ?? '';
}

/** Requests that were re-estimated, summed before and after: what a class's ratio is made from. */
export interface ClassSums {
  readonly before: Footprint;
  readonly after: Footprint;
}

/** Requests of one site, model, kind and mode move alike under new factors. */
export function classOf({
  site,
  model,
  kind,
  mode,
}: Pick<UsageRequest, 'site' | 'kind' | 'mode'> & { model: string | null }): string {
  return [site, model ?? '', kind, mode].join(' ');
}

/** Sums by class, over requests still kept and their re-estimates. */
export function classSums(
  pairs: Iterable<readonly [before: UsageRequest, after: UsageRequest]>,
): Map<string, ClassSums> {
  const sums = new Map<string, ClassSums>();
  for (const [before, after] of pairs) {
    const key = classOf(before);
    const known = sums.get(key);
    sums.set(key, {
      before: known ? summed(known.before, before.footprint) : before.footprint,
      after: known ? summed(known.after, after.footprint) : after.footprint,
    });
  }
  return sums;
}

/**
 * A day whose requests are gone, scaled by its class; null where the class has no kept request to learn from, so that
 * the day stays frozen under its old factors.
 */
export function scaledDay(day: DayRow, sums: ReadonlyMap<string, ClassSums>): DayRow | null {
  const known = sums.get(classOf({ ...day, model: day.model === '' ? null : day.model }));
  if (!known) return null;
  const footprint = mapped(day.footprint, (value, key, end) => {
    const before = known.before[key][end];
    return before === 0 ? value : (value * known.after[key][end]) / before;
  });
  for (const key of FOOTPRINT_KEYS) {
    const { low, central, high } = footprint[key];
    footprint[key] = { low: Math.min(low, central), central, high: Math.max(central, high) };
  }
  const zone = day.factors === MIXED ? null : zoneOfTag(day.factors, day.site);
  return { ...day, footprint, factors: `${APPROXIMATE}${factorsTag(day.site, zone)}` };
}

function summed(a: Footprint, b: Footprint): Footprint {
  return mapped(a, (value, key, end) => value + b[key][end]);
}

function mapped(
  footprint: Footprint,
  change: (value: number, key: keyof Footprint, end: (typeof ENDS)[number]) => number,
): Footprint {
  const result = structuredClone(footprint);
  for (const key of FOOTPRINT_KEYS) {
    for (const end of ENDS) result[key][end] = change(footprint[key][end], key, end);
  }
  return result;
}
