/** What a kind of request came to, in words. */
import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { KindGroup } from '../../model/summaries/history.ts';
import { madeParts } from '../shell/made-line.tsx';

/** Of a kind: what is written by its requests, all else by what was made in them; voice sessions said apart. */
export function kindText({ key, totals, made }: KindGroup, words: DashboardWords): string {
  const { requests, sessions } = totals;
  const count = (value: number): string => formatCount(value, words.numbers);
  const isMade = key === 'image' || key === 'video' || key === 'audio';
  const things = [
    ...(!isMade ? [`${count(requests)} ${words.requests(requests)}`] : []),
    ...madeParts(made, words),
    ...(sessions > 0 ? [words.voiceSessions(sessions, count(sessions))] : []),
  ];
  if (isMade && things.length === 0) return words.produced[key](0, count(0));
  return listOf(things, words);
}
