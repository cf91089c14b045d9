/**
 * The ladder as data: which vehicle would have done, and what that takes instead. The interface
 * draws the vehicles and has the words; the numbers come from the footprint engine.
 */
import type { RuleId } from './rules.ts';

/** Rungs, lightest first: on foot without an assistant, a fast mode, the standard model, thinking or making pictures. */
export type Vehicle = 'walk' | 'scooter' | 'car' | 'f1';

/**
 * What the alternative takes: `nothing` that is counted here, one web `search`, the same request in `standard` mode, the
 * same in a `new-chat` (no context tokens), or the same asked `once` rather than again and again.
 */
export type Instead = 'nothing' | 'search' | 'standard' | 'new-chat' | 'once';

/** The vehicle that would have done, and what is taken instead. */
export interface Ride {
  readonly to: Vehicle;
  readonly instead: Instead;
}

export const RIDES: Readonly<Record<RuleId, Ride>> = {
  arithmetic: { to: 'walk', instead: 'nothing' },
  conversion: { to: 'walk', instead: 'search' },
  dictionary: { to: 'walk', instead: 'search' },
  spelling: { to: 'walk', instead: 'nothing' },
  clock: { to: 'walk', instead: 'nothing' },
  live: { to: 'walk', instead: 'search' },
  'look-up': { to: 'walk', instead: 'search' },
  'fast-mode': { to: 'scooter', instead: 'standard' },
  'long-thread': { to: 'scooter', instead: 'new-chat' },
  regenerations: { to: 'scooter', instead: 'once' },
  'image-burst': { to: 'scooter', instead: 'once' },
};
