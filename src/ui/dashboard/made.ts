/** What was made, in words: images, videos and sounds are not requests. */
import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { KindGroup, Made } from '../../model/summaries/history.ts';
import type { MediaType } from '../../model/usage/usage.ts';

/** `34 images`, `2 videos (16 s)`, `3 sounds (95 s)`: each that is not none. */
export function madeParts(made: Made, words: DashboardWords): string[] {
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

/** Of a kind: text by its requests, all else by what was made in them; voice sessions said apart. */
export function kindText({ key, totals, made }: KindGroup, words: DashboardWords): string {
  const { requests, sessions } = totals;
  const count = (value: number): string => formatCount(value, words.numbers);
  const things = [
    ...(key === 'text' ? [`${count(requests)} ${words.requests(requests)}`] : []),
    ...madeParts(made, words),
    ...(sessions > 0 ? [words.voiceSessions(sessions, count(sessions))] : []),
  ];
  if (key !== 'text' && things.length === 0) return words.produced[key](0, count(0));
  return listOf(things, words);
}
