/** Vectors made with EcoLogits 0.9.3 itself, compared figure by figure with our computation of its method. */
import { ecologitsImpacts, type MinMax } from '../../../src/model/footprint/ecologits.ts';
import { ecologitsModel } from '../../../src/model/footprint/ecologits-models.ts';

export interface EcologitsVector {
  readonly id: string;
  readonly input: {
    readonly provider: string;
    readonly model: string;
    readonly output_tokens: number;
    readonly request_latency_s: number | null;
    readonly resolved_zone: string;
    readonly pue: MinMax;
    readonly wue: MinMax;
    readonly params_b?: { readonly total: MinMax; readonly active: MinMax };
    readonly tps?: number | null;
    readonly ttft?: number | null;
  };
  readonly output: Figures;
}

interface Figures {
  readonly [name: string]: Figures | number | string;
}

/** The vectors of a file. Throws where it has no list of `cases`. */
export function parseVectors(json: string): EcologitsVector[] {
  const file: unknown = JSON.parse(json);
  const cases = typeof file === 'object' && file !== null && 'cases' in file ? file.cases : file;
  if (!Array.isArray(cases)) throw new Error('no list of `cases`');
  return cases.map((item, index) => ({ id: `case ${index + 1}`, ...item }));
}

/** The worst relative error over all figures of a vector; infinite where we cannot compute it at all. */
export function relativeError({ input, output }: EcologitsVector): number {
  if (!input || !output?.energy || !(input.output_tokens >= 0)) return Number.POSITIVE_INFINITY;
  const ours = ecologitsModel(input.provider, input.model);
  const totalB = input.params_b?.total ?? ours?.totalB;
  const activeB = input.params_b?.active ?? ours?.activeB;
  if (!totalB || !activeB) return Number.POSITIVE_INFINITY;
  const impacts = ecologitsImpacts({
    outputTokens: input.output_tokens,
    totalB,
    activeB,
    tps: input.tps === undefined ? (ours?.tps ?? null) : input.tps,
    ttftS: input.ttft === undefined ? (ours?.ttftS ?? null) : input.ttft,
    requestLatencyS: input.request_latency_s ?? null,
    zone: input.resolved_zone,
    pue: input.pue,
    wue: input.wue,
  });
  return impacts === null ? Number.POSITIVE_INFINITY : worstOf(output, impacts as unknown as Figures);
}

function worstOf(expected: Figures, actual: Figures): number {
  let worst = 0;
  for (const [name, value] of Object.entries(expected)) {
    const computed = actual[name];
    if (typeof value === 'number') worst = Math.max(worst, errorOf(value, computed));
    else if (typeof value === 'object') {
      worst = Math.max(
        worst,
        typeof computed === 'object' ? worstOf(value, computed) : Number.POSITIVE_INFINITY,
      );
    }
  }
  return worst;
}

function errorOf(expected: number, computed: unknown): number {
  if (typeof computed !== 'number' || !Number.isFinite(computed)) return Number.POSITIVE_INFINITY;
  return expected === computed
    ? 0
    : Math.abs(computed - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
}
