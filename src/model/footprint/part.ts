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
export type PartId = (typeof PART_IDS)[number];

/** What the range of a part comes from. */
export const CAUSE_IDS = [
  'model',
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
export type CauseId = (typeof CAUSE_IDS)[number];

export interface Cause extends Spread {
  readonly id: CauseId;
}

export interface Part {
  readonly id: PartId;
  /** Central estimate, at the data centre's meter. */
  readonly energyWh: number;
  readonly causes: readonly Cause[];
}

export function partRange({ energyWh, causes }: Part): Range {
  return spread(energyWh, causes);
}

export function totalEnergyWh(parts: readonly Part[]): Range {
  return plus(parts.map(partRange));
}
