/**
 * Re-estimation under a new factor set, the pure part: requests exactly, and days whose
 * requests are gone by the ratio of their class. The estimator is not linear, so such a day is marked approximate.
 */
import { APPROXIMATE, MIXED_FACTORS, roundFootprint } from '../usage/day-row.ts';
import { rescaledSpread } from '../usage/spread.ts';
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  type Range,
  type UsageRequest,
} from '../usage/usage.ts';
import { estimated, factorsTag } from './estimate.ts';
import { FACTOR_SET, setOfTag } from './factor-set.ts';
import { productOf } from './place.ts';
import type { End } from './range.ts';

/** Whether a stored estimate was made with another factor set than today's. */
export function isOutdated(tag: string): boolean {
  return setOfTag(tag) !== FACTOR_SET;
}

/** Whether a day's estimate was scaled by class rather than computed from its requests. */
export function isApproximate(tag: string): boolean {
  return tag.startsWith(APPROXIMATE);
}

/** What is estimated anew: all that older factors made, each in the zone it had; or everything, in one zone. */
export type Revision = { readonly of: 'outdated' } | { readonly of: 'all'; readonly zone: string | null };

/** The request as it should be; null where it stays as it is. */
export function revised(request: UsageRequest, revision: Revision): UsageRequest | null {
  if (revision.of === 'all') return inZone(request, revision.zone);
  return isOutdated(request.factors) ? reestimated(request) : null;
}

/** The same request under today's factor set, in the server zone it was estimated with. */
export function reestimated(request: UsageRequest): UsageRequest {
  return inZone(request, zoneOfTag(request.factors, request.site));
}

/** The same request in another server zone: only when the person asks for the past to change. */
export function inZone(request: UsageRequest, zone: string | null): UsageRequest {
  return { ...request, ...estimated(request, zone) };
}

/** Zone to estimate with again; null is the site's default, whose range is wider than that of a chosen zone. */
export function zoneOfTag(tag: string, site: string): string | null {
  const zone = tag.split('/')[1] ?? '';
  return zone === '' || zone === productOf(site).zone ? null : zone;
}

/** Requests that were re-estimated, summed before and after: what a class's ratio is made from. */
export interface ClassSums {
  readonly before: Footprint;
  readonly after: Footprint;
}

/** Requests of one site, model, kind and mode that were estimated alike move alike. */
export function classOf({
  site,
  model,
  kind,
  mode,
  factors,
}: Pick<UsageRequest, 'site' | 'kind' | 'mode' | 'factors'> & { model: string | null }): string {
  return [site, model ?? '', kind, mode, factors.replace(APPROXIMATE, '')].join(' ');
}

/** One more request of a class, before and after. */
export function addToClass(known: ClassSums | undefined, before: Footprint, after: Footprint): ClassSums {
  if (!known) return { before, after };
  return { before: summed(known.before, before), after: summed(known.after, after) };
}

/**
 * A day whose requests are gone, scaled by its class. Null where it stays as it is: it needs no revision, or it stays
 * frozen under its old factors because its class has no kept request to learn from.
 * @param known sums of the day's class, as `classOf` names it
 */
export function revisedDay(day: DayRow, known: ClassSums | undefined, revision: Revision): DayRow | null {
  const tag = day.factors.replace(APPROXIMATE, '');
  const zone = revision.of === 'all' ? revision.zone : zoneOfTag(tag, day.site);
  const target = factorsTag(day.site, zone);
  if (!known || tag === MIXED_FACTORS || tag === target) return null;
  const footprint = mapped(day.footprint, (value, key, end) => {
    const before = known.before[key][end];
    return before === 0 ? value : (value * known.after[key][end]) / before;
  });
  for (const key of FOOTPRINT_KEYS) {
    const { low, central, high } = footprint[key];
    footprint[key] = { low: Math.min(low, central), central, high: Math.max(central, high) };
  }
  const scaled = roundFootprint(footprint, day.requests + day.sessions);
  const spread = rescaledSpread(day, scaled);
  return { ...day, footprint: scaled, factors: APPROXIMATE + target, spread };
}

function summed(a: Footprint, b: Footprint): Footprint {
  return mapped(a, (value, key, end) => value + b[key][end]);
}

function mapped(
  footprint: Footprint,
  change: (value: number, key: keyof Footprint, end: End) => number,
): Footprint {
  const range = (key: keyof Footprint): Range => {
    const { low, central, high } = footprint[key];
    return {
      low: change(low, key, 'low'),
      central: change(central, key, 'central'),
      high: change(high, key, 'high'),
    };
  };
  return {
    energyWh: range('energyWh'),
    gwpUsageGrams: range('gwpUsageGrams'),
    gwpEmbodiedGrams: range('gwpEmbodiedGrams'),
    waterOnsiteMl: range('waterOnsiteMl'),
    waterOffsiteMl: range('waterOffsiteMl'),
  };
}
