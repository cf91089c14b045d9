/**
 * Honest validation: each publication's points predicted with all factors taken from it, or chosen in its sight,
 * replaced by what the others alone would give.
 */
import { type DecodeLaw, FACTORS, type FactorSet } from '../../../src/model/footprint/factors.ts';
import { spread } from '../../../src/model/footprint/range.ts';
import { type Family, matchModel } from '../../../src/model/footprint/registry.ts';
import { type Prediction, predict, predictAll } from './checkpoints.ts';
import { leastSquares, median } from './least-squares.ts';
import { type Checkpoint, isScored, publishedValue, sourceOf } from './points.ts';

/** Predictions for all scored points, each made without its own source. */
export function leaveOneOut(points: readonly Checkpoint[]): Prediction[] {
  const scored = points.filter(isScored);
  const sources = [...new Set(scored.map(sourceOf))];
  return sources.flatMap((source) => {
    const factors = factorsWithout(source, scored);
    const own = scored.filter((point) => sourceOf(point) === source);
    return predictAll(own, () => factors, familyWithout(source));
  });
}

/** The factor set without anything a publication gave, or that was chosen in sight of its points. */
export function factorsWithout(source: string, points: readonly Checkpoint[]): FactorSet {
  const bare = withoutOwnFactors(source);
  const others = points.filter((point) => sourceOf(point) !== source);
  return withPrice(bare, priceFrom(others, bare));
}

function withoutOwnFactors(source: string): FactorSet {
  const { audio, images, text, videos } = FACTORS;
  // MIT Technology Review's figures were measured by the ML.ENERGY team: both go together.
  if (source === 'ML.ENERGY' || source.includes('MIT Technology Review')) return withoutMlEnergy();
  if (source === 'Elsworth') {
    return {
      ...FACTORS,
      text: {
        ...text,
        hostAndIdle: { ...text.hostAndIdle, value: RATED_NODE_OVER_GPUS },
        // Without its figure Gemini is as closed a model as any.
        spread: { ...text.spread, disclosed: text.spread.inferred },
      },
    };
  }
  if (source === 'How Hungry is AI') {
    // The weight of the price was chosen with this paper's points in sight: without it the price counts as the size.
    return { ...FACTORS, text: { ...text, price: { ...text.price, weight: 0.5 } } };
  }
  if (source === 'MLPerf')
    return { ...FACTORS, images: { ...images, servedUnet: { ...images.servedUnet, value: 1 } } };
  // As any sound was, before it was read: docs/FACTORS.md.
  if (source.includes('Passoni'))
    return { ...FACTORS, audio: { ...audio, effects: { ...audio.effects, low: 0.3, central: 3, high: 30 } } };
  if (source === 'Lights, Camera')
    return { ...FACTORS, videos: { ...videos, named: [], generic: openClass() } };
  if (source === 'Video Killed') {
    return { ...FACTORS, videos: { ...videos, diffusion: { ...videos.diffusion, ...videoLawOfMeasured() } } };
  }
  return FACTORS;
}

/**
 * Small closed models lost their sizes after this paper's points for them had been seen to come out low: without it
 * they keep EcoLogits' (geometric means).
 */
const ECOLOGITS_SMALL: Readonly<Record<string, number>> = {
  'gpt-4.1-nano': 19,
  'gpt-4o-mini': 15,
  'o-mini': 15,
};

function familyWithout(source: string): (family: Family) => Family {
  return (family) => {
    const billions = source === 'How Hungry is AI' ? ECOLOGITS_SMALL[family.id] : undefined;
    if (billions === undefined) return family;
    return { ...family, size: { activeB: billions, totalB: billions, bytesPerWeight: 1 } };
  };
}

/** DGX H100, rated: 10.2 kW over eight accelerators of 0.7 kW. */
const RATED_NODE_OVER_GPUS = 10.2 / (8 * 0.7);

/** By the data sheet of an H100, 700 W over 3,350 GB/s: a long read comes near it, unlike many small operations. */
const CONTEXT_JOULES_PER_GIGABYTE = 700 / 3350;

