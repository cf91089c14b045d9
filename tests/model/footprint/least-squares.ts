/** Ordinary least squares by the normal equations: what each column is to be multiplied by. */
export function leastSquares(rows: readonly number[][], values: readonly number[]): number[] {
  const size = rows[0]?.length ?? 0;
  const at = (matrix: number[][], row: number, column: number): number => matrix[row]?.[column] ?? 0;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) =>
      rows.reduce((sum, row, k) => sum + (row[i] ?? 0) * (j === size ? (values[k] ?? 0) : (row[j] ?? 0)), 0),
    ),
  );
  for (let pivot = 0; pivot < size; pivot += 1) {
    for (let row = 0; row < size; row += 1) {
      if (row === pivot) continue;
      const factor = at(matrix, row, pivot) / at(matrix, pivot, pivot);
      matrix[row] = (matrix[row] ?? []).map((value, column) => value - factor * at(matrix, pivot, column));
    }
  }
  return matrix.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

/** The middle value, or the mean of the two in the middle; 0 without any. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
