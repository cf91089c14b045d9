/** Published figures of pictures, videos and sounds against the estimator, each under its own conditions. */
import { audioClassOf, audioPart, voicePart } from '../../../src/model/footprint/audio.ts';
import type { FactorSet } from '../../../src/model/footprint/factors.ts';
import { type ImageModel, imageModelOf, imagePart } from '../../../src/model/footprint/image.ts';
import { type Part, partRange } from '../../../src/model/footprint/part.ts';
import { scaled } from '../../../src/model/footprint/range.ts';
import { type VideoModel, videoModelOf, videoPart } from '../../../src/model/footprint/video.ts';
import type { Range } from '../../../src/model/usage/usage.ts';
import { boundaryOf, gpuFactor, isSaturated, PUE, pueOf } from './conditions.ts';
import { type Checkpoint, number, word } from './points.ts';

/** Sound by its class, speech with a voice model by its tokens. */
export function audioEnergy(point: Checkpoint, factors: FactorSet): Range {
  const seconds = number(point, 'seconds');
  if (point.kind.startsWith('voice')) return partRange(voicePart(seconds ?? null, pueOf(point), factors));
  const named = audioClassOf(word(point, 'model', 'name') ?? point.kind, factors);
  const audioClass = named ?? (point.kind.startsWith('music') ? 'music' : 'speech');
  const media = { type: 'audio' as const, count: number(point, 'n', 'count') ?? 1 };
  const range = partRange(
    audioPart(seconds === undefined ? media : { ...media, seconds }, audioClass, factors),
  );
  // The classes of sound are at the meter of an H100's data centre.
  const host = boundaryOf(point) === 'accelerators' ? factors.images.host.value : 1;
  return scaled(range, (gpuFactor(point, 'media') * pueOf(point)) / (host * PUE));
}

export function imageEnergy(point: Checkpoint, factors: FactorSet): Range {
  const paramsB = number(point, 'params_b');
  const steps = number(point, 'steps');
  const width = number(point, 'width');
  const height = number(point, 'height');
  const quality = word(point, 'quality');
  const named = imageModelOf(word(point, 'model') ?? null, factors);
  const stated: ImageModel | null =
    paramsB === undefined
      ? null
      : {
          by: 'law',
          paramsB,
          steps: steps ?? 30,
          sidePixels: 1024,
          unet: named?.by === 'law' && named.unet,
        };
  const model = named && (named.by !== 'law' || !stated) ? named : (stated ?? named ?? { by: 'class' });
  const media = {
    type: 'image' as const,
    count: number(point, 'n', 'count') ?? 1,
    ...(width !== undefined && height !== undefined ? { width, height } : {}),
    ...(steps === undefined ? {} : { steps }),
    ...(quality === undefined ? {} : { quality }),
  };
  return atBoundary(
    point,
    model.by,
    (conditions) => imagePart(media, model, pueOf(point), conditions),
    factors,
  );
}

export function videoEnergy(point: Checkpoint, factors: FactorSet): Range {
  const paramsB = number(point, 'params_b');
  const frames = number(point, 'frames');
  const fps = number(point, 'fps');
  const steps = number(point, 'steps');
  const width = number(point, 'width');
  const height = number(point, 'height');
  const seconds = number(point, 'seconds') ?? (frames !== undefined ? frames / (fps ?? 24) : undefined);
  const named = videoModelOf(word(point, 'model') ?? null, factors);
  const rate = frames !== undefined && seconds ? frames / seconds : fps;
  const stated: VideoModel | null =
    paramsB === undefined
      ? null
      : { by: 'law', paramsB, steps: steps ?? 50, framesPerSecond: rate ?? 24, pixelFrames: 1, gpuWh: null };
  const model = named ?? stated ?? { by: 'class' };
  const ownRate =
    'framesPerSecond' in model && rate !== undefined ? { ...model, framesPerSecond: rate } : model;
  const media = {
    type: 'video' as const,
    count: 1,
    ...(seconds === undefined ? {} : { seconds }),
    ...(width !== undefined && height !== undefined ? { width, height } : {}),
    ...(steps === undefined ? {} : { steps }),
  };
  return atBoundary(
    point,
    model.by,
    (conditions) => videoPart(media, ownRate, pueOf(point), conditions),
    factors,
  );
}

/** Diffusion models are known by their GPU: host and PUE are added only where the publication includes them. */
function atBoundary(
  point: Checkpoint,
  by: string,
  part: (factors: FactorSet) => Part,
  factors: FactorSet,
): Range {
  const open = by === 'measured' || by === 'law';
  if (!open) return partRange(part(factors));
  const { images, videos } = factors;
  // Alone on its GPU unless a product or a busy server makes the picture.
  const isServed = boundaryOf(point) === 'meter' || isSaturated(point);
  const host = (usual: typeof images.host): typeof images.host => ({
    ...usual,
    value: gpuFactor(point, 'media') * (boundaryOf(point) === 'accelerators' ? 1 : usual.value),
  });
  return partRange(
    part({
      ...factors,
      images: {
        ...images,
        host: host(images.host),
        servedUnet: { ...images.servedUnet, value: isServed ? images.servedUnet.value : 1 },
      },
      videos: { ...videos, host: host(videos.host) },
    }),
  );
}
