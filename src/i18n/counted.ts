/** What was counted, in words: a voice session is no request, so it is said apart. */
import type { Counts } from '../model/summaries/records.ts';
import { listOf } from './dates.ts';
import { formatCount } from './format.ts';
import type { CommonWords } from './words/common.ts';

/** `694 requests and 2 voice sessions`, `1 request`, `2 voice sessions`; `0 requests` where there is nothing. */
export function countedText({ requests, sessions }: Counts, words: CommonWords): string {
  const count = (value: number): string => formatCount(value, words.numbers);
  const asked = `${count(requests)} ${words.requests(requests)}`;
  if (sessions === 0) return asked;
  const spoken = words.voiceSessions(sessions, count(sessions));
  return requests === 0 ? spoken : listOf([asked, spoken], words);
}
