/** By which generation of blocks an answer of Perplexity is measured, of those that hold the same text. */
import { createTextParts, type TextParts } from '../decoders/text-parts.ts';
import type { Turn } from '../reading/turn.ts';

/** Newer generations stand over older ones; of two of one rank, the first that says something is measured. */
type Lane = 'workflow' | 'numbered' | 'ask' | 'steps';
const RANK: Readonly<Record<Lane, number>> = { workflow: 3, numbered: 2, ask: 2, steps: 1 };

/** The parts of the answer in this lane; undefined where another lane is measured. */
export type PartsIn = (lane: Lane) => TextParts | undefined;

/** Gives undefined for a generation that is not measured; a newer one drops what was measured before. */
export function createLanes(turn: Turn): PartsIn {
  let lane: { name: Lane; parts: TextParts } | undefined;
  return (name) => {
    if (lane?.name === name) return lane.parts;
    if (lane && RANK[lane.name] >= RANK[name]) return undefined;
    if (lane) turn.dropAnswer(lane.name);
    lane = { name, parts: createTextParts(turn.answer(name)) };
    return lane.parts;
  };
}
