/** Energy of videos: published regressions for named products, laws for open models, classes for the rest. */
import type { Media } from '../usage/usage.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { isNamed } from './media-names.ts';
import type { Cause, Part } from './part.ts';
import { spread } from './range.ts';
import { normalizeSlug } from './slug.ts';

type Coefficients = readonly [number, number, number, number, number, number];
type NamedRow = readonly [id: string, match: string, coefficients: Coefficients, low: number, high: number];
type OpenRow = readonly [
  match: string,
  paramsB: number,
  steps: number,
  framesPerSecond: number,
  width: number,
  height: number,
  frames: number,
  gpuWh: number | null,
  source: string,
];

/** How the energy of a model's videos is known. */
export type VideoModel =
  | {
      readonly by: 'regression';
      readonly coefficients: Coefficients;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly by: 'measured' | 'law';
      readonly paramsB: number;
      readonly steps: number;
      readonly framesPerSecond: number;
      readonly pixelFrames: number;
      readonly gpuWh: number | null;
    }
  | { readonly by: 'class' };

/** The video model a slug names; null where it names none. */
export function videoModelOf(model: string | null, factors: FactorSet = FACTORS): VideoModel | null {
  if (model === null) return null;
  const slug = normalizeSlug(model, '');
  const named = (factors.videos.named as unknown as readonly NamedRow[]).find(([, match]) =>
    isNamed(slug, match),
  );
  if (named) return { by: 'regression', coefficients: named[2], low: named[3], high: named[4] };
  const open = (factors.videos.open as unknown as readonly OpenRow[]).find(([match]) => isNamed(slug, match));
  if (!open) return closedVideo(slug, factors);
  const [, paramsB, steps, framesPerSecond, width, height, frames, gpuWh] = open;
  const pixelFrames = width * height * frames;
  return { by: gpuWh === null ? 'law' : 'measured', paramsB, steps, framesPerSecond, pixelFrames, gpuWh };
}

function closedVideo(slug: string, { videos }: FactorSet): VideoModel | null {
  const closed: readonly (readonly string[])[] = videos.closed;
  return closed.some(([match = '']) => isNamed(slug, match)) ? { by: 'class' } : null;
}

/** One part for `media.count` videos, at the meter. Waiting time plays no part. */
export function videoPart(media: Media, model: VideoModel, pue: number, factors: FactorSet = FACTORS): Part {
  const { videos } = factors;
  const { defaults } = videos;
  const seconds = media.seconds ?? defaults.seconds;
  const pixels = (media.width ?? defaults.width) * (media.height ?? defaults.height);
  const settings: Cause[] =
    media.seconds === undefined ? [{ id: 'media-settings', low: defaults.low, high: defaults.high }] : [];
  const part = (eachWh: number, cause: Cause): Part => ({
    id: 'video',
    energyWh: eachWh * media.count,
    causes: [cause, ...settings],
  });
  switch (model.by) {
    case 'regression': {
      const { low, high } = spread(1, [model, videos.assumedHardware]);
      const wh = regressionWh(model.coefficients, seconds, pixels, factors);
      return part(wh * pue, { id: 'media-class', low, high });
    }
    case 'measured':
    case 'law': {
      const { low, high } = model.by === 'measured' ? videos.spread.measured : videos.spread.law;
      const wh = openVideoWh(model, media, seconds * model.framesPerSecond * pixels, factors);
      return part(wh * videos.host.value * pue, { id: 'media-class', low, high });
    }
    case 'class': {
      const { low, central, high, pixelsExponent, secondsExponent, seconds: reference } = videos.generic;
      const size = (pixels / (defaults.width * defaults.height)) ** pixelsExponent;
      const wh = central * size * reference * (seconds / reference) ** secondsExponent;
      return part(wh, { id: 'media-class', low: low / central, high: high / central });
    }
  }
}

/** IT energy of one video by a published regression, in Wh. */
function regressionWh(
  coefficients: Coefficients,
  seconds: number,
  pixels: number,
  { videos }: FactorSet,
): number {
  const { framesPerSecond, frames, pixels: referencePixels } = videos.namedTerms;
  const f = (framesPerSecond * seconds + 1) / frames;
  const p2 = (pixels / referencePixels) ** 2;
  const terms = [1, f, f * f, f * p2, f * f * p2, p2];
  return terms.reduce((sum, term, index) => sum + term * (coefficients[index] ?? 0), 0);
}

type OpenModel = Extract<VideoModel, { by: 'measured' | 'law' }>;

/** GPU energy of one video of an open model, in Wh: from its measured video where there is one, else by the law. */
function openVideoWh(model: OpenModel, media: Media, pixelFrames: number, { videos }: FactorSet): number {
  const {
    coefficient,
    paramsExponent,
    tokensExponent,
    referencePixelFrames,
    steps: referenceSteps,
  } = videos.diffusion;
  const steps = media.steps ?? model.steps;
  if (model.gpuWh !== null) {
    return model.gpuWh * (pixelFrames / model.pixelFrames) ** tokensExponent * (steps / model.steps);
  }
  const size = (pixelFrames / referencePixelFrames) ** tokensExponent;
  return coefficient * model.paramsB ** paramsExponent * size * (steps / referenceSteps);
}
