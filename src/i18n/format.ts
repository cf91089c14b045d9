/**
 * Numbers as a person reads them. Counts are exact. Estimates have two significant digits and never more than two
 * decimals; the low end is rounded down and the high end up, so that what is shown holds what was computed.
 */
import type { Range } from '../model/usage/usage.ts';

/** How a language writes numbers; words stand in the dictionary. */
export interface NumberStyle {
  /** BCP 47 tag for grouping, decimal sign and plural rules. */
  readonly locale: string;
  /** The no-break space between a number and its unit. */
  readonly unitSpace: string;
  readonly range: (low: string, high: string) => string;
}

/** What an estimate measures; each has its own units and its own smallest amount worth a number. */
export type Measure = 'searches' | 'energy' | 'gwp' | 'water';

/** An estimate ready to be shown: all three numbers in one unit. */
export interface Estimate {
  /** The central value; for an amount under `smallest`, that amount. */
  readonly central: string;
  /** The central value is less than `central` says: write "under" before it. */
  readonly under: boolean;
  /** The number `central` stands for, for plural rules. */
  readonly amount: number;
  /** '' for searches. */
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  /** Low and high as one text. */
  readonly range: string;
}

interface Scale {
  /** Units, smallest first: a name and how many base units (Wh, g, mL) it holds. */
  readonly units: readonly (readonly [name: string, size: number])[];
  /** Below this central amount, in the first unit, only "under …" is said. */
  readonly smallest: number;
}

/** What a publisher says of a life cycle: of no request here is it estimated. */
export type Resource = 'minerals' | 'fuels';

const SCALES: Readonly<Record<Measure | Resource, Scale>> = {
  searches: { units: [['', 1]], smallest: 1 },
  energy: {
    units: [
      ['Wh', 1],
      ['kWh', 1000],
    ],
    smallest: 0.01,
  },
  gwp: {
    units: [
      ['g', 1],
      ['kg', 1000],
      ['t', 1e6],
    ],
    smallest: 1,
  },
  water: {
    units: [
      ['mL', 1],
      ['L', 1000],
      ['m³', 1e6],
    ],
    smallest: 1,
  },
  minerals: { units: [['mg', 1]], smallest: 0.01 },
  fuels: { units: [['MJ', 1]], smallest: 0.01 },
};

const SIGNIFICANT_DIGITS = 2;
const MOST_DECIMALS = 2;
/** What binary fractions may be off by, so that 3.1 is not rounded up to 3.2. */
const FUZZ = 1e-9;

type Rounding = 'down' | 'nearest' | 'up';

/** `value` to two significant digits and at most two decimals. Zero and up. */
export function toTwoDigits(value: number, rounding: Rounding): number {
  if (value <= 0) return 0;
  const exponent = Number(value.toExponential().split('e')[1]);
  const decimals = Math.min(SIGNIFICANT_DIGITS - 1 - exponent, MOST_DECIMALS);
  // Powers of ten below one are not exact in binary; multiplying by their inverse is.
  const steps = decimals >= 0 ? value * 10 ** decimals : value / 10 ** -decimals;
  const whole = roundSteps(steps, rounding);
  return decimals >= 0 ? whole / 10 ** decimals : whole * 10 ** -decimals;
}

function roundSteps(steps: number, rounding: Rounding): number {
  if (rounding === 'down') return Math.floor(steps * (1 + FUZZ));
  if (rounding === 'up') return Math.ceil(steps * (1 - FUZZ));
  return Math.round(steps);
}

/** An exact whole number, e.g. `1,204` or `1 204`. */
export function formatCount(count: number, style: NumberStyle): string {
  return formatNumber(count, style);
}

/** An estimate with its ends, in the unit that suits its central value. */
export function formatEstimate(
  range: Readonly<Range>,
  measure: Measure | Resource,
  style: NumberStyle,
): Estimate {
  const { units, smallest } = SCALES[measure];
  const [unit, size] = unitFor(range.central, units);
  const central = toTwoDigits(range.central / size, 'nearest');
  // What may be something is never said to be nothing.
  const under = range.high > 0 && central < smallest;
  // Under the smallest that is said of the middle, its ends are no finer.
  const end = (value: number, rounding: Rounding): number =>
    toTwoDigits(under ? roundSteps(value / size / smallest, rounding) * smallest : value / size, rounding);
  const low = formatNumber(end(range.low, 'down'), style);
  const high = formatNumber(end(range.high, 'up'), style);
  const amount = under ? smallest : central;
  return {
    central: formatNumber(amount, style),
    under,
    amount,
    unit,
    low,
    high,
    range: low === high ? low : style.range(low, high),
  };
}

/** The largest unit whose shown number is at least 1. */
function unitFor(base: number, units: Scale['units']): readonly [name: string, size: number] {
  const fits = units.filter(([, size]) => toTwoDigits(base / size, 'nearest') >= 1);
  return fits.at(-1) ?? units[0] ?? ['', 1];
}

const formats = new Map<string, Intl.NumberFormat>();

function formatNumber(value: number, style: NumberStyle): string {
  let format = formats.get(style.locale);
  if (!format) {
    format = new Intl.NumberFormat(style.locale, { maximumFractionDigits: MOST_DECIMALS });
    formats.set(style.locale, format);
  }
  return format.format(value);
}

/** Digits a factor is shown with: enough to follow a computation by hand. */
const FACTOR_DIGITS = 4;

/** A factor or a step of a computation, which is no estimate to be glanced at: `0.0005308`. */
export function formatFactor(value: number, style: NumberStyle): string {
  return value.toLocaleString(style.locale, { maximumSignificantDigits: FACTOR_DIGITS });
}

/** A number with its unit, e.g. `9 Wh`. */
export function withUnit(number: string, unit: string, style: NumberStyle): string {
  return unit === '' ? number : `${number}${style.unitSpace}${unit}`;
}
