/** What a request produced besides text: which model made it, and the parts of energy that makes. */
import type { Media } from '../usage/usage.ts';
import { type AudioClass, audioClassOf, audioPart, voicePart } from './audio.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { type ImageModel, imageModelOf, imagePart } from './image.ts';
import type { Cause, Part } from './part.ts';
import { productOf } from './place.ts';
import { amount } from './range.ts';
import type { SiteUsage } from './site-usage.ts';
import { type VideoModel, videoModelOf, videoPart } from './video.ts';

/** One thing produced with the model it is computed by. `named`: the wire names that model. */
export type Produced =
  | { readonly type: 'image'; readonly item: Media; readonly model: ImageModel; readonly named: boolean }
  | { readonly type: 'video'; readonly item: Media; readonly model: VideoModel; readonly named: boolean }
  | { readonly type: 'sound'; readonly item: Media; readonly audioClass: AudioClass }
  | { readonly type: 'voice'; readonly seconds: number | null };

/** Doubt where the wire names no picture or video model and the product's usual one stands in: our judgement. */
export const ASSUMED_MODEL: Cause = { id: 'media-model', low: 0.5, high: 2 };

/** A class is wide enough as it is. */
const CLASS = { by: 'class' } as const;

/** Everything a request produced, by the model the wire names, else by the site's usual one. */
export function producedBy(usage: SiteUsage, factors: FactorSet = FACTORS): Produced[] {
  const { media, session } = usage;
  if (session && !media.some(({ type }) => type === 'audio')) return [{ type: 'voice', seconds: null }];
  return media.map((item) => producedItem(computable(item), usage, factors));
}

function producedItem(item: Media, { model, site, session }: SiteUsage, factors: FactorSet): Produced {
  const own = productOf(site);
  switch (item.type) {
    case 'image': {
      const named = imageModelOf(model, factors);
      const used = named ?? imageModelOf(own.image, factors) ?? CLASS;
      return { type: 'image', item, model: used, named: named !== null };
    }
    case 'video': {
      const named = videoModelOf(model, factors);
      const used = named ?? videoModelOf(own.video, factors) ?? CLASS;
      return { type: 'video', item, model: used, named: named !== null };
    }
    case 'audio': {
      if (!session) return { type: 'sound', item, audioClass: audioClassOf(model, factors) ?? own.audio };
      return { type: 'voice', seconds: item.seconds === undefined ? null : item.seconds * item.count };
    }
  }
}

/** The energy of one thing produced, at the meter. */
export function producedPart(produced: Produced, pue: number, factors: FactorSet = FACTORS): Part {
  switch (produced.type) {
    case 'image':
      return withDoubt(imagePart(produced.item, produced.model, pue, factors), produced);
    case 'video':
      return withDoubt(videoPart(produced.item, produced.model, pue, factors), produced);
    case 'sound':
      return audioPart(produced.item, produced.audioClass, factors);
    case 'voice':
      return voicePart(produced.seconds, pue, factors);
  }
}

function withDoubt(part: Part, { model, named }: Extract<Produced, { type: 'image' | 'video' }>): Part {
  return named || model.by === 'class' ? part : { ...part, causes: [...part.causes, ASSUMED_MODEL] };
}

/** The same with numbers that can be computed with; a size or length that makes no sense is unknown. */
function computable({ type, count, quality, ...numbers }: Media): Media {
  const known = Object.entries(numbers).filter(([, value]) => value >= 0);
  return {
    type,
    count: amount(count),
    ...Object.fromEntries(known.map(([name, value]) => [name, amount(value)])),
    ...(quality === undefined ? {} : { quality }),
  };
}
