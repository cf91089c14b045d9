/**
 * Numbers off the wire, each brought within what it can stand for (model/limits.ts). What is no finite number (a text
 * that looks like one, an infinity, null) and what is negative is none: undefined, never 0 or NaN.
 */
import {
  MAX_MEDIA_COUNT,
  MAX_PIXELS_A_SIDE,
  MAX_SECONDS,
  MAX_STATUS,
  MAX_STEPS,
  MAX_TOKENS,
} from '../../model/limits.ts';
import { asName, asText } from './json.ts';

type ReadNumber = (value: unknown) => number | undefined;

/** Places in a list a site counts; no list is longer. */
const MAX_INDEX = 10_000;
/** Bytes, or UTF-16 units, that one thing can have: a terabyte. */
const MAX_SIZE = 2 ** 40;

/** A number above 0, or `least` itself: in steps of `1 / parts`, from `least` of them to `max`. */
function within(least: 0 | 1, max: number, parts = 1): ReadNumber {
  return (value) =>
    typeof value === 'number' && value < Number.POSITIVE_INFINITY && (value > 0 || value === least)
      ? Math.max(least, Math.round(Math.min(max, value) * parts)) / parts
      : undefined;
}

export const asTokens = within(0, MAX_TOKENS);
/** To the millisecond. */
export const asSeconds = within(1, MAX_SECONDS, 1_000);
/** Epoch seconds, to the millisecond, as far as a Date goes (ECMA-262, "Time Values and Time Range"). */
export const asEpochSeconds = within(1, 8.64e12, 1_000);
/** A side of a picture. */
export const asPixels = within(1, MAX_PIXELS_A_SIDE);
/** Frames a second; some rates are fractions. */
export const asRate = within(1, 1_000, 1_000);
export const asSteps = within(1, MAX_STEPS);
/** How many pictures, clips or answers. */
export const asCount = within(1, MAX_MEDIA_COUNT);
/** Bytes of a file, or UTF-16 units of a text. */
export const asSize = within(0, MAX_SIZE);
/** Of a response. */
export const asStatus = within(1, MAX_STATUS);

/** What was asked for in a form, whose fields some pages send as the text they are: `"10"`, `"8s"`. */
export function asWritten(value: unknown): unknown {
  const [, digits] = /^(\d{1,9}(?:\.\d{1,9})?)s?$/.exec(asText(value) ?? '') ?? [];
  return digits === undefined ? value : Number(digits);
}

/** A place in a list, also as text, as paths have it; what is no place in any list there is, is none. */
export function asIndex(value: unknown): number | undefined {
  const digits = asName(value);
  return /^\d{1,5}$/.test(digits) && Number(digits) <= MAX_INDEX ? Number(digits) : undefined;
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

/** How many were asked for: what the first of these fields says that says a number; one where none does. */
export function countAsked(...fields: readonly unknown[]): number {
  return firstOf(asCount, fields) ?? 1;
}

/** The two sides asked for; nothing unless both are told. */
export function sizeAsked(wide: unknown, high: unknown): { width?: number; height?: number } {
  return sizeOf(asWritten(wide), asWritten(high));
}

/** The length asked for, by the first of these fields that says one; nothing where none does. */
export function lengthAsked(...fields: readonly unknown[]): { seconds?: number } {
  return lengthOf(firstOf(asSeconds, fields));
}

/** The first that is told, of fields of a form. */
function firstOf(read: ReadNumber, fields: readonly unknown[]): number | undefined {
  for (const field of fields) {
    const number = read(asWritten(field));
    if (number !== undefined) return number;
  }
  return undefined;
}
