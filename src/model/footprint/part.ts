/** One addend of a request's energy, with what makes it uncertain: the same data serve the sum and its explanation. */
import type { Range } from '../usage/usage.ts';
import { plus, type Spread, spread } from './range.ts';

export const PART_IDS = [
  'answer',
  'reasoning',
  'tools',
  'input',
  'context',
  'fixed',
  'image',
  'video',
  'audio',
] as const;
/** What the energy went into. */
export type PartId = (typeof PART_IDS)[number];

/** What the range of a part comes from. */
export const CAUSE_IDS = [
  'model',
  'batch',
  'token-count',
  'reasoning-count',
  'hidden-run',
  'prefill',
  'cache',
  'fixed',
  'media-class',
  'media-model',
  'media-settings',
  'duration',
] as const;
/** A reason why a part may be more or less. */
export type CauseId = (typeof CAUSE_IDS)[number];

/** How far off a part may be for one reason, as factors around 1. */
export interface Cause extends Spread {
  readonly id: CauseId;
}

/** Energy that went into one thing, and why it is no surer. */
export interface Part {
  readonly id: PartId;
  /** Central estimate, at the data centre's meter. */
  readonly energyWh: number;
  readonly causes: readonly Cause[];
}

/** In Wh; the causes are independent of each other. */
export function partRange({ energyWh, causes }: Part): Range {
  return spread(energyWh, causes);
}

/** Low ends with low ends and high with high; zero without any part. */
export function totalEnergyWh(parts: readonly Part[]): Range {
  return plus(parts.map(partRange));
}
