/**
 * Honest validation: each publication's points predicted with all factors taken from it, or chosen in its sight,
 * replaced by what the others alone would give.
 */
import { type DecodeLaw, FACTORS, type FactorSet } from '../../../src/model/footprint/factors.ts';
import { spread } from '../../../src/model/footprint/range.ts';
import { matchModel } from '../../../src/model/footprint/registry.ts';
import {
  type Checkpoint,
  isScored,
  type Prediction,
  predict,
  predictAll,
  publishedValue,
} from './checkpoints.ts';

/** A publication, whatever its version. */
export function sourceOf({ source }: Checkpoint): string {
  const known = [
    'ML.ENERGY',
    'How Hungry is AI',
    'AI Energy Score',
    'Elsworth',
    'Lights, Camera',
    'Video Killed',
  ];
  return known.find((name) => source.includes(name)) ?? source;
}

/** Predictions for all scored points, each made without its own source. */
export function leaveOneOut(points: readonly Checkpoint[]): Prediction[] {
  const scored = points.filter(isScored);
  const sources = [...new Set(scored.map(sourceOf))];
  return sources.flatMap((source) => {
    const factors = factorsWithout(source, scored);
    const own = scored.filter((point) => sourceOf(point) === source);
    return predictAll(own, () => factors);
  });
}

/** The factor set without anything a publication gave. */
export function factorsWithout(source: string, points: readonly Checkpoint[]): FactorSet {
  const bare = withoutOwnFactors(source);
  const others = points.filter((point) => sourceOf(point) !== source);
  return withPrice(bare, priceFrom(others, bare));
}

function withoutOwnFactors(source: string): FactorSet {
  const { text, images, videos } = FACTORS;
  // MIT Technology Review's figures were measured by the ML.ENERGY team: both go together.
  if (source === 'ML.ENERGY' || source.includes('MIT Technology Review')) return withoutMlEnergy();
  if (source === 'Elsworth') {
    return {
      ...FACTORS,
      text: { ...text, hostAndIdle: { ...text.hostAndIdle, value: RATED_NODE_OVER_GPUS } },
    };
  }
  if (source === 'How Hungry is AI') {
    // The weight of the price was raised from one half with this paper's points in sight.
    return { ...FACTORS, text: { ...text, price: { ...text.price, weight: 0.5 } } };
  }
  if (source === 'Lights, Camera') return { ...FACTORS, videos: { ...videos, named: [] } };
  if (source === 'Video Killed') {
    const tokensExponent = 1.7;
    const coefficient = videoCoefficient(tokensExponent);
    return {
      ...FACTORS,
      videos: { ...videos, diffusion: { ...videos.diffusion, tokensExponent, coefficient } },
    };
  }
  return { ...FACTORS, images };
}

/** DGX H100, rated: 10.2 kW over eight accelerators of 0.7 kW. */
const RATED_NODE_OVER_GPUS = 10.2 / (8 * 0.7);

/** Context at which reading the KV cache doubles decode: between a 70B model with GQA (3,000) and MLA (75,000). */
const KV_CACHE_HALF_TOKENS = 16_000;

/** AI Energy Score, SDXL and SD 2.1 on A100: 1.64 and 0.534 Wh in 50 steps, by the law's own exponents. */
const IMAGE_COEFFICIENT_A100 = 0.02;

/** Delavande et al., three models by the same law: 68, 186 and 50. */
const VIDEO_COEFFICIENT_DELAVANDE = 86;

function withoutMlEnergy(): FactorSet {
  const { text, images, videos } = FACTORS;
  const unmeasured = <Row extends readonly unknown[]>(rows: readonly Row[], column: number): Row[] =>
    rows.map((row) => row.map((value, index) => (index === column ? null : value)) as unknown as Row);
  return {
    ...FACTORS,
    decodeJoules: roofline,
    text: {
      ...text,
      context: { ...text.context, halfTokens: KV_CACHE_HALF_TOKENS },
      spread: { ...text.spread, benchmark: withShortfall(text.spread.benchmark) },
    },
    images: {
      ...images,
      open: unmeasured(images.open, 4),
      diffusion: { ...images.diffusion, coefficient: IMAGE_COEFFICIENT_A100 },
    },
    videos: {
      ...videos,
      open: unmeasured(videos.open, 7),
      diffusion: { ...videos.diffusion, coefficient: VIDEO_COEFFICIENT_DELAVANDE },
    },
  };
}

