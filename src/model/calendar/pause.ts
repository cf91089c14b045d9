/** Time during which nothing was counted, as days see it: a zero of a paused day says nothing. */

import type { Settings } from '../settings/settings.ts';
import { dayOf, nextMidnight } from './day.ts';

/** A stretch of time, epoch ms, its end left out. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** A pause that is going on, and up to when it was put down in its days. */
export interface RunningPause {
  readonly since: number;
  readonly until: number | null;
  readonly accountedTo: number;
}

/** What the days and the store are told when pauses are accounted for; null where there is nothing. */
export interface PauseAccount {
  /** What has to be added to the days. */
  readonly added: Span | null;
  /** The pause that has come to its end. */
  readonly ended: Span | null;
  readonly running: RunningPause | null;
}

/**
 * Brings the account of pauses up to now. A pause that is no longer set ended when it was last accounted: whoever ends
 * one accounts it first, and a worker may sleep for long in between.
 */
export function accountPause(
  running: RunningPause | null,
  set: Settings['pause'],
  now: number,
): PauseAccount {
  if (!running) return set ? start(set, now) : { added: null, ended: null, running: null };
  const isSame = set !== null && set.since === running.since;
  const to = Math.max(running.accountedTo, isSame ? Math.min(now, set.until ?? now) : 0);
  const added = spanOf(running.accountedTo, to);
  const isOver = !isSame || (set.until !== null && set.until <= now);
  if (isOver) return { added, ended: spanOf(running.since, to), running: null };
  return { added, ended: null, running: { since: running.since, until: set.until, accountedTo: to } };
}

/** Also one that was over before anybody looked. A moment in the future, from a clock set back, is now. */
function start({ since, until }: NonNullable<Settings['pause']>, now: number): PauseAccount {
  const from = Math.min(since, now);
  const to = Math.max(from, Math.min(now, until ?? now));
  const added = spanOf(from, to);
  if (until !== null && until <= now) return { added, ended: added, running: null };
  return { added, ended: null, running: { since, until, accountedTo: to } };
}

function spanOf(since: number, until: number): Span | null {
  return until > since ? { since, until } : null;
}

/** The span cut at local midnights: each day it touches, with its part of it. Days of clock changes are as long as they are. */
export function byLocalDay({ since, until }: Span): { readonly day: string; readonly span: Span }[] {
  const parts: { day: string; span: Span }[] = [];
  for (let from = since; from < until; from = nextMidnight(from)) {
    parts.push({ day: dayOf(from), span: { since: from, until: Math.min(until, nextMidnight(from)) } });
  }
  return parts;
}
