/** The formulas of pictures, videos and sounds, by how each one's energy is known. */
import type { Media } from '../usage/usage.ts';
import audio from './data/audio.json' with { type: 'json' };
import images from './data/images.json' with { type: 'json' };
import text from './data/text.json' with { type: 'json' };
import videos from './data/videos.json' with { type: 'json' };
import {
  COUNTED,
  operatorSource,
  type Source,
  type Step,
  sourced,
  threeOf,
  type Value,
} from './explain-values.ts';
import { type ImageModel, qualityFactor } from './image.ts';
import { type Produced, producedBy, producedPart } from './media.ts';
import { partRange } from './part.ts';
import { familyById } from './registry.ts';
import type { SiteUsage } from './site-usage.ts';
import { decodeWh, meterFactor } from './text.ts';
import type { VideoModel } from './video.ts';

interface Formula {
  readonly expression: string;
  readonly values: readonly Value[];
}

/** One step for each thing produced. */
export function mediaSteps(usage: SiteUsage, pue: number): Step[] {
  return producedBy(usage).map((produced) => {
    const { expression, values } = formulaOf(produced, pue);
    return {
      id: 'media-energy',
      expression,
      values: expression.includes('PUE')
        ? [...values, { symbol: 'PUE', value: pue, unit: '', ...operatorSource(usage.site) }]
        : values,
      result: { value: partRange(producedPart(produced, pue)), unit: 'Wh' },
    };
  });
}

function formulaOf(produced: Produced, pue: number): Formula {
  switch (produced.type) {
    case 'image':
      return imageFormula(produced.item, produced.model, pue);
    case 'video':
      return videoFormula(produced.item, produced.model);
    case 'sound': {
      const row = audio[produced.audioClass];
      const seconds = produced.item.seconds ?? row.seconds;
      return {
        expression: 'E = n · E_minute · s / 60',
        values: [count(produced.item), seen('s', seconds, 's'), given('E_minute', threeOf(row), 'Wh', row)],
      };
    }
    case 'voice':
      return voiceFormula(produced.seconds, pue);
  }
}

