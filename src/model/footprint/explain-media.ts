/** The formulas of pictures, videos and sounds, by how each one's energy is known. */
import type { Media } from '../usage.ts';
import audio from './data/audio.json' with { type: 'json' };
import images from './data/images.json' with { type: 'json' };
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
import type { ImageModel } from './image.ts';
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
      values: [...values, { symbol: 'PUE', value: pue, unit: '', ...operatorSource(usage.site) }],
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
  const size = [...sizeOf(item), given('x', images.sizeExponent.value, '', images.sizeExponent)];
  const host = given('host', images.host.value, '', images.host);
  switch (model.by) {
    case 'measured':
      return {
        expression: 'E = n · W · (steps / steps_0) · (pixels / side²)^x · host · PUE',
        values: [
          count(item),
          ...size,
          given('W', model.gpuWh, 'Wh of the GPU', { source: model.source, year: 2026 }),
          given('steps_0', model.steps, '', { source: model.source, year: 2026 }),
          given('side', model.sidePixels, 'pixels', { source: model.source, year: 2026 }),
          ...(item.steps === undefined ? [] : [seen('steps', item.steps, '')]),
          host,
        ],
      };
    case 'law':
      return {
        expression: 'E = n · k · P^a · steps · (pixels / 1024²)^x · host · PUE',
        values: [
          count(item),
          ...size,
          given('k', images.diffusion.coefficient, 'Wh', images.diffusion),
          given('P', model.paramsB, 'billion parameters', { source: 'model card', year: 2026 }),
          given('a', images.diffusion.paramsExponent, '', images.diffusion),
          given('steps', item.steps ?? model.steps, '', {
            source: 'the request, else the model card',
            year: 2026,
          }),
          host,
        ],
      };
    case 'tokens':
      return {
        expression: 'E = n · e · T · q · pixels / 1024²',
        values: [
          count(item),
          ...sizeOf(item),
          given('T', model.tokens, 'tokens', { source: model.source, year: 2026 }),
          given(
            'e',
            decodeWh(familyById(model.family)) * meterFactor(pue),
            `Wh at the meter, as ${model.family}`,
            images.generic,
          ),
          given('q', item.quality === undefined ? 1 : qualityOf(item.quality), '', {
            ...images.qualities,
            year: 2025,
          }),
        ],
      };
    case 'class':
      return {
        expression: 'E = n · E_class · q · (pixels / 1024²)^x',
        values: [count(item), ...size, given('E_class', threeOf(images.generic), 'Wh', images.generic)],
      };
  }
}

function videoFormula(item: Media, model: VideoModel): Formula {
  const { defaults, namedTerms, generic, diffusion, host } = videos;
  const about = [
    count(item),
    given('s', item.seconds ?? defaults.seconds, 's', defaults),
    given('pixels', (item.width ?? defaults.width) * (item.height ?? defaults.height), '', defaults),
  ];
  switch (model.by) {
    case 'regression':
      return {
        expression: 'E = n · (c0 + c1·F + c2·F² + c3·F·P² + c4·F²·P² + c5·P²) · PUE',
        values: [
          ...about,
          ...model.coefficients.map((coefficient, index) =>
            given(`c${index}`, coefficient, 'Wh', namedTerms),
          ),
        ],
      };
    case 'measured':
    case 'law':
      return {
        expression:
          model.by === 'measured'
            ? 'E = n · W · (T / T_0)^t · (steps / steps_0) · host · PUE'
            : 'E = n · k · P^a · (T / T_0)^t · (steps / 50) · host · PUE',
        values: [
          ...about,
          model.gpuWh === null
            ? given('k', diffusion.coefficient, 'Wh', diffusion)
            : given('W', model.gpuWh, 'Wh of the GPU', diffusion),
          given('P', model.paramsB, 'billion parameters', { source: 'model card', year: 2026 }),
          given('t', diffusion.tokensExponent, '', diffusion),
          given('host', host.value, '', host),
        ],
      };
    case 'class':
      return {
        expression: 'E = n · E_second · 6 · (s / 6)^1.3 · (pixels / 921600)^1.5',
        values: [...about, given('E_second', threeOf(generic), 'Wh', generic)],
      };
  }
}

function voiceFormula(seconds: number | null, pue: number): Formula {
  const { voice, session } = audio;
  return {
    expression: 'E = s · (v · t_out + r · (1 - v) · t_in) · e',
    values: [
      seconds === null ? given('s', session.seconds, 's', session) : seen('s', seconds, 's'),
      given('v', voice.speakingShare, 'share of the time the model speaks', voice),
      given('t_out', voice.tokensOutPerSecond, 'tokens/s', voice),
      given('t_in', voice.tokensInPerSecond, 'tokens/s', voice),
      given(
        'e',
        decodeWh(familyById(voice.family)) * meterFactor(pue),
        `Wh at the meter, as ${voice.family}`,
        voice,
      ),
    ],
  };
}

function qualityOf(name: string): number {
  const qualities: Readonly<Record<string, unknown>> = images.qualities;
  const factor = Object.hasOwn(qualities, name.toLowerCase()) ? qualities[name.toLowerCase()] : 1;
  return typeof factor === 'number' ? factor : 1;
}

function count(item: Media): Value {
  return seen('n', item.count, '');
}

function sizeOf({ width, height }: Media): Value[] {
  return width === undefined || height === undefined ? [] : [seen('pixels', width * height, '')];
}

function seen(symbol: string, value: number, unit: string): Value {
  return { symbol, value, unit, ...COUNTED };
}

function given(symbol: string, value: Value['value'], unit: string, source: Source): Value {
  return { symbol, value, unit, ...sourced(source) };
}
