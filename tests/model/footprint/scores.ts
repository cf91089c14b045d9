/** Scores of predictions: inside the range, central within a factor 2, and how wide the range is. */
import type { Prediction } from './checkpoints.ts';

export interface Score {
  readonly points: number;
  readonly inside: number;
  readonly within2: number;
  /** Mean of log10(high / low). */
  readonly width: number;
}

export function isInside({ range, published }: Prediction): boolean {
  return range !== null && range.low <= published && published <= range.high;
}

export function isWithin2({ range, published }: Prediction): boolean {
  return range !== null && range.central / published <= 2 && published / range.central <= 2;
}

export function scoreOf(predictions: readonly Prediction[]): Score {
  const widths = predictions.flatMap(({ range }) =>
    range !== null && range.low > 0 ? [Math.log10(range.high / range.low)] : [],
  );
  return {
    points: predictions.length,
    inside: predictions.filter(isInside).length,
    within2: predictions.filter(isWithin2).length,
    width: widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length),
  };
}

export function scoreByKind(predictions: readonly Prediction[]): Record<string, Score> {
  const kinds = [...new Set(predictions.map(({ point }) => point.kind))];
  return Object.fromEntries(
    kinds.map((kind) => [kind, scoreOf(predictions.filter(({ point }) => point.kind === kind))]),
  );
}
