/** A call that is spoken: its seconds are what was produced. */
import type { Media } from '../../model/usage/usage.ts';

/** For `Turn.mediaUntil`. @param since when the call began to stand, epoch ms, as is its end */
export function secondsOfCall(since: number): (end: number) => readonly Media[] {
  return (end) => [{ type: 'audio', count: 1, seconds: Math.max(0, end - since) / 1000 }];
}
