/** Images and videos Grok produced, wherever in a message they are told of. */
import type { MediaType } from '../../model/usage/usage.ts';
import { asFields, asList, asText, type Fields, parseJson } from '../reading/json.ts';
import { asPixels, lengthAsked } from '../reading/numbers.ts';
import type { Turn } from '../reading/turn.ts';

/** How deep in a message they are looked for; known ones stand at 4. */
const MAX_DEPTH = 6;
const MAX_ITEMS = 32;
/** Names kept for telling them again; more than a turn counts. */
const MAX_MEDIA = 256;

/** Media of one turn, counted once each however often they are told. */
export interface GrokMedia {
  /** Takes in all that the message tells of. */
  take(message: Fields): void;
  /** Something is being made and not there yet. */
  readonly awaited: boolean;
  /** All that was made was held back. */
  readonly blocked: boolean;
}

/** @param asked what the request says of the video: the stream tells neither its length nor its form */
export function createMedia(turn: Turn, asked: Fields = {}): GrokMedia {
  const announced = new Set<string>();
  const moderated = new Set<string>();
  const made = new Set<string>();
  let resolution = asText(asked.resolutionName);

  function takeOne(type: MediaType, item: Fields): void {
    const url = asText(item[`${type}Url`] ?? item[`${type}_url`] ?? item.url);
    const name = nameOf(url);
    const key = asText(item.imageUuid ?? item.image_uuid ?? item.imageId ?? item.videoId) ?? name;
    if (key === undefined || announced.size >= MAX_MEDIA) return;
    announced.add(key);
    if (type === 'video') resolution = asText(item.resolutionName) ?? resolution;
    if (item.moderated === true) moderated.add(key).add(name ?? key);
    // Told again, not there yet, or a preview of it.
    const isNew = !made.has(key) && !moderated.has(key) && !moderated.has(name ?? key);
    if (!isNew || (item.progress !== 100 && item.isFinal !== true) || url?.includes('-part-')) return;
    made.add(key);
    turn.addMedia(name ?? key, type === 'video' ? { type, ...videoShape(asked, resolution) } : { type });
  }

  function walk(value: unknown, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const item of asList(value).slice(0, MAX_ITEMS)) walk(item, depth + 1);
    for (const [name, inner] of Object.entries(asFields(value) ?? {}).slice(0, MAX_ITEMS)) {
      const item = asFields(inner);
      if (name === 'image_chunk' || name === 'streamingImageGenerationResponse') takeOne('image', item ?? {});
      else if (name === 'streamingVideoGenerationResponse') takeOne('video', item ?? {});
      else if (name === 'generatedImageUrls') {
        for (const url of asList(inner).slice(0, MAX_ITEMS)) takeOne('image', { url, progress: 100 });
      } else if (name === 'jsonData' || name === 'json_data')
        walk(item ?? parseJson(asText(inner) ?? ''), depth + 1);
      else walk(inner, depth + 1);
    }
  }

  return {
    take: (message) => walk(message, 0),
    get awaited() {
      return [...announced].some((key) => !made.has(key) && !moderated.has(key));
    },
    get blocked() {
      return moderated.size > 0 && made.size === 0;
    },
  };
}

/** The same file is told with its host and without, and a preview has the name of what it is of. */
function nameOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const at = url.indexOf('users/');
  return (at < 0 ? url : url.slice(at).replace(/\?.*/, '')).replace(/-part-\d+/, '');
}

/** `720p` is the shorter side, as everywhere. */
function videoShape(asked: Fields, resolution: string | undefined) {
  const short = Number(/^(\d{3,4})p$/.exec(resolution ?? '')?.[1]);
  const [, across, down] = /^(\d{1,2}):(\d{1,2})$/.exec(asText(asked.aspectRatio) ?? '') ?? [];
  const ratio = Number(across) / Number(down);
  const long =
    short && ratio > 0 ? asPixels(2 * Math.round((short * Math.max(ratio, 1 / ratio)) / 2)) : undefined;
  return {
    ...lengthAsked(asked.duration, asked.videoLength),
    ...(long === undefined ? {} : { width: ratio < 1 ? short : long, height: ratio < 1 ? long : short }),
    ...(short ? { quality: `${short}p` } : {}),
  };
}
