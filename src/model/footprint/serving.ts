/** How many requests a model serves together: by the traffic of whoever runs it. See docs/METHOD.md, "Text". */
import products from './data/products.json' with { type: 'json' };
import { FACTORS, type FactorSet } from './factors.ts';
import type { Family } from './registry.ts';

/** A fleet with millions of users, any provider, one with few, and a computer of one's own. */
export type Traffic = Exclude<keyof FactorSet['text']['traffic'], 'source' | 'year'>;

const vendors = products.traffic.vendors as Readonly<Record<string, Traffic>>;
const sites = products.traffic.sites as Readonly<Record<string, Traffic>>;

/** A model with a price is its vendor's service wherever it is asked from; open weights are served by the site. */
export function trafficOf({ vendor, usdPerMOut }: Family, site: string): Traffic {
  const [rows, key] = usdPerMOut === null ? [sites, site] : [vendors, vendor];
  return (Object.hasOwn(rows, key) ? rows[key] : undefined) ?? 'ordinary';
}

/** The factors as they hold for traffic of that sort. */
export function factorsAt(traffic: Traffic, factors: FactorSet = FACTORS): FactorSet {
  const { text } = factors;
  return { ...factors, text: { ...text, batch: text.traffic[traffic] } };
}

/** The factors as they hold for a model on a site. */
export function servedFactors(family: Family, site: string, factors: FactorSet = FACTORS): FactorSet {
  return factorsAt(trafficOf(family, site), factors);
}
