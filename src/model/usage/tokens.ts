/**
 * Counts tokens as text streams by, close to what the o200k tokenizer would count, without its 2.4 MB of ranks.
 *
 * A token starts where two neighbouring characters seldom stand together. So each character gets a kind (a Latin
 * letter is its own kind, other characters go by script or use), and each step from one kind to the next costs a fixed
 * part of a token, fitted to o200k by scripts/calibrate-tokens.mjs. The letters tell the languages apart by themselves:
 * `th` is cheap and `kz` is dear. Costs are whole units and never negative: where a stream is cut changes nothing, and
 * more text is never fewer tokens. Held-out error: tests/model/usage/tokens.test.ts.
 */
import {
  ALL_KINDS,
  ASCII,
  DIGIT,
  MARK,
  MORE_SPACE,
  NEWLINE,
  OTHER_LATIN,
  ROW_OF_UPPER,
  SAME_MARK,
  SECOND_UPPER,
  SPACE,
  THIRD_DIGIT,
  UPPER,
} from './character-kinds.ts';
import { unpackTable } from './packed-table.ts';
import { UNITS_PER_TOKEN } from './token-costs.ts';
import { PACKED_COSTS, PACKED_KINDS } from './token-tables.ts';

/** A row of capitals is cut where small letters would be, and so much more often; at an accent by as much more, in units. */
const ROW_FACTOR = 2.25;
const ACCENT_UNITS = 32;

/** What is looked up for each character. */
interface Tables {
  /** The kind of each ASCII character, then of each 16 units of all. */
  readonly kindOfSlot: Uint8Array;
  /** Units by `to * ALL_KINDS + from`. */
  readonly costs: Uint8Array;
}

let tables: Tables | undefined;

/** Unpacked with the first text: it takes milliseconds, which a page that is only looked at does not pay as it begins. */
export function tokenTables(): Tables {
  tables ??= { kindOfSlot: unpackTable(PACKED_KINDS), costs: costsOf(unpackTable(PACKED_COSTS)) };
  return tables;
}

function costsOf(fitted: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: ALL_KINDS * ALL_KINDS }, (_, step) => {
    const small = (kind: number) => (kind < ROW_OF_UPPER ? kind : kind - ROW_OF_UPPER);
    const to = Math.floor(step / ALL_KINDS);
    const units = fitted[small(to) * ROW_OF_UPPER + small(step % ALL_KINDS)] as number;
    if (to < ROW_OF_UPPER) return units;
    return to < ALL_KINDS - 1 ? Math.round(units * ROW_FACTOR) : units + ACCENT_UNITS;
  });
}

/**
 * The kind of the UTF-16 unit `unit`, which follows the unit `previous` of kind `from`. Digits go by threes, capitals
 * by rows, the second of two blanks starts a run, and so does a mark said twice.
 */
export function kindAfter(
  kindOfSlot: Tables['kindOfSlot'],
  from: number,
  previous: number,
  unit: number,
): number {
  const kind = kindOfSlot[unit < ASCII ? unit : ASCII + (unit >> 4)] as number;
  const isSecond = kind === UPPER && from === UPPER;
  if (isSecond && unit < ASCII) return SECOND_UPPER;
  const isRow = isSecond || from === SECOND_UPPER || from >= ROW_OF_UPPER;
  if (isRow && (kind === UPPER || kind === OTHER_LATIN))
    return ROW_OF_UPPER + Math.min(OTHER_LATIN, unit - 0x41);
  if (kind < SPACE || kind > MARK) return kind;
  if (kind === SPACE) return from === SPACE || from === MORE_SPACE ? MORE_SPACE : SPACE;
  if (kind === DIGIT) return from >= DIGIT && from < THIRD_DIGIT ? from + 1 : DIGIT;
  return kind === MARK && unit === previous ? SAME_MARK : kind;
}

/** A running count of o200k-like tokens: constant memory, any slices of the text, even between surrogates. */
export class TokenCounter {
  // Not `#`: V8 optimizes code with private names late, and most answers are short.
  private units = 0;
  private kind = NEWLINE;
  /** -1 before any text. */
  private last = -1;

  /** Counts the next piece of the text. */
  add(text: string): void {
    const { kindOfSlot, costs } = tokenTables();
    let units = this.units;
    let kind = this.kind;
    let last = this.last;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const next = kindAfter(kindOfSlot, kind, last, unit);
      units += costs[next * ALL_KINDS + kind] as number;
      kind = next;
      last = unit;
    }
    this.units = units;
    this.kind = kind;
    this.last = last;
  }

  /** Whole tokens so far: 0 before any text, at least 1 after some. */
  get tokens(): number {
    return this.last < 0 ? 0 : Math.max(1, Math.round(this.exactTokens));
  }

  /** The same before it is rounded, for sums. */
  get exactTokens(): number {
    return this.units / UNITS_PER_TOKEN;
  }
}
