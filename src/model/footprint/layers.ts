/**
 * Scopes beside the footprint, never added to it: market-based carbon where an operator publishes it, a publisher's
 * own life-cycle figure, and use of minerals and fossil resources where the data allow.
 */
import type { Footprint, Range } from '../usage/usage.ts';
import hardware from './data/hardware.json' with { type: 'json' };
import { MIXES } from './ecologits.ts';
import { placeOf } from './place.ts';
import { plus, product, scaled } from './range.ts';
import { matchModel } from './registry.ts';
import type { SiteUsage } from './site-usage.ts';
import { writtenTokens } from './tokens-of.ts';

/** Carbon of use after the operator's contracts for clean power, in grams; null where it publishes no factor. */
export function marketBasedGrams({ energyWh }: Footprint, site: string): Range | null {
  const factors = hardware.marketBased as Readonly<Record<string, unknown>>;
  const factor = Object.hasOwn(factors, site) ? factors[site] : undefined;
  return typeof factor === 'number' ? scaled(energyWh, factor / 1000) : null;
}

/** A publisher's life-cycle figures for an answer, with hardware, buildings and upstream of everything. */
export interface LifeCycle {
  readonly gco2e: number;
  readonly waterMl: number;
  readonly mgSb: number;
  readonly source: string;
}

/** Mistral's life-cycle analysis, by output token; null for every other product. */
export function publisherLifeCycle(usage: SiteUsage): LifeCycle | null {
  const { publisherLca } = hardware;
  if (usage.site !== publisherLca.site) return null;
  const { answer, reasoning, tools } = writtenTokens(usage);
  const tokens = answer + reasoning + tools;
  return {
    gco2e: tokens * publisherLca.gco2ePerOutputToken,
    waterMl: tokens * publisherLca.waterMlPerOutputToken,
    mgSb: tokens * publisherLca.mgSbPerOutputToken,
    source: publisherLca.source,
  };
}

/** Use of resources, in use and in hardware. */
export interface Resources {
  /** Minerals and metals (ADPe) of the electricity, milligrams of antimony equivalent. */
  readonly usageMgSb: Range;
  /** The same of the servers' manufacture. */
  readonly embodiedMgSb: Range;
  /** Fossil and nuclear fuel of the electricity, megajoules: what the public tables call primary energy is this. */
  readonly fossilMj: Range;
}

const MG_PER_KG = 1_000_000;
const WH_PER_KWH = 1000;

/** Resources of a request's energy; null where no public table has the zone's mix. */
export function resourcesOf({ energyWh }: Footprint, site: string, zone: string | null): Resources | null {
  const place = placeOf(site, zone);
  const mix = mixOf(place.zone);
  if (mix === null) return null;
  const energyKwh = scaled(energyWh, 1 / WH_PER_KWH);
  const itKwh = scaled(energyKwh, 1 / place.pue.central);
  return {
    usageMgSb: scaled(energyKwh, mix.adpe * MG_PER_KG),
    embodiedMgSb: product(itKwh, hardware.embodiedMgSbPerKwhIt),
    fossilMj: scaled(energyKwh, mix.pe),
  };
}

/** All resources of a request in minerals: electricity and hardware. */
export function totalMgSb({ usageMgSb, embodiedMgSb }: Resources): Range {
  return plus([usageMgSb, embodiedMgSb]);
}

function mixOf(zone: string): { adpe: number; pe: number } | null {
  const { worldResources } = hardware;
  if (zone === 'WORLD') return { adpe: worldResources.adpeKgSbPerKwh, pe: worldResources.peMjPerKwh };
  const iso2 = zone.startsWith('US-') ? 'US' : zone;
  const row = Object.values(MIXES).find(([known]) => known === iso2);
  return row ? { adpe: row[1], pe: row[2] } : null;
}

/** Whether the publisher's layer is about the very model that answered, or only about its product. */
export function isLifeCycleOfModel(model: string | null, site: string): boolean {
  return matchModel(model, site).family.id === hardware.publisherLca.family;
}
