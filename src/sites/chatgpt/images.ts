/** The images of one turn: noted as parts of messages, counted once each when their message is finished. */
import { asFields, asPositive, asText, type Fields } from '../json.ts';
import type { Turn } from '../turn.ts';

/** More than any prompt gives; what comes after is not looked at. */
const MAX_IMAGES = 64;

interface Asset {
  pointer?: string;
  generation?: string;
  width?: number;
  height?: number;
}

export interface ImageBook {
  /** Something is known of the part at this place of a message; parts that are no image are ignored. */
  note(messageId: string, index: number, part: Fields | undefined): void;
  /** The message is finished: its images were produced. */
  finish(messageId: string): void;
  readonly produced: number;
}

export function createImageBook(turn: Turn): ImageBook {
  const assets = new Map<string, Map<number, Asset>>();
  /** The key an image was counted by, for each name it goes by: its pointer and its generation's id. */
  const keys = new Map<string, string>();
  const produced = new Set<string>();

  return {
    note(messageId, index, part) {
      const asset = part && assetOf(part);
      if (!asset) return;
      const ofMessage = assets.get(messageId) ?? new Map<number, Asset>();
      if (!assets.has(messageId) && assets.size >= MAX_IMAGES) return;
      if (!ofMessage.has(index) && ofMessage.size >= MAX_IMAGES) return;
      assets.set(messageId, ofMessage.set(index, { ...ofMessage.get(index), ...asset }));
    },
    finish(messageId) {
      for (const [index, asset] of assets.get(messageId) ?? []) {
        const { pointer, generation, width, height } = asset;
        if (pointer === undefined) continue;
        const names = generation === undefined ? [pointer] : [pointer, generation];
        const known = names.map((name) => keys.get(name)).find((key) => key !== undefined);
        const key = known ?? `${messageId}/${index}`;
        for (const name of names) if (keys.size < MAX_IMAGES * 4) keys.set(name, key);
        produced.add(key);
        turn.addMedia(key, { type: 'image', ...(width && height ? { width, height } : {}) });
      }
    },
    get produced() {
      return produced.size;
    },
  };
}

/** What a part says of an image; undefined for one that says nothing of any. */
function assetOf(part: Fields): Asset | undefined {
  const pointer = asText(part.asset_pointer);
  const width = asPositive(part.width);
  const height = asPositive(part.height);
  const metadata = asFields(part.metadata);
  const generation =
    asText(asFields(metadata?.generation)?.gen_id) ?? asText(asFields(metadata?.dalle)?.gen_id);
  if (!pointer && !width && !height && !generation) return undefined;
  return {
    ...(pointer ? { pointer } : {}),
    ...(generation ? { generation } : {}),
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
  };
}
