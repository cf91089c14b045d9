/** The current factor set: every number the estimator uses comes from these tables, each with its source and year. */
import audio from './data/audio.json' with { type: 'json' };
import images from './data/images.json' with { type: 'json' };
import text from './data/text.json' with { type: 'json' };
import videos from './data/videos.json' with { type: 'json' };
import type { Size } from './registry.ts';

/** Conditions a token is written under. */
export interface Serving {
  /** Requests served together by one replica. */
  readonly batch: number;
  readonly gpu: 'H100' | 'B200';
}

/** Accelerator energy of one output token at short context, in joules. */
export type DecodeLaw = (size: Size, serving: Serving) => number;

/** A law and four tables; estimates take one as a parameter, so that others can be tried. */
export interface FactorSet {
  readonly decodeJoules: DecodeLaw;
  /** `batch` is that of the traffic in question. */
  readonly text: typeof text & { readonly batch: typeof text.traffic.ordinary };
  readonly images: typeof images;
  readonly videos: typeof videos;
  readonly audio: typeof audio;
}

/** Power law of size, precision and batch, which turns into energy ~ 1 / batch where batches are small. */
export const fittedDecodeLaw: DecodeLaw = ({ activeB, totalB, bytesPerWeight }, { batch, gpu }) => {
  const law = text.decode;
  return (
    law.coefficient *
    activeB ** law.activeExponent *
    totalB ** law.totalExponent *
    (bytesPerWeight / 2) ** law.bytesExponent *
    batch ** -law.batchExponent *
    (1 + law.batchHalf / batch) ** (1 - law.batchExponent) *
    (gpu === 'B200' ? law.b200 : 1)
  );
};

export const FACTORS: FactorSet = {
  decodeJoules: fittedDecodeLaw,
  text: { ...text, batch: text.traffic.ordinary },
  images,
  videos,
  audio,
};
