/**
 * Energy of pictures: measured diffusion models by size and steps, other open ones by a law, token-based models as
 * text, and closed products by class. See docs/METHOD.md, "Images".
 */
import type { Media } from '../usage/usage.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { isNamed } from './media-names.ts';
import type { Cause, Part } from './part.ts';
import { productOf } from './place.ts';
import { familyById } from './registry.ts';
import { servedFactors } from './serving.ts';
import { normalizeSlug } from './slug.ts';
import { decodeWh, meterFactor } from './text.ts';

const REFERENCE_PIXELS = 1024 * 1024;

type OpenRow = readonly [
  match: string,
  paramsB: number,
  steps: number,
  sidePixels: number,
  gpuWh: number | null,
  source: string,
  unet: boolean,
];
type TokenRow = readonly [match: string, family: string, tokens: number, source: string];

/** How the energy of a model's pictures is known. */
export type ImageModel =
  | {
      readonly by: 'measured';
      readonly gpuWh: number;
      readonly steps: number;
      readonly sidePixels: number;
      readonly source: string;
    }
  | {
      readonly by: 'law';
      readonly paramsB: number;
      readonly steps: number;
      readonly sidePixels: number;
      /** Convolutions rather than a transformer: these gain from being served in batches. */
      readonly unet: boolean;
    }
  | { readonly by: 'tokens'; readonly family: string; readonly tokens: number; readonly source: string }
  | { readonly by: 'class' };

/** The picture model a slug names; null where it names none, so that the site's own can stand in. */
export function imageModelOf(model: string | null, factors: FactorSet = FACTORS): ImageModel | null {
  if (model === null) return null;
  const slug = normalizeSlug(model, '');
  const named = (match: string): boolean => isNamed(slug, match);
  const tokenRow = (factors.images.tokenModels as unknown as readonly TokenRow[]).find(([match]) =>
    named(match),
  );
  if (tokenRow) return { by: 'tokens', family: tokenRow[1], tokens: tokenRow[2], source: tokenRow[3] };
  const openRow = (factors.images.open as unknown as readonly OpenRow[]).find(([match]) => named(match));
  if (openRow) {
    const [, paramsB, steps, sidePixels, gpuWh, source, unet] = openRow;
    return gpuWh === null
      ? { by: 'law', paramsB, steps, sidePixels, unet }
      : { by: 'measured', gpuWh, steps, sidePixels, source };
  }
  return (factors.images.closed as readonly (readonly string[])[]).some(([match = '']) => named(match))
    ? { by: 'class' }
    : null;
}

/** One part for `media.count` pictures, at the meter. Waiting time plays no part. */
export function imagePart(media: Media, model: ImageModel, pue: number, factors: FactorSet = FACTORS): Part {
  const { images } = factors;
  const node = images.host.value * pue;
  const part = (eachWh: number, cause: Cause): Part => ({
    id: 'image',
    energyWh: eachWh * media.count,
    causes: [cause],
  });
  switch (model.by) {
    case 'measured': {
      const { steps: overhead } = images.overhead;
      const steps = ((media.steps ?? model.steps) + overhead) / (model.steps + overhead);
      const wh = model.gpuWh * steps * sizeFactor(media, model.sidePixels, factors) * node;
      return part(wh, { id: 'media-class', ...bounds(images.spread.measured) });
    }
    case 'law': {
      const wh = diffusionImageWh(
        model.paramsB,
        media.steps ?? model.steps,
        pixelsOf(media, model.sidePixels),
        factors,
      );
      return part(wh * batchFactor(model, factors) * node, {
        id: 'media-class',
        ...bounds(images.spread.law),
      });
    }
    case 'tokens': {
      const family = familyById(model.family);
      const perTokenWh = decodeWh(family, servedFactors(family, '', factors)) * meterFactor(pue, factors);
      const wh =
        (perTokenWh * model.tokens * pixelsOf(media, 1024) * qualityFactor(media, factors)) /
        REFERENCE_PIXELS;
      return part(wh, { id: 'media-class', ...bounds(images.spread.tokens) });
    }
    case 'class': {
      const { low, central, high } = images.generic;
      const wh = central * sizeFactor(media, 1024, factors) * qualityFactor(media, factors);
      return part(wh, { id: 'media-class', low: low / central, high: high / central });
    }
  }
}

/** Energy of one picture of an open diffusion model, one GPU alone, in Wh. */
export function diffusionImageWh(
  paramsB: number,
  steps: number,
  pixels: number,
  { images }: FactorSet = FACTORS,
): number {
  const { coefficient, paramsExponent } = images.diffusion;
  const size = (pixels / REFERENCE_PIXELS) ** images.sizeExponent.value;
  return coefficient * paramsB ** paramsExponent * (steps + images.overhead.steps) * size;
}

/** What serving many pictures together leaves of the energy of one. */
export function batchFactor({ unet }: { readonly unet: boolean }, { images }: FactorSet = FACTORS): number {
  return unet ? images.servedUnet.value : 1;
}

/** The factors as they hold for pictures on a site: a computer of one's own makes one at a time. */
export function picturesAt(site: string, factors: FactorSet = FACTORS): FactorSet {
  if (productOf(site).operator !== 'own') return factors;
  const { images } = factors;
  return { ...factors, images: { ...images, servedUnet: { ...images.servedUnet, value: 1 } } };
}

function pixelsOf({ width, height }: Media, sidePixels: number): number {
  return width !== undefined && height !== undefined ? width * height : sidePixels ** 2;
}

function sizeFactor(media: Media, sidePixels: number, { images }: FactorSet): number {
  return (pixelsOf(media, sidePixels) / sidePixels ** 2) ** images.sizeExponent.value;
}

/** How much a picture of that quality takes against a medium one; 1 for a word that is not in the table. */
export function qualityFactor(media: Media, { images }: FactorSet = FACTORS): number {
  const qualities = images.qualities as Readonly<Record<string, unknown>>;
  const named = media.quality?.toLowerCase() ?? 'medium';
  const factor = Object.hasOwn(qualities, named) ? qualities[named] : undefined;
  return typeof factor === 'number' ? factor : 1;
}

function bounds({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low, high };
}
