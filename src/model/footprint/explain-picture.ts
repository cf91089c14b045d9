/** The formulas of pictures, by how a picture's energy is known. */
import type { Media } from '../usage/usage.ts';
import images from './data/images.json' with { type: 'json' };
import videos from './data/videos.json' with { type: 'json' };
import { count, type Formula, given, MODEL_CARD, seenOr, toldPixels } from './explain-formula.ts';
import { type Source, sourced, threeOf, type Value } from './explain-values.ts';
import type { FactorSet } from './factors.ts';
import { batchFactor, type ImageModel, qualityFactor } from './image.ts';
import { familyById } from './registry.ts';
import { servedFactors } from './serving.ts';
import { decodeWh, meterFactor } from './text.ts';

/** Pixels a side of the picture that formulas are stated for, which stands where no size is told. */
const REFERENCE_SIDE = 1024;
const USUAL_SIZE: Source = sourced(videos.defaults);

/** How the Wh of these pictures come about; `pue` is the central one of the place. */
export function imageFormula(item: Media, model: ImageModel, pue: number, factors: FactorSet): Formula {
  switch (model.by) {
    case 'measured':
      return measuredImage(item, model);
    case 'law':
      return imageByLaw(item, model, factors);
    case 'tokens':
      return imageByTokens(item, model, pue);
    case 'class':
      return {
        expression: 'E = n · E_class · q · (pixels / 1024²)^x',
        values: [
          count(item),
          ...sizeValues(item, REFERENCE_SIDE, USUAL_SIZE),
          qualityValue(item),
          given('E_class', threeOf(images.generic), 'Wh', images.generic),
        ],
      };
  }
}

type ImageBy<By extends ImageModel['by']> = Extract<ImageModel, { by: By }>;

function measuredImage(item: Media, model: ImageBy<'measured'>): Formula {
  const source = { source: model.source, year: 2026 };
  return {
    expression: 'E = n · W · (steps + o) / (steps_0 + o) · (pixels / side²)^x · host · PUE',
    values: [
      count(item),
      ...sizeValues(item, model.sidePixels, source),
      given('W', model.gpuWh, 'Wh of the GPU', source),
      given('steps_0', model.steps, '', source),
      given('side', model.sidePixels, 'pixels', source),
      seenOr('steps', item.steps, '', { value: model.steps, ...source }),
      ...imageHost(),
    ],
  };
}

function imageByLaw(item: Media, model: ImageBy<'law'>, factors: FactorSet): Formula {
  const { diffusion } = images;
  return {
    expression: 'E = n · k · A^a · (steps + o) · (pixels / 1024²)^x · u · host · PUE',
    values: [
      count(item),
      ...sizeValues(item, model.sidePixels, MODEL_CARD),
      given('k', diffusion.coefficient, 'Wh', diffusion),
      given('A', model.paramsB, 'billion parameters', MODEL_CARD),
      given('a', diffusion.paramsExponent, '', diffusion),
      seenOr('steps', item.steps, '', { value: model.steps, ...MODEL_CARD }),
      given('u', batchFactor(model, factors), '', images.servedUnet),
      ...imageHost(),
    ],
  };
}

function imageByTokens(item: Media, model: ImageBy<'tokens'>, pue: number): Formula {
  const family = familyById(model.family);
  const tokenWh = decodeWh(family, servedFactors(family, '')) * meterFactor(pue);
  return {
    expression: 'E = n · e · T · q · pixels / 1024²',
    values: [
      count(item),
      sizeOf(item, REFERENCE_SIDE, USUAL_SIZE),
      given('T', model.tokens, 'tokens', { source: model.source, year: 2026 }),
      given('e', tokenWh, `Wh at the meter, as ${model.family}`, images.generic),
      qualityValue(item),
    ],
  };
}

function sizeValues(item: Media, side: number, source: Source): Value[] {
  return [sizeOf(item, side, source), given('x', images.sizeExponent.value, '', images.sizeExponent)];
}

function imageHost(): Value[] {
  return [
    given('o', images.overhead.steps, 'steps', images.overhead),
    given('host', images.host.value, '', images.host),
  ];
}

function qualityValue(item: Media): Value {
  return given('q', qualityFactor(item), '', { ...images.qualities, year: 2025 });
}

/** `source`: of the side, where the wire tells no size. */
function sizeOf(item: Media, side: number, source: Source): Value {
  return seenOr('pixels', toldPixels(item), '', { value: side ** 2, ...source });
}