/**
 * AI Energy Score, SDXL (2.6 billion, 1.64 Wh at 1024 x 1024) and SD 2.1 (0.87 billion, 0.534 Wh at 768 x 768), 50
 * steps on A100, which takes 1.32 times what an H100 does by its data sheet: the law through both.
 */
const IMAGE_LAW_AIES = { coefficient: 0.0162, paramsExponent: 0.446 };

/**
 * Delavande et al.: WAN 1.3B and 14B (90.5 and 415 Wh), CogVideoX 2B and 5B (9.7 and 25.3 Wh), over the host's 1.2;
 * exponents as they find them, 2 in pixels and frames and the mean of the two families' 0.64 and 1.05 in parameters.
 */
const VIDEO_LAW_DELAVANDE = { coefficient: 68, paramsExponent: 0.84, tokensExponent: 2 };

function withoutMlEnergy(): FactorSet {
  const { text, images, videos } = FACTORS;
  const unmeasured = <Row extends readonly unknown[]>(rows: readonly Row[], column: number): Row[] =>
    rows.map((row) => row.map((value, index) => (index === column ? null : value)) as unknown as Row);
  return {
    ...FACTORS,
    decodeJoules: roofline,
    text: {
      ...text,
      attention: { ...text.attention, joulesPerGigabyte: CONTEXT_JOULES_PER_GIGABYTE },
      spread: { ...text.spread, benchmark: withShortfall(text.spread.benchmark) },
    },
    images: {
      ...images,
      open: unmeasured(images.open, 4),
      overhead: { ...images.overhead, steps: 0 },
      diffusion: { ...images.diffusion, ...IMAGE_LAW_AIES },
    },
    videos: {
      ...videos,
      open: unmeasured(videos.open, 7),
      diffusion: { ...videos.diffusion, ...VIDEO_LAW_DELAVANDE },
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

interface MeasuredVideo {
  readonly paramsB: number;
  readonly pixels: number;
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly gpuWh: number;
}

/** Open video models with a measured video, all of 50 steps. */
function measuredVideos(): MeasuredVideo[] {
  return FACTORS.videos.open.flatMap((row) => {
    const [, paramsB = 0, , framesPerSecond = 0, width = 0, height = 0, frames = 0, gpuWh] =
      row as unknown as [string, ...number[]];
    return gpuWh ? [{ paramsB, framesPerSecond, pixels: width * height, frames, gpuWh }] : [];
  });
}

/** The video law as the measured models alone give it, by least squares. */
function videoLawOfMeasured(): { coefficient: number; paramsExponent: number; tokensExponent: number } {
  const { referencePixelFrames } = FACTORS.videos.diffusion;
  const videos = measuredVideos();
  const [constant = 0, paramsExponent = 0, tokensExponent = 0] = leastSquares(
    videos.map(({ paramsB, pixels, frames }) => [
      1,
      Math.log(paramsB),
      Math.log((pixels * frames) / referencePixelFrames),
    ]),
    videos.map(({ gpuWh }) => Math.log(gpuWh)),
  );
  return { coefficient: Math.exp(constant), paramsExponent, tokensExponent };
}

/** The class of closed videos by open models alone: their mean a second at the meter, and the doubt of the law. */
function openClass(): FactorSet['videos']['generic'] {
  const { generic, defaults, host, spread: doubt } = FACTORS.videos;
  const logarithms = measuredVideos().map(({ pixels, frames, framesPerSecond, gpuWh }) => {
    const size = (pixels / (defaults.width * defaults.height)) ** generic.pixelsExponent;
    const length = generic.seconds * (frames / framesPerSecond / generic.seconds) ** generic.secondsExponent;
    return Math.log((gpuWh * host.value) / (size * length));
  });
  const central = Math.exp(mean(logarithms));
  return { ...generic, low: central * doubt.law.low, central, high: central * doubt.law.high };
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

/** A text point of a closed model with both a size and a price, that was not itself worked out from prices. */
function isPriced({ kind, inputs, boundary }: Checkpoint): boolean {
  if (/price/.test(boundary)) return false;
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
