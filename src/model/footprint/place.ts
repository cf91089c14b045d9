/** Where the energy is drawn: the grid's carbon and water, the operator's overhead and cooling water, and hardware. */
import type { Footprint, Range } from '../usage/usage.ts';
import countries from './data/grid-countries.json' with { type: 'json' };
import usRegions from './data/grid-us.json' with { type: 'json' };
import hardware from './data/hardware.json' with { type: 'json' };
import products from './data/products.json' with { type: 'json' };
import { product, scaled } from './range.ts';

/**
 * `life-cycle`: with fuel supply and plants (Ember). `generation`: what leaves the stack (eGRID). The two are never
 * mixed or compared; the explanation names the one in use.
 */
export type GridBoundary = 'life-cycle' | 'generation';

/** What a kilowatt-hour at this place brings with it. */
export interface Place {
  /** ISO 3166 alpha-2, 'US-<eGRID subregion>' or 'WORLD'. */
  readonly zone: string;
  /** True where the person chose the zone, false where it is the product's own. */
  readonly chosen: boolean;
  readonly boundary: GridBoundary;
  /** Key of `operators` in data/products.json. */
  readonly operator: string;
  /** Power usage effectiveness: energy at the meter over IT energy. */
  readonly pue: Readonly<Range>;
  readonly gco2ePerKwh: Readonly<Range>;
  /** Litres of water used on site for each kWh of IT energy. */
  readonly onsiteLPerKwh: Readonly<Range>;
  /** Litres evaporated at power plants for each kWh drawn. */
  readonly offsiteLPerKwh: Readonly<Range>;
}

/** What a site's requests run on where nothing else is said. */
export interface Product {
  readonly zone: string;
  readonly operator: string;
  readonly grid: Triple;
  /** Model slugs of its pictures and videos, or 'class'. */
  readonly image: string;
  readonly video: string;
  readonly audio: 'music' | 'speech';
}

type Triple = readonly [low: number, central: number, high: number];
interface Operator {
  readonly pue: Triple;
  readonly wue: Triple;
}
type CountryRow = readonly [name: string, gco2ePerKwh: number, year: number, waterLPerKwh: number | null];
type RegionRow = readonly [name: string, gco2ePerKwh: number];

const countryRows = countries.zones as unknown as Readonly<Record<string, CountryRow>>;
const regionRows = usRegions.zones as unknown as Readonly<Record<string, RegionRow>>;
const productRows = products.products as unknown as Readonly<Record<string, Product>>;
const operatorRows = products.operators as unknown as Readonly<Record<string, Operator>>;

const WORLD = 'WORLD';
const ANY_PRODUCT: Product = {
  zone: WORLD,
  operator: 'unknown',
  grid: [40, 458.5, 615],
  image: 'class',
  video: 'class',
  audio: 'speech',
};

/** All zones a person may choose, with the name in English and the boundary their figure has. */
export const ZONES: readonly {
  readonly zone: string;
  readonly name: string;
  readonly boundary: GridBoundary;
}[] = [
  ...Object.entries(countryRows).map(([zone, [name]]) => ({ zone, name, boundary: 'life-cycle' as const })),
  ...Object.entries(regionRows).map(([zone, [name]]) => ({ zone, name, boundary: 'generation' as const })),
];

/** Whether a person may choose this zone. */
export function isZone(zone: string): boolean {
  return Object.hasOwn(countryRows, zone) || Object.hasOwn(regionRows, zone);
}

/** One that stands for any where the tables have no such site. */
export function productOf(site: string): Product {
  return (Object.hasOwn(productRows, site) ? productRows[site] : undefined) ?? ANY_PRODUCT;
}

/** Zone a site's requests are taken to run in; `zone` null, or one that does not exist, is the product's own. */
export function zoneOf(site: string, zone: string | null): string {
  return zone !== null && isZone(zone) ? zone : productOf(site).zone;
}

/** The place of a site's requests. */
export function placeOf(site: string, zone: string | null): Place {
  const chosen = zone !== null && isZone(zone);
  const key = `${Object.hasOwn(productRows, site) ? site : ''} ${chosen ? zone : ''}`;
  const known = places.get(key);
  if (known) return known;
  const place = findPlace(site, chosen ? zone : null);
  places.set(key, place);
  return place;
}

/** Places already put together: as many as there are products and zones in the tables. */
const places = new Map<string, Place>();

function findPlace(site: string, zone: string | null): Place {
  const own = productOf(site);
  const operator = operatorRows[own.operator] ?? { pue: [1.1, 1.25, 1.5], wue: [0.1, 0.5, 1.2] };
  const where = zoneOf(site, zone);
  const chosen = zone !== null;
  return {
    zone: where,
    chosen,
    boundary: chosen && Object.hasOwn(regionRows, where) ? 'generation' : 'life-cycle',
    operator: own.operator,
    pue: fromTriple(operator.pue),
    gco2ePerKwh: chosen ? gridOf(where) : fromTriple(own.grid),
    onsiteLPerKwh: fromTriple(operator.wue),
    offsiteLPerKwh: scaled(hardware.offsiteWaterError, waterOf(where)),
  };
}

function fromTriple([low, central, high]: Triple): Range {
  return { low, central, high };
}

function gridOf(zone: string): Range {
  return scaled(hardware.gridError, regionRows[zone]?.[1] ?? countryRows[zone]?.[1] ?? 0);
}

/** A country's off-site water; US regions share the country's, and a country without a figure takes the world's. */
function waterOf(zone: string): number {
  const country = Object.hasOwn(regionRows, zone) ? 'US' : zone;
  return countryRows[country]?.[3] ?? countryRows[WORLD]?.[3] ?? 0;
}

/** Gas and water of energy drawn at a place. `energyWh` is at the meter. */
export function footprintOf(energyWh: Range, place: Place): Footprint {
  const itWh = scaled(energyWh, 1 / place.pue.central);
  return {
    energyWh,
    gwpUsageGrams: scaled(product(energyWh, place.gco2ePerKwh), 1 / 1000),
    gwpEmbodiedGrams: scaled(product(itWh, hardware.embodiedGramsPerKwhIt), 1 / 1000),
    waterOnsiteMl: product(itWh, place.onsiteLPerKwh),
    waterOffsiteMl: product(energyWh, place.offsiteLPerKwh),
  };
}

/** Where a place's grid figure comes from, and of which year it is. */
export function gridSource({ chosen, boundary, zone }: Place): { source: string; year: number } {
  if (!chosen) return { source: products.source, year: products.year };
  if (boundary === 'generation') return { source: usRegions.source, year: usRegions.year };
  return { source: countries.source, year: countryRows[zone]?.[2] ?? countries.year };
}

/** Where every place's off-site water figure comes from, and of which year it is. */
export function waterSource(): { source: string; year: number } {
  return { source: countries.waterSource, year: countries.waterYear };
}
