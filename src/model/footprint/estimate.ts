/**
 * The estimate: what a request cost in energy, greenhouse gas and water at the data centre, as three numbers. Pure:
 * the same usage and zone always give the same footprint under one factor set.
 */
import { roundFootprint } from '../usage/day-row.ts';
import type { Footprint, UsageRequest } from '../usage/usage.ts';
import { audioClassOf } from './audio.ts';
import { FACTOR_SET } from './factor-set.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { neverRan } from './hidden-run.ts';
import { hostOf } from './host.ts';
import { imageModelOf, picturesAt } from './image.ts';
import { producedBy, producedPart } from './media.ts';
import { type Part, totalEnergyWh } from './part.ts';
import { footprintOf, placeOf, zoneOf } from './place.ts';
import { matchModel } from './registry.ts';
import { servedFactors } from './serving.ts';
import { sharersOf } from './sharing.ts';
import type { SiteUsage } from './site-usage.ts';
import { textParts } from './text.ts';
import { tokensOf } from './tokens-of.ts';
import { videoModelOf } from './video.ts';

export { FACTOR_SET, FACTOR_SET_DATE } from './factor-set.ts';
export { inferOutputTokens, inferReasoningTokens } from './infer.ts';
export type { SiteUsage } from './site-usage.ts';

/** Factor set and server zone, as stored with a request: '2026.11/US'. `zone` null is the site's own default. */
export function factorsTag(site: string, zone: string | null): string {
  return `${FACTOR_SET}/${zoneOf(site, zone)}`;
}

/** What a request cost. `zone` is the server zone the person chose, null for the site's default. */
export function estimate(usage: SiteUsage, zone: string | null, factors: FactorSet = FACTORS): Footprint {
  const place = placeOf(hostOf(usage), zone);
  return footprintOf(totalEnergyWh(energyParts(usage, place.pue.central, factors)), place);
}

/** The estimate as a request keeps it. */
export function estimated(
  usage: SiteUsage,
  zone: string | null,
): Required<Pick<UsageRequest, 'footprint' | 'factors' | 'spread'>> {
  const place = placeOf(hostOf(usage), zone);
  const parts = energyParts(usage, place.pue.central);
  return {
    footprint: roundFootprint(footprintOf(totalEnergyWh(parts), place)),
    factors: factorsTag(usage.site, zone),
    spread: sharersOf(usage, parts),
  };
}

/** Whether the registry has the model, as one of text, pictures, videos or sound. Others belong in the health report. */
export function isKnownModel(model: string, site: string): boolean {
  if (matchModel(model, site).known) return true;
  return imageModelOf(model) !== null || videoModelOf(model) !== null || audioClassOf(model) !== null;
}

/** The addends of a request's energy at the meter; none where nothing ran. */
export function energyParts(usage: SiteUsage, pue: number, factors: FactorSet = FACTORS): Part[] {
  if (neverRan(usage)) return [];
  const drawn = picturesAt(hostOf(usage), factors);
  const media = producedBy(usage, drawn).map((produced) => producedPart(produced, pue, drawn));
  // A voice session is all audio: its text, where there is any, is a transcript of the same tokens.
  if (usage.session) return media;
  const match = matchModel(usage.model, usage.site);
  const served = servedFactors(match.family, hostOf(usage), factors);
  return [...textParts(match, tokensOf(usage, match.family), pue, served), ...media];
}
