/**
 * Footprints and media seconds are kept as multiples of 2 ** -18 (four millionths of a watt-hour, gram, millilitre or
 * second; the smallest end any estimate has is 1.5e-4 g). A double adds such steps exactly up to 2 ** 53 of them.
 * One request holds at most 2 ** 38, one row at most 2 ** 15 requests: that is 2 ** 53, so a row is the exact sum of
 * its requests whatever their order, and taking out what was put in leaves no trace.
 */
const GRID = 2 ** 18;

/** The nearest multiple of a step. */
export function onGrid(value: number): number {
  return Math.round(value * GRID) / GRID;
}
