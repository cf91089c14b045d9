/** The tables of the sources and of published figures answered, for docs/METHOD.md, METHODE.md and FACTORS.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import grids from '../../../src/model/footprint/data/grid-countries.json' with { type: 'json' };
import { READ_FIGURES } from '../../../src/model/footprint/read-figures.ts';
import { SEARCH_SOURCES } from '../../../src/model/footprint/search-sources.ts';
import { type Check, citationsOf, PUBLICATIONS } from '../../../src/model/footprint/sources.ts';
import type { Range } from '../../../src/model/usage/usage.ts';
import type { Language } from './table-kit.ts';

const DATA = join(import.meta.dirname, '../../../src/model/footprint/data');
const SOURCE_KEYS = ['source', 'waterSource'];
/** Tables in which a row's source stands in a column of its own, or by name. */
const SOURCE_LISTS = ['sizeSources'];

/** A source as it stands beside a number, and the table it is in. */
export interface Sourced {
  readonly file: string;
  readonly source: string;
}

function textsIn(value: unknown, isSource: boolean): string[] {
  if (typeof value === 'string') return isSource ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    SOURCE_LISTS.includes(key)
      ? textsIn(inner, true)
      : textsIn(inner, SOURCE_KEYS.includes(key) || (isSource && !Array.isArray(value))),
  );
}

/** Every source named beside a number of the factor set, rows that end with one included. */
export function sourcesInUse(): Sourced[] {
  const files = readdirSync(DATA).filter((name) => !['sources.json', 'changelog.json'].includes(name));
  const inTables = files.sort().flatMap((file) => {
    const table: Record<string, unknown> = JSON.parse(readFileSync(join(DATA, file), 'utf8'));
    const rows = file === 'images.json' ? [table.open, table.tokenModels].flat() : [];
    const ends = rows.map((row) =>
      Array.isArray(row) ? row.findLast((cell) => typeof cell === 'string') : '',
    );
    return [...textsIn(table, false), ...ends.filter((end) => / /.test(String(end))).map(String)].map(
      (source) => ({ file, source }),
    );
  });
  return [
    ...inTables,
    ...Object.values(SEARCH_SOURCES).map(({ source }) => ({ file: 'search-sources.ts', source })),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const CHECK_WORDS: Readonly<Record<Language, Readonly<Record<Check, string>>>> = {
  en: { read: 'read', 'second-hand': 'second-hand', unverified: '**not verified**' },
  fr: { read: 'lu', 'second-hand': 'de seconde main', unverified: '**non vérifié**' },
};

/** Every publication with what was taken of it. */
export function sourcesTable(language: Language): string {
  const heads = {
    en: ['title', 'publisher', 'year', 'taken', 'covers', 'licence', 'seen'],
    fr: ['titre', 'éditeur', 'année', 'pris', 'couvre', 'licence', 'vu'],
  };
  const rows = PUBLICATIONS.map(({ title, publisher, year, url, taken, boundary, licence, check }) => [
    `[${title[language]}](${url})`,
    publisher[language],
    String(year),
    taken[language],
    boundary[language],
    licence[language],
    CHECK_WORDS[language][check],
  ]);
  return table(heads[language], rows);
}

/** Which publications each table of factors rests on, as a list. */
export function usesList(): string {
  const uses = new Map<string, Set<string>>();
  for (const { file, source } of sourcesInUse()) {
    const named = uses.get(file) ?? new Set();
    for (const { title, publisher, year } of citationsOf(source))
      named.add(`${title.en} (${publisher.en}, ${year})`);
    uses.set(file, named);
  }
  return [...uses]
    .map(
      ([file, named]) => `- \`${file}\`: ${[...named].join('; ') || 'our own assumptions and measurements'}`,
    )
    .join('\n');
}

/** How many zones have a grid of which year. */
export function yearsTable(language: Language): string {
  const years = Object.values(grids.zones).map((zone) => Number(zone[2]));
  const rows = [...new Set(years)]
    .sort((one, other) => other - one)
    .map((year) => [String(year), String(years.filter((each) => each === year).length)]);
  return table(language === 'en' ? ['year of the grid', 'zones'] : ['année du réseau', 'zones'], rows);
}

function span({ low, central, high }: Range, language: Language): string {
  const figure = (value: number): string => String(Number(value.toPrecision(2)));
  const text = `${figure(central)} (${figure(low)}–${figure(high)})`;
  return language === 'fr' ? text.replaceAll('.', ',') : text;
}

/** Figures that circulate, each with what it covers and the engine's own beside it. */
export function claimsTable(language: Language): string {
  const heads = {
    en: ['what you may have read', 'what it covers', 'ours', 'why they differ'],
    fr: ['ce que vous avez pu lire', 'ce que cela couvre', 'le nôtre', 'pourquoi ils diffèrent'],
  };
  const rows = READ_FIGURES.map(({ claim, covers, ours, measure, why, range }) => {
    const unit =
      measure === 'energy' ? 'Wh' : language === 'en' ? 'g, use and hardware' : 'g, usage et matériel';
    return [
      claim[language],
      covers[language],
      `${ours[language]}: **${span(range, language)} ${unit}**`,
      why[language],
    ];
  });
  return table(heads[language], rows);
}
