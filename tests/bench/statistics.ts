/** The few statistics the bench needs, on small samples. */

/** @throws on an empty sample */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) throw new Error('no values');
  return sorted.length % 2 === 1 ? middle : (middle + (sorted[sorted.length / 2 - 1] ?? middle)) / 2;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Half the width of the 95 % interval of the mean (normal approximation: samples are 20 and more). */
export function halfWidth95(values: readonly number[]): number {
  const centre = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  return 1.96 * Math.sqrt(variance / values.length);
}

/** The mean with its 95 % interval, as a person reads it. */
export function withBounds(values: readonly number[], digits = 2): string {
  return `${mean(values).toFixed(digits)} ± ${halfWidth95(values).toFixed(digits)}`;
}
