/**
 * EcoLogits mode: a request through the published method of EcoLogits 0.9.3, as a comparison a person can switch on.
 * The formulas are written anew from its documentation and code; its documented defects are kept, since the point is
 * to show what EcoLogits says: PUE counted twice in off-site water, `pe` that is fossil resources only, GPUs in powers
 * of two, no input tokens. Parameters are in data/ecologits-*.json under the licence of EcoLogits (MPL-2.0).
 */
import mixes from './data/ecologits-mixes.json' with { type: 'json' };

/** EcoLogits has two ends and no central value. */
export interface MinMax {
  readonly min: number;
  readonly max: number;
}

/** One request, as EcoLogits asks for it. */
export interface EcologitsInput {
  readonly outputTokens: number;
  /** In billions. */
  readonly totalB: MinMax;
  readonly activeB: MinMax;
  /** Output tokens a second, and seconds to the first; null where EcoLogits has none and uses its own regression. */
  readonly tps: number | null;
  readonly ttftS: number | null;
  /** How long the request really took, where known: caps the generation time. */
  readonly requestLatencyS: number | null;
  /** EcoLogits zone: ISO 3166 alpha-3, or WOR. */
  readonly zone: string;
  readonly pue: MinMax;
  /** On-site litres per kWh. */
  readonly wue: MinMax;
}

/** Units are EcoLogits' own: kWh, kgCO2eq, kgSbeq, MJ, L. */
export interface EcologitsImpacts {
  readonly energy: MinMax;
  readonly gwp: MinMax;
  readonly adpe: MinMax;
  readonly pe: MinMax;
  readonly wcf: MinMax;
  readonly usage: {
    readonly energy: MinMax;
    readonly gwp: MinMax;
    readonly adpe: MinMax;
    readonly pe: MinMax;
    readonly wcf: MinMax;
  };
  readonly embodied: { readonly gwp: MinMax; readonly adpe: MinMax; readonly pe: MinMax };
}

/** Constants of ecologits/impacts/llm.py, version 0.9.3 (commit 5be90dad). */
const GPU_ENERGY = {
  alpha: 1.1665273170451914e-6,
  beta: -0.011205921025579175,
  gamma: 4.052928146734005e-5,
} as const;
const LATENCY = { perActiveB: 6.785088e-4, perBatch: 3.11931e-4, constant: 0.0194737176 } as const;
const BATCH = 64;
const MEMORY_OVERHEAD = 1.2;
const BITS_PER_WEIGHT = 16;
const GPU_MEMORY_GB = 80;
const SERVER_GPUS = 8;
const SERVER_KW = 1.2;
const LIFE_S = 3 * 365 * 24 * 3600;
const SERVER = { gwp: 5700, adpe: 0.37, pe: 70_000 } as const;
const GPU = { gwp: 164, adpe: 5.1e-3, pe: 1828 } as const;

/** Per kWh: kgSbeq, MJ, kgCO2eq, and litres of water off site. */
export type MixRow = readonly [iso2: string, adpe: number, pe: number, gwp: number, wue: number];

/** National electricity mixes by EcoLogits zone; kept as published, wrong `pe` and world row included. */
export const MIXES = mixes.zones as unknown as Readonly<Record<string, MixRow>>;

/** The impacts of one request, or null for a zone EcoLogits has no mix for. */
export function ecologitsImpacts(input: EcologitsInput): EcologitsImpacts | null {
  const mix = Object.hasOwn(MIXES, input.zone) ? MIXES[input.zone] : undefined;
  if (!mix) return null;
  const min = impactsAt(input, 'min', mix);
  const max = impactsAt(input, 'max', mix);
  const both = (of: (ends: ReturnType<typeof impactsAt>) => number): MinMax => ({
    min: of(min),
    max: of(max),
  });
  const usage = {
    energy: both(({ usage }) => usage.energy),
    gwp: both(({ usage }) => usage.gwp),
    adpe: both(({ usage }) => usage.adpe),
    pe: both(({ usage }) => usage.pe),
    wcf: both(({ usage }) => usage.wcf),
  };
  const embodied = {
    gwp: both(({ embodied }) => embodied.gwp),
    adpe: both(({ embodied }) => embodied.adpe),
    pe: both(({ embodied }) => embodied.pe),
  };
  return {
    energy: usage.energy,
    gwp: sum(usage.gwp, embodied.gwp),
    adpe: sum(usage.adpe, embodied.adpe),
    pe: sum(usage.pe, embodied.pe),
    wcf: usage.wcf,
    usage,
    embodied,
  };
}

function sum(a: MinMax, b: MinMax): MinMax {
  return { min: a.min + b.min, max: a.max + b.max };
}

function impactsAt(input: EcologitsInput, end: keyof MinMax, [, adpe, pe, gwp, wueOffsite]: MixRow) {
  const activeB = input.activeB[end];
  const gpus = gpusFor(input.totalB[end]);
  const latencyS = generationLatencyS(input, activeB);
  const perTokenWh = GPU_ENERGY.alpha * Math.exp(GPU_ENERGY.beta * BATCH) * activeB + GPU_ENERGY.gamma;
  const gpuKwh = (input.outputTokens * perTokenWh) / 1000;
  const serverKwh = ((latencyS / 3600) * SERVER_KW * gpus) / SERVER_GPUS / BATCH;
  const pue = input.pue[end];
  const energy = pue * (serverKwh + gpus * gpuKwh);
  const share = latencyS / (LIFE_S * BATCH);
  const hardware = (of: keyof typeof SERVER): number =>
    share * ((gpus / SERVER_GPUS) * SERVER[of] + gpus * GPU[of]);
  return {
    usage: {
      energy,
      gwp: energy * gwp,
      adpe: energy * adpe,
      pe: energy * pe,
      // EcoLogits multiplies energy that already holds PUE by PUE again for the off-site part.
      wcf: energy * (input.wue[end] + pue * wueOffsite),
    },
    embodied: { gwp: hardware('gwp'), adpe: hardware('adpe'), pe: hardware('pe') },
  };
}

function gpusFor(totalB: number): number {
  const memoryGb = (MEMORY_OVERHEAD * totalB * BITS_PER_WEIGHT) / 8;
  return 2 ** Math.ceil(Math.log2(Math.max(1, Math.ceil(memoryGb / GPU_MEMORY_GB))));
}

function generationLatencyS(
  { outputTokens, tps, ttftS, requestLatencyS }: EcologitsInput,
  activeB: number,
): number {
  const perTokenS =
    tps === null ? LATENCY.perActiveB * activeB + LATENCY.perBatch * BATCH + LATENCY.constant : 1 / tps;
  const latencyS = outputTokens * perTokenS + (ttftS ?? 0);
  return requestLatencyS === null ? latencyS : Math.min(latencyS, requestLatencyS);
}
