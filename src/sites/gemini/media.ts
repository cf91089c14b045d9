/** Images, videos and music a candidate of an answer carries. Pictures found on the web are not among them. */
import type { MediaType } from '../../model/usage/usage.ts';
import { at } from '../decoders/jspb.ts';
import { asList, asText } from '../reading/json.ts';
import { sizeOf } from '../reading/numbers.ts';

/** Where a candidate's rich content is, and what in it was generated. */
const RICH_CONTENT = 12;
const IMAGES = 7;
const VIDEOS = 59;
const MUSIC = 86;
/** A video being made: `[[placeholder], job id]`. */
const VIDEO_JOB = 64;
/** A run of deep research; its plan, before it, is none. */
const RESEARCH_RUN = 56;

/** How deep below their field videos and tracks are looked for; known clients find them at 4. */
const MAX_DEPTH = 5;
const MAX_ITEMS = 16;

/** In an image: its address, or a list of them; its width and height in pixels, and its bytes. */
const IMAGE_ADDRESS = [0, 3, 3];
const IMAGE_SIZE = [0, 3, 15];

/** One thing that was made. */
export interface ProducedMedia {
  type: MediaType;
  /** Pixels, where they are told. */
  width?: number;
  height?: number;
  /** Each tells it again when it comes again: its id, its address. */
  names: readonly string[];
}

/** @param candidateId tells the pictures of one draft from those of another, which number them alike */
export function mediaOf(candidate: unknown, candidateId: string): ProducedMedia[] {
  const rich = at(candidate, RICH_CONTENT);
  return [
    ...imagesOf(at(rich, IMAGES), candidateId),
    ...downloadsIn(at(rich, VIDEOS)).map((url) => ({ type: 'video' as const, names: [url] })),
    // One piece of music comes as several files: sound alone, sound with a picture.
    ...(JSON.stringify(at(rich, MUSIC) ?? '').includes('http')
      ? [{ type: 'audio' as const, names: [`${candidateId} music`] }]
      : []),
  ];
}

/** Whether the candidate names the job of a video being made. */
export function isMakingVideo(candidate: unknown): boolean {
  return at(candidate, RICH_CONTENT, VIDEO_JOB) !== undefined;
}

/** Whether the candidate starts a run of deep research. */
export function isResearch(candidate: unknown): boolean {
  return at(candidate, RICH_CONTENT, RESEARCH_RUN) !== undefined;
}

function imagesOf(groups: unknown, candidateId: string): ProducedMedia[] {
  return asList(groups)
    .flatMap(asList)
    .slice(0, MAX_ITEMS)
    .flatMap((image) => {
      const address = at(image, ...IMAGE_ADDRESS);
      const url = asText(Array.isArray(address) ? address[0] : address);
      if (!url?.startsWith('http')) return [];
      const id = asText(at(image, 1, 0));
      const size = sizeOf(at(image, ...IMAGE_SIZE, 0), at(image, ...IMAGE_SIZE, 1));
      return [{ type: 'image', ...size, names: id === undefined ? [url] : [`${candidateId} ${id}`, url] }];
    });
}

/** Addresses of the files below: a file is an array with `[thumbnail, address]` at index 7. */
function downloadsIn(value: unknown, depth = 0): string[] {
  const address = asText(at(value, 7, 1));
  if (address?.startsWith('http')) return [address];
  if (depth >= MAX_DEPTH) return [];
  const below = asList(value)
    .slice(0, MAX_ITEMS)
    .flatMap((item) => downloadsIn(item, depth + 1));
  return [...new Set(below)];
}
