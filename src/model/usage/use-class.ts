/** What a bar is made of: text by how much more than answer the model did, and the other kinds as they are. */
import type { DayRow } from './usage.ts';

export const USE_CLASSES = ['text', 'thinking', 'research', 'image', 'video', 'audio'] as const;
/** One strand of a bar. */
export type UseClass = (typeof USE_CLASSES)[number];

/** What one class took, in Wh. */
export interface ClassEnergy {
  readonly of: UseClass;
  /** Central. */
  readonly energyWh: number;
}

/** `thinking` is a longer answer; `research` are the runs, of research and of agents, that work on their own. */
export function classOf({ kind, mode }: Pick<DayRow, 'kind' | 'mode'>): UseClass {
  if (kind !== 'text' || mode === 'standard') return kind;
  return mode === 'reasoning' ? 'thinking' : 'research';
}
