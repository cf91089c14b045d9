/**
 * Why a number is what it is: formula steps with their sources, what the range comes from, what is left out. Pure
 * data: the interface puts words to the ids.
 */
import { spreadOf, spreadOfRequest } from '../usage/spread.ts';
import { FOOTPRINT_KEYS, type Footprint, type RequestSpread } from '../usage/usage.ts';
import { energyParts, estimate, factorsTag } from './estimate.ts';
import { mediaSteps } from './explain-media.ts';
import { type PartEnergy, placeSteps } from './explain-place.ts';
import { decodeSteps, textSteps } from './explain-text.ts';
import { isMedia, type Step } from './explain-values.ts';
import { FACTOR_SET, FACTOR_SET_DATE } from './factor-set.ts';
import { hostOf } from './host.ts';
import { type CauseId, type Part, partRange } from './part.ts';
import { type GridBoundary, type Place, placeOf } from './place.ts';
import { type Confidence, matchModel } from './registry.ts';
import { servedFactors } from './serving.ts';
import { sharersOf } from './sharing.ts';
import type { SiteUsage } from './site-usage.ts';
import { sumOfRanges, sumOfRows } from './sums.ts';

/** What an estimate leaves out, whatever the request. */
export const NOT_COUNTED = [
  'training',
  'network',
  'device',
  'buildings',
  'search-and-tools',
  'retries-and-safety-models-beyond-the-fixed-part',
] as const;

/** Causes of the range beyond those of energy. */
export type PlaceCauseId = 'grid' | 'hardware' | 'on-site-water' | 'off-site-water';

/** What part of the way from the central to the high end a cause stands for; shares add up to 1. */
export interface CauseShare {
  readonly cause: CauseId | PlaceCauseId;
  readonly share: number;
}

/** One name a site gave its model, null where it gave none, and the family that was taken for it. */
export interface ModelUse {
  readonly slug: string | null;
  readonly family: string;
  readonly vendor: string;
  /** False: the slug is not in the registry and the nearest family stands in. */
  readonly known: boolean;
  readonly confidence: Confidence;
  readonly requests: number;
}

/** Footprint, parts and causes of one request or of many; a share of a cause is 0 to 1. */
export interface Explanation {
  /** Everything up to the data centre's electricity meter, and nothing beyond it. */
  readonly boundary: 'data-centre-meter';
  readonly factorSet: { readonly id: string; readonly date: string };
  /** Factor set and zone of each request explained. */
  readonly tags: readonly string[];
  readonly gridBoundaries: readonly GridBoundary[];
  readonly requests: number;
  readonly models: readonly ModelUse[];
  readonly footprint: Footprint;
  readonly parts: readonly PartEnergy[];
  /** Steps of a single request; empty for a sum, whose parts say where it comes from. */
  readonly steps: readonly Step[];
  readonly causes: Readonly<Record<keyof Footprint, readonly CauseShare[]>>;
  readonly notCounted: typeof NOT_COUNTED;
}

/** One request, computed anew under today's factors. */
export function explain(usage: SiteUsage, zone: string | null): Explanation {
  const place = placeOf(hostOf(usage), zone);
  const parts = energyParts(usage, place.pue.central);
  const match = matchModel(usage.model, usage.site);
  const sum = explainSum([usage], zone);
  const writesText = parts.some(({ id }) => !isMedia(id));
  return {
    ...sum,
    steps: [
      ...(writesText
        ? [
            ...decodeSteps(match, servedFactors(match.family, hostOf(usage))),
            ...textSteps(usage, match, parts, place.pue.central),
          ]
        : []),
      ...(parts.length > 0 ? mediaSteps(usage, place.pue.central) : []),
      ...placeSteps(sum.footprint, sum.parts, place, hostOf(usage)),
    ],
  };
}

/** A day or any other range of requests, computed anew under today's factors. */
export function explainSum(usages: readonly SiteUsage[], zone: string | null): Explanation {
  const each = usages.map((usage) => {
    const place = placeOf(hostOf(usage), zone);
    const parts = energyParts(usage, place.pue.central);
    const factors = factorsTag(usage.site, zone);
    return {
      usage,
      place,
      parts,
      footprint: estimate(usage, zone),
      factors,
      spread: sharersOf(usage, parts),
    };
  });
  const allParts = each.flatMap(({ parts }) => parts);
  return {
    boundary: 'data-centre-meter',
    factorSet: { id: FACTOR_SET, date: FACTOR_SET_DATE },
    tags: [...new Set(usages.map(({ site }) => factorsTag(site, zone)))],
    gridBoundaries: [...new Set(each.map(({ place }) => place.boundary))],
    requests: usages.length,
    models: modelsOf(usages),
    footprint: sumOfRows(each.map(rowOf)),
    parts: partSums(each),
    steps: [],
    causes: causesOf(allParts, each),
    notCounted: NOT_COUNTED,
  };
}

