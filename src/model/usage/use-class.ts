/** What a bar is made of: text by whether the model thought longer about it, and the other kinds as they are. */
import { totalsOf } from '../summaries/summary.ts';
import type { DayRow } from './usage.ts';

export const USE_CLASSES = ['text', 'thinking', 'image', 'video', 'audio'] as const;
/** One strand of a bar. */
export type UseClass = (typeof USE_CLASSES)[number];

/** What one class took, in Wh. */
export interface ClassEnergy {
  readonly of: UseClass;
  /** Central. */
  readonly energyWh: number;
}

/** `thinking` holds every mode in which a model does more than answer: reasoning, research, agents. */
export function classOf({ kind, mode }: Pick<DayRow, 'kind' | 'mode'>): UseClass {
  return kind === 'text' && mode !== 'standard' ? 'thinking' : kind;
}

/** Energy of each class in the rows, in `USE_CLASSES` order, classes without any left out. */
export function energyByClass(rows: readonly DayRow[]): ClassEnergy[] {
  return USE_CLASSES.map((of) => ({
    of,
    energyWh: totalsOf(rows.filter((row) => classOf(row) === of)).footprint.energyWh.central,
  })).filter(({ energyWh }) => energyWh > 0);
}
