/** Scores of predictions: inside the range, central within a factor 2, how wide the range is, and which way it errs. */
import type { Prediction } from './checkpoints.ts';
import { median } from './least-squares.ts';
import { sourceOf } from './points.ts';

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

/** What one publication says of one kind: how far off the estimate is, and what EcoLogits would be. */
export interface SourceMedian {
  readonly kind: string;
  readonly source: string;
  readonly points: number;
  /** Median of log10(central / published); null where none of them could be predicted. */
  readonly bias: number | null;
  /** The same of EcoLogits 0.9.3; null where it has no figure for any of them. */
  readonly ecologits: number | null;
}

/** One row for each kind and publication, so that a paper with eighty points says no more than one with three. */
export function mediansBySource(
  predictions: readonly Prediction[],
  ecologitsOf: (prediction: Prediction) => number | null,
): SourceMedian[] {
  const keyOf = ({ point }: Prediction): string => `${point.kind}\n${sourceOf(point)}`;
  return [...new Set(predictions.map(keyOf))].map((key) => {
    const [kind = '', source = ''] = key.split('\n');
    const group = predictions.filter((prediction) => keyOf(prediction) === key);
    const logs = (of: (prediction: Prediction) => number | null): number[] =>
      group.flatMap((prediction) => {
        const central = of(prediction);
        return central ? [Math.log10(central / prediction.published)] : [];
      });
    const medianOf = (values: readonly number[]) => (values.length === 0 ? null : median(values));
    return {
      kind,
      source,
      points: group.length,
      bias: medianOf(logs(({ range }) => range?.central ?? null)),
      ecologits: medianOf(logs(ecologitsOf)),
    };
  });
}

/** How far off a kind is, as the median of its publications whichever way they err; null without any. */
export function errorOfKind(
  rows: readonly SourceMedian[],
  of: (row: SourceMedian) => number | null,
): number | null {
  const errors = rows.flatMap((row) => {
    const bias = of(row);
    return bias === null ? [] : [Math.abs(bias)];
  });
  return errors.length === 0 ? null : median(errors);
}
