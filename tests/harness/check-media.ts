/** Compares what was produced besides text with what a capture expects: media that are no part of it must not be there. */
import type { Media, MediaType, UsageRequest } from '../../src/model/usage/usage.ts';
import type { Check } from './check.ts';
import type { ExpectedRow } from './expected.ts';

export function checkMedia(expected: ExpectedRow, row: UsageRequest, check: Check): void {
  const of = (type: MediaType) => row.media.filter((one) => one.type === type);
  const count = (type: MediaType) => of(type).reduce((sum, one) => sum + one.count, 0);
  const seconds = (type: MediaType) => of(type).reduce((sum, one) => sum + one.count * (one.seconds ?? 0), 0);
  const { kind, images, videos, clips } = expected;
  for (const [type, field, wanted] of [
    ['image', 'images', images],
    ['video', 'videos', videos],
    ['audio', 'clips', clips],
  ] as const) {
    // What a request is said to be for, and not how many of it came, is left open.
    const isOpen = wanted === undefined && (kind === undefined || kind === type);
    if (!isOpen) check(field, wanted ?? 0, count(type));
  }
  const { imageSize, videoResolution, videoSeconds, audioSeconds } = expected;
  if (imageSize !== undefined) check('imageSize', imageSize, sizesOf(of('image'), imageSize));
  if (videoResolution !== undefined)
    check('videoResolution', videoResolution, sizesOf(of('video'), videoResolution));
  // Null: the wire does not tell how long it is.
  if (videoSeconds !== undefined) check('videoSeconds', videoSeconds ?? 0, seconds('video'));
  if (audioSeconds !== undefined) check('audioSeconds', audioSeconds, seconds('audio'));
}

/** Sites name a size by its pixels, or a video's by its shorter side alone: `720p`. */
function sizesOf(media: readonly Media[], like: string): string {
  const sizes = media.map(({ width = 0, height = 0 }) =>
    like.endsWith('p') ? `${Math.min(width, height)}p` : `${width}x${height}`,
  );
  return [...new Set(sizes)].join(' ');
}
