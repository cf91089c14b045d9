/** What was made, in words: images, videos and sounds are not requests. */
import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { Made } from '../../model/summaries/made.ts';
import type { MediaType } from '../../model/usage/usage.ts';

/** Of each thing so many, and how many seconds they last. */
export type MadeWords = CommonWords & Pick<DashboardWords, 'produced' | 'seconds'>;

/** Nothing where none were made. */
export function MadeLine({ made, words }: { made: Made; words: MadeWords }) {
  const parts = madeParts(made, words);
  return parts.length > 0 ? <p class="q">{listOf(parts, words)}</p> : null;
}

/** `34 images`, `2 videos (16 s)`, `3 sounds (95 s)`: each that is not none. */
export function madeParts(made: Made, words: MadeWords): string[] {
  const count = (value: number): string => formatCount(Math.round(value), words.numbers);
  const named = (type: MediaType, value: number, seconds: number): string[] => {
    if (value === 0) return [];
    const text = words.produced[type](value, count(value));
    return [seconds > 0 ? words.seconds(text, count(seconds)) : text];
  };
  return [
    ...named('image', made.images, 0),
    ...named('video', made.videos, made.videoSeconds),
    ...named('audio', made.audios, made.audioSeconds),
  ];
}
