/**
 * Numbers off the wire, each brought within what it can stand for (model/limits.ts). What is no finite number (a text
 * that looks like one, an infinity, null) and what is negative is none: undefined, never 0 or NaN.
 */
import {
  MAX_GENERATIONS,
  MAX_MEDIA_COUNT,
  MAX_PIXELS_A_SIDE,
  MAX_SECONDS,
  MAX_STATUS,
  MAX_STEPS,
  MAX_TOKENS,
} from '../model/limits.ts';

type ReadNumber = (value: unknown) => number | undefined;

/** Places in a list a site counts; no list is longer. */
const MAX_INDEX = 10_000;
/** Bytes, or UTF-16 units, that one thing can have: a terabyte. */
const MAX_SIZE = 2 ** 40;

/** A number above 0, rounded to `1 / parts` and brought into that and `max`. */
function positive(max: number, parts = 1): ReadNumber {
  return (value) =>
    typeof value === 'number' && Number.isFinite(value) && value > 0
      ? Math.max(1, Math.round(Math.min(max, value) * parts)) / parts
      : undefined;
}

/** The same, and 0. */
const orZero =
  (read: ReadNumber): ReadNumber =>
  (value) =>
    value === 0 ? 0 : read(value);

export const asTokens = orZero(positive(MAX_TOKENS));
/** To the millisecond. */
export const asSeconds = positive(MAX_SECONDS, 1000);
/** Epoch seconds, to the millisecond, as far as a Date goes (ECMA-262, "Time Values and Time Range"). */
export const asEpochSeconds = positive(8.64e12, 1000);
/** A side of a picture. */
export const asPixels = positive(MAX_PIXELS_A_SIDE);
/** Frames a second; some rates are fractions. */
export const asRate = positive(1_000, 1_000);
export const asSteps = positive(MAX_STEPS);
/** How many pictures, clips or files. */
export const asCount = positive(MAX_MEDIA_COUNT);
/** How many answers. */
export const asGenerations = positive(MAX_GENERATIONS);
/** Bytes of a file, or UTF-16 units of a text. */
export const asSize = orZero(positive(MAX_SIZE));

/** Of a response. */
export const asStatus = positive(MAX_STATUS);

/** A place in a list, also as text, as paths have it; what is no place in any list there is, is none. */
export function asIndex(value: unknown): number | undefined {
  const index = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(index) && (index as number) >= 0 && (index as number) <= MAX_INDEX
    ? (index as number)
    : undefined;
}

/** A picture's two sides; nothing unless both are told. */
export function sizeOf(wide: unknown, high: unknown): { width?: number; height?: number } {
  const width = asPixels(wide);
  const height = asPixels(high);
  return width && height ? { width, height } : {};
}

/** A clip's length; nothing unless it is told. */
export function lengthOf(duration: unknown): { seconds?: number } {
  const seconds = asSeconds(duration);
  return seconds === undefined ? {} : { seconds };
}
