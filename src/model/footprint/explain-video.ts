/** The formulas of videos, by how a video's energy is known. */
import type { Media } from '../usage/usage.ts';
import videos from './data/videos.json' with { type: 'json' };
import { count, type Formula, given, MODEL_CARD, seenOr, toldPixels } from './explain-formula.ts';
import { sourced, threeOf, type Value } from './explain-values.ts';
import type { VideoModel } from './video.ts';

/** How the Wh of these videos come about; length and size are the usual ones where nobody told. */
export function videoFormula(item: Media, model: VideoModel): Formula {
  const { defaults, namedTerms, generic } = videos;
  const usual = sourced(defaults);
  const pixels = (item.width ?? defaults.width) * (item.height ?? defaults.height);
  const about = [
    count(item),
    seenOr('s', item.seconds, 's', { value: defaults.seconds, ...usual }),
    seenOr('pixels', toldPixels(item), '', { value: pixels, ...usual }),
  ];
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
    seenOr('steps', item.steps, '', { value: model.steps, ...MODEL_CARD }),
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