/** How far estimates from operations and bandwidth fall short of measured energy: Fernandez et al., ACL 2025. */
const SHORTFALL = { low: 2, high: 6 };

/** Without a benchmark the shortfall itself is in doubt: that comes on top of what a fitted law is off by. */
function withShortfall({ low, high }: { low: number; high: number }): { low: number; high: number } {
  const doubt = Math.sqrt(SHORTFALL.high / SHORTFALL.low);
  const range = spread(1, [
    { low, high },
    { low: 1 / doubt, high: doubt },
  ]);
  return { low: range.low, high: range.high };
}

/**
 * Decode energy from data sheets alone: weights read once a batch, two operations a parameter and token, at 60 % of
 * the memory bandwidth, 30 % of the operations and 60 % of the rated power (decode draws 45 to 60 %: Golden et al.);
 * then the shortfall of such estimates.
 */
const roofline: DecodeLaw = ({ activeB, totalB, bytesPerWeight }, { batch, gpu }) => {
  const sheet =
    gpu === 'B200' ? { watts: 1000, tbps: 8, tflops: 2250 } : { watts: 700, tbps: 3.35, tflops: 989 };
  const watts = 0.6 * sheet.watts;
  const joulesPerGigabyte = watts / (0.6 * sheet.tbps * 1000);
  const joulesPerGigaFlop = watts / (0.3 * sheet.tflops * 1000);
  const share = Math.min(1, activeB / totalB);
  const touchedB = totalB * (1 - (1 - share) ** batch);
  const ideal = (joulesPerGigabyte * touchedB * bytesPerWeight) / batch + joulesPerGigaFlop * 2 * activeB;
  return Math.sqrt(SHORTFALL.low * SHORTFALL.high) * ideal;
};

/** The video law's coefficient from the measured models, under another exponent. */
function videoCoefficient(tokensExponent: number): number {
  const { diffusion, open } = FACTORS.videos;
  const logarithms = open.flatMap((row) => {
    const [, paramsB, steps, , width, height, frames, gpuWh] = row as unknown as [string, ...number[]];
    if (!gpuWh || !paramsB || !steps || !width || !height || !frames) return [];
    const size = ((width * height * frames) / diffusion.referencePixelFrames) ** tokensExponent;
    return [Math.log(gpuWh / (paramsB ** diffusion.paramsExponent * size * (steps / diffusion.steps)))];
  });
  return Math.exp(mean(logarithms));
}

/**
 * The price prior that the other sources' closed-model points would give: geometric mean over sources, each source by
 * its median, so that a paper with ten points weighs as much as one with a single figure.
 */
export function priceFrom(points: readonly Checkpoint[], factors: FactorSet): number {
  const { value, weight } = factors.text.price;
  const ratios = new Map<string, number[]>();
  for (const point of points.filter(isPriced)) {
    const central = predict(point, factors)?.central;
    if (!central) continue;
    const source = sourceOf(point);
    ratios.set(source, [...(ratios.get(source) ?? []), Math.log(publishedValue(point) / central)]);
  }
  return value * Math.exp(mean([...ratios.values()].map(median)) / weight);
}

/** A text point of a closed model with both a size and a price. */
function isPriced({ kind, inputs }: Checkpoint): boolean {
  if (!['text', 'text-marginal'].includes(kind) || typeof inputs.model !== 'string') return false;
  const { family } = matchModel(inputs.model, '');
  return family.usdPerMOut !== null && family.size !== null;
}

function withPrice(factors: FactorSet, value: number): FactorSet {
  return { ...factors, text: { ...factors.text, price: { ...factors.text.price, value } } };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
