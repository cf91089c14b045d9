/** What the tables of docs/METHOD.md and docs/METHODE.md are written with. */
import { saidOf } from '../../../src/model/footprint/sources.ts';
import type { Range } from '../../../src/model/usage/usage.ts';

export type Language = 'en' | 'fr';

export type Words = Readonly<Record<Language, readonly string[]>>;

/** Two significant figures, as the interface shows them. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** A range: '0.25 (0.075–0.9)'. */
export function span({ low, central, high }: Range): string {
  return `${figure(central)} (${figure(low)}–${figure(high)})`;
}

/** A range of factors as they stand in the data, no digit less: '0.1 (0.02–0.5)'. */
export function three({ low, central, high }: Range): string {
  return `${central} (${low}–${high})`;
}

/** What a central value is divided and multiplied by: '÷ 2.2, × 1.9'. */
export function apart({ low, high }: { readonly low: number; readonly high: number }): string {
  return `÷ ${figure(1 / low)}, × ${figure(high)}`;
}

/** Columns of what our data say, in the language of the page. */
const SAID = ['source', 'boundary', 'périmètre'];

/** Columns of words: their numbers are part of names and quotations, and stay as they are. */
const WORDS = ['product', 'produit', 'family', 'famille', 'kind', 'nature', 'request', 'requête'];

/** '1.5' and '12000, 4' as French writes them: '1,5' and '12 000 ; 4'. */
export function inFrench(cell: string): string {
  if (!/^[\d÷×–]/.test(cell)) return cell;
  return (
    cell
      .replace(/(?<=\d), (?=[\d×])/g, ' ; ')
      // Not within a name: 'gemini-2.5-flash'.
      .replace(/(?<=(?<![\w-])\d+)\.(?=\d)/g, ',')
      .replace(/(?<![\d,])\d{5,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '\u202f'))
  );
}

/** A Markdown table; a source that is the one above is said once. */
export function table(language: Language, heads: Words, rows: readonly (readonly string[])[]): string {
  const head = heads[language];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cellOf = (cell: string, column: number, row: number): string => {
    const name = head[column] ?? '';
    if (name === 'source' && rows[row - 1]?.[column] === cell) return '″';
    if (SAID.includes(name)) return saidOf(cell)[language];
    return language === 'en' || WORDS.includes(name) ? cell : inFrench(cell);
  };
  const body = rows.map((cells, row) => line(cells.map((cell, column) => cellOf(cell, column, row))));
  return [line(head), line(head.map(() => '---')), ...body].join('\n');
}