function imageFormula(item: Media, model: ImageModel, pue: number): Formula {
  switch (model.by) {
    case 'measured':
      return measuredImage(item, model);
    case 'law':
      return imageByLaw(item, model);
    case 'tokens':
      return imageByTokens(item, model, pue);
    case 'class':
      return {
        expression: 'E = n · E_class · q · (pixels / 1024²)^x',
        values: [
          count(item),
          ...sizeValues(item, REFERENCE_SIDE),
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
      ...sizeValues(item, model.sidePixels),
      given('W', model.gpuWh, 'Wh of the GPU', source),
      given('steps_0', model.steps, '', source),
      given('side', model.sidePixels, 'pixels', source),
      seen('steps', item.steps ?? model.steps, ''),
      ...imageHost(),
    ],
  };
}

function imageByLaw(item: Media, model: ImageBy<'law'>): Formula {
  const { diffusion } = images;
  return {
    expression: 'E = n · k · A^a · (steps + o) · (pixels / 1024²)^x · host · PUE',
    values: [
      count(item),
      ...sizeValues(item, model.sidePixels),
      given('k', diffusion.coefficient, 'Wh', diffusion),
      given('A', model.paramsB, 'billion parameters', MODEL_CARD),
      given('a', diffusion.paramsExponent, '', diffusion),
      given('steps', item.steps ?? model.steps, '', {
        source: 'the request, else the model card',
        year: 2026,
      }),
      ...imageHost(),
    ],
  };
}

function imageByTokens(item: Media, model: ImageBy<'tokens'>, pue: number): Formula {
  const tokenWh = decodeWh(familyById(model.family)) * meterFactor(pue);
  return {
    expression: 'E = n · e · T · q · pixels / 1024²',
    values: [
      count(item),
      sizeOf(item, REFERENCE_SIDE),
      given('T', model.tokens, 'tokens', { source: model.source, year: 2026 }),
      given('e', tokenWh, `Wh at the meter, as ${model.family}`, images.generic),
      qualityValue(item),
    ],
  };
}

/** Pixels a side of the picture that formulas are stated for. */
const REFERENCE_SIDE = 1024;

const MODEL_CARD: Source = { source: 'model card', year: 2026 };

function sizeValues(item: Media, side: number): Value[] {
  return [sizeOf(item, side), given('x', images.sizeExponent.value, '', images.sizeExponent)];
}

function imageHost(): Value[] {
  return [
    given('o', images.overhead.steps, 'steps', images.overhead),
    given('host', images.host.value, '', images.host),
  ];
}

function videoFormula(item: Media, model: VideoModel): Formula {
  const { defaults, namedTerms, generic } = videos;
  const seconds = item.seconds ?? defaults.seconds;
  const pixels = (item.width ?? defaults.width) * (item.height ?? defaults.height);
  const about = [count(item), given('s', seconds, 's', defaults), given('pixels', pixels, '', defaults)];
  switch (model.by) {
    case 'regression':
      return {
        expression:
          'E = n · (c0 + c1·F + c2·F² + c3·F·P² + c4·F²·P² + c5·P²) · PUE; F = (24 · s + 1) / 193; P = pixels / 921600',
        values: [
          ...about,
          ...model.coefficients.map((coefficient, index) =>
            given(`c${index}`, coefficient, 'Wh', namedTerms),
          ),
        ],
      };
    case 'measured':
    case 'law':
      return openVideoFormula(item, model, about);
    case 'class':
      return {
        expression: 'E = n · E_second · 6 · (s / 6)^1.3 · (pixels / 921600)^1.5',
        values: [...about, given('E_second', threeOf(generic), 'Wh', generic)],
      };
  }
}

/** Of a model whose size is known: from its measured video where there is one, else by the law. */
function openVideoFormula(
  item: Media,
  model: Extract<VideoModel, { by: 'measured' | 'law' }>,
  about: readonly Value[],
): Formula {
  const { diffusion, host } = videos;
  const own = [
    ...about,
    given('f', model.framesPerSecond, 'frames/s', MODEL_CARD),
    given('t', diffusion.tokensExponent, '', diffusion),
    given('steps', item.steps ?? model.steps, '', MODEL_CARD),
    given('host', host.value, '', host),
  ];
  if (model.gpuWh !== null)
    return {
      expression: 'E = n · W · (s · f · pixels / T_0)^t · steps / steps_0 · host · PUE',
      values: [
        ...own,
        given('W', model.gpuWh, 'Wh of the GPU', diffusion),
        given('T_0', model.pixelFrames, 'pixels and frames', diffusion),
        given('steps_0', model.steps, '', MODEL_CARD),
      ],
    };
  return {
    expression: 'E = n · k · A^a · (s · f · pixels / T_0)^t · steps / 50 · host · PUE',
    values: [
      ...own,
      given('k', diffusion.coefficient, 'Wh', diffusion),
      given('A', model.paramsB, 'billion parameters', MODEL_CARD),
      given('a', diffusion.paramsExponent, '', diffusion),
      given('T_0', diffusion.referencePixelFrames, 'pixels and frames', diffusion),
    ],
  };
}

function voiceFormula(seconds: number | null, pue: number): Formula {
  const { voice, session } = audio;
  return {
    expression: 'E = (s · v · t_out + r · T_in · (1 + T_in / T_half)) · e; T_in = s · (1 - v) · t_in',
    values: [
      seconds === null ? given('s', session.seconds, 's', session) : seen('s', seconds, 's'),
      given('v', voice.speakingShare, 'share of the time the model speaks', voice),
      given('t_out', voice.tokensOutPerSecond, 'tokens/s', voice),
      given('t_in', voice.tokensInPerSecond, 'tokens/s', voice),
      given('r', text.prefill.central, 'output tokens per input token', text.prefill),
      given('T_half', text.prefillGrowth.halfTokens, 'tokens', text.prefillGrowth),
      given(
        'e',
        decodeWh(familyById(voice.family)) * meterFactor(pue),
        `Wh at the meter, as ${voice.family}`,
        voice,
      ),
    ],
  };
}

function qualityValue(item: Media): Value {
  return given('q', qualityFactor(item), '', { ...images.qualities, year: 2025 });
}

function count(item: Media): Value {
  return seen('n', item.count, '');
}

function sizeOf({ width, height }: Media, side: number): Value {
  return seen('pixels', width === undefined || height === undefined ? side ** 2 : width * height, '');
}

function seen(symbol: string, value: number, unit: string): Value {
  return { symbol, value, unit, ...COUNTED };
}

function given(symbol: string, value: Value['value'], unit: string, source: Source): Value {
  return { symbol, value, unit, ...sourced(source) };
}
