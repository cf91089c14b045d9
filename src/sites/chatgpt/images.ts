/** The images of one turn: noted as parts of messages, counted once each when their message is finished. */
import { remember } from '../../model/bounded.ts';
import { asText, type Fields, fieldsOf } from '../reading/json.ts';
import { asPixels } from '../reading/numbers.ts';
import type { Turn } from '../reading/turn.ts';

/** Of a message, and messages with images: more than any prompt gives. The oldest are forgotten beyond this. */
const MAX_IMAGES = 64;

interface Asset {
  pointer: string | undefined;
  generation: string | undefined;
  width: number | undefined;
  height: number | undefined;
}

/** By message id and place in the message; an image told under two names counts once. */
export interface ImageBook {
  /** More is known of the part at this place of a message; parts that are no image are not counted. */
  note(messageId: string, index: number, part: Fields): void;
  /** The message is finished: its images were produced. */
  finish(messageId: string): void;
  /** Whether there was any. */
  readonly produced: boolean;
}

/** Adds each image to the turn's media; its size in pixels where both sides are told. */
export function createImageBook(turn: Turn): ImageBook {
  const assets = new Map<string, Map<number, Asset>>();
  /** The key an image was counted by, for each name it goes by: its pointer and its generation's id. */
  const keys = new Map<string, string>();
  let produced = false;

  return {
    note(messageId, index, part) {
      const ofMessage = assets.get(messageId) ?? new Map<number, Asset>();
      remember(ofMessage, index, assetOf(part, ofMessage.get(index)), MAX_IMAGES);
      remember(assets, messageId, ofMessage, MAX_IMAGES);
    },
    finish(messageId) {
      for (const [index, { pointer, generation, width, height }] of assets.get(messageId) ?? []) {
        if (!pointer) continue;
        const names = generation ? [pointer, generation] : [pointer];
        const known = names.map((name) => keys.get(name)).find(Boolean);
        const key = known ?? `${messageId}/${index}`;
        for (const name of names) remember(keys, name, key, MAX_IMAGES * 4);
        produced = true;
        turn.addMedia(key, { type: 'image', ...(width && height ? { width, height } : {}) });
      }
    },
    get produced() {
      return produced;
    },
  };
}

/** What a part says of an image, and what was known of it before. */
function assetOf(part: Fields, known: Asset | undefined): Asset {
  const { generation, dalle } = fieldsOf(part.metadata);
  return {
    pointer: asText(part.asset_pointer) ?? known?.pointer,
    generation: asText(fieldsOf(generation).gen_id) ?? asText(fieldsOf(dalle).gen_id) ?? known?.generation,
    width: asPixels(part.width) ?? known?.width,
    height: asPixels(part.height) ?? known?.height,
  };
}
