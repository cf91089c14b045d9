/** Numbers no site means to write, and what only looks like a number: what comes where a number belongs. */
import { Verbatim } from '../harness/json-text.ts';

/** Each as it stands in JSON. */
export const EXTREME_TEXTS = [
  '1e308',
  '-1e308',
  '1e309',
  '-1e309',
  '5e-324',
  '-0',
  '0',
  '-1',
  '0.5',
  '1234.56789',
  '4000000000',
  '9007199254740993',
  '"1e309"',
  '"NaN"',
  '"7"',
  '""',
  'null',
] as const;

export const EXTREMES: readonly Verbatim[] = EXTREME_TEXTS.map((text) => new Verbatim(text));
