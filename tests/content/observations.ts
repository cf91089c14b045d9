import type { Observation } from '../../src/model/usage/observation.ts';
import { Turn } from '../../src/sites/reading/turn.ts';

/** What is told of a short turn; its numbers are of no matter here. */
export function observationOf(key: string, rev: number): Observation {
  const turn = new Turn({ key, endpoint: 'conversation', at: 0 }, () => undefined);
  const { endpoint, at, thinkingMs, understood, shape } = turn;
  return { ...turn.usage(0), site: 'chatgpt', endpoint, key, rev, at, thinkingMs, understood, shape };
}
