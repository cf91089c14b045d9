/**
 * The ladder the interface draws: which vehicle a use took. Walking (a search, a calculator, one's own memory) is not
 * in here, because it is never counted.
 */
import { matchModel } from '../footprint/registry.ts';
import type { DayRow } from '../usage/usage.ts';

export const VEHICLES = ['scooter', 'car', 'f1'] as const;
/** A rung of the ladder above walking. */
export type Vehicle = (typeof VEHICLES)[number];

/**
 * What vendors sell as mini, flash, haiku or lite: at most this list price, in US dollars per million output tokens
 * (data/models.json). Open weights have none: there, those one accelerator holds.
 */
const SMALL = { maxUsdPerMOut: 5, maxTotalB: 40 } as const;

/** Formula 1: thinking, research, agents, images, video. Scooter: a small model's plain answer. Car: any other's. */
export function vehicleOf({
  kind,
  mode,
  model,
  site,
}: Pick<DayRow, 'kind' | 'mode' | 'model' | 'site'>): Vehicle {
  if (mode !== 'standard' || kind === 'image' || kind === 'video') return 'f1';
  const { usdPerMOut, size } = matchModel(model || null, site).family;
  const isSmall =
    usdPerMOut === null ? size !== null && size.totalB <= SMALL.maxTotalB : usdPerMOut <= SMALL.maxUsdPerMOut;
  return isSmall ? 'scooter' : 'car';
}