/** Which text models were used, and as what they were taken; most used first. */
export function modelsOf(usages: readonly SiteUsage[]): ModelUse[] {
  const uses = new Map<string, ModelUse>();
  for (const { model, site } of usages) {
    const { family, known } = matchModel(model, site);
    const key = `${site} ${model}`;
    uses.set(key, {
      slug: model,
      family: family.id,
      vendor: family.vendor,
      known,
      confidence: known ? family.confidence : 'guessed',
      requests: (uses.get(key)?.requests ?? 0) + 1,
    });
  }
  return [...uses.values()].sort((a, b) => b.requests - a.requests);
}

const rowOf = (each: Estimated) => ({
  footprint: each.footprint,
  spread: spreadOfRequest(each),
  requests: 1,
  sessions: 0,
});

/** Each part of the energy over all requests. */
function partSums(each: readonly Estimated[]): Explanation['parts'] {
  const parts = each.flatMap(({ usage, parts }) => parts.map((part) => ({ usage, part })));
  const ids = [...new Set(parts.map(({ part }) => part.id))];
  const summands = parts.map(({ usage, part }) => {
    const range = partRange(part);
    return {
      id: part.id,
      range,
      spread: spreadOf(range, range, { ...sharersOf(usage, [part]), place: '' }),
      count: 1,
    };
  });
  return ids.map((id) => ({ id, energyWh: sumOfRanges(summands.filter((summand) => summand.id === id)) }));
}

type Weights = Map<CauseShare['cause'], number>;
interface Estimated {
  readonly usage: SiteUsage;
  readonly place: Place;
  readonly parts: readonly Part[];
  readonly footprint: Footprint;
  readonly factors: string;
  readonly spread: RequestSpread;
}

/** The place's own cause in each quantity but energy, and how far it may be off. */
const PLACE_CAUSES: Readonly<Record<Exclude<keyof Footprint, 'energyWh'>, PlaceCauseId>> = {
  gwpUsageGrams: 'grid',
  gwpEmbodiedGrams: 'hardware',
  waterOnsiteMl: 'on-site-water',
  waterOffsiteMl: 'off-site-water',
};

function causesOf(allParts: readonly Part[], each: readonly Estimated[]): Explanation['causes'] {
  const energy = energyWeights(allParts);
  const shares = Object.fromEntries(
    FOOTPRINT_KEYS.map((key) => [key, key === 'energyWh' ? energy : placeWeights(key, each)]),
  ) as Record<keyof Footprint, Weights>;
  return {
    energyWh: sharesOf(shares.energyWh),
    gwpUsageGrams: sharesOf(shares.gwpUsageGrams),
    gwpEmbodiedGrams: sharesOf(shares.gwpEmbodiedGrams),
    waterOnsiteMl: sharesOf(shares.waterOnsiteMl),
    waterOffsiteMl: sharesOf(shares.waterOffsiteMl),
  };
}

/** Each part's way to its high end, split by the squared logarithms that made it. */
function energyWeights(parts: readonly Part[]): Weights {
  const weights: Weights = new Map();
  for (const part of parts) {
    const squares = part.causes.map(({ high }) => Math.log(high) ** 2);
    const total = squares.reduce((sum, square) => sum + square, 0);
    if (total === 0) continue;
    const way = partRange(part).high - part.energyWh;
    for (const [index, { id }] of part.causes.entries())
      add(weights, id, (way * (squares[index] ?? 0)) / total);
  }
  return weights;
}

/** The same for a quantity that multiplies energy by a figure of the place. */
function placeWeights(key: keyof typeof PLACE_CAUSES, each: readonly Estimated[]): Weights {
  const weights: Weights = new Map();
  for (const { parts, footprint } of each) {
    const { central, high } = footprint[key];
    const { energyWh } = footprint;
    if (central === 0 || energyWh.central === 0) continue;
    const total = Math.log(high / central) ** 2;
    const ofEnergy = total === 0 ? 0 : Math.min(1, Math.log(energyWh.high / energyWh.central) ** 2 / total);
    const way = high - central;
    add(weights, PLACE_CAUSES[key], way * (1 - ofEnergy));
    for (const { cause, share } of sharesOf(energyWeights(parts)))
      add(weights, cause, way * ofEnergy * share);
  }
  return weights;
}

function add(weights: Weights, cause: CauseShare['cause'], weight: number): void {
  weights.set(cause, (weights.get(cause) ?? 0) + weight);
}

function sharesOf(weights: Weights): CauseShare[] {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [];
  return [...weights]
    .map(([cause, weight]) => ({ cause, share: weight / total }))
    .sort((a, b) => b.share - a.share);
}
