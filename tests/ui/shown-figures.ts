/** The figures of a page of the extension, as they are shown and as sums of exported rows are to be shown. */
import type { Page } from 'playwright-core';
import { amountText, cellsOf, rangeText, searchesText } from '../../src/i18n/amounts.ts';
import { formatCount } from '../../src/i18n/format.ts';
import type { CommonWords } from '../../src/i18n/words/common.ts';
import { searchBaseline, searchEquivalents } from '../../src/model/footprint/search.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import type { HistoryMeasure } from '../../src/model/summaries/history.ts';
import type { Range } from '../../src/model/usage/usage.ts';
import type { Amounts } from './exported.ts';

/** Each as one text, the estimates with their range: `about 30 web searches (6.8–130)`, `9 Wh (2–38)`. */
export interface Figures {
  readonly requests: string;
  readonly searches: string;
  readonly energy: string;
  readonly gwp: string;
  readonly water: string;
}

/** Any space is one space, so that kinds of space don't matter here. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export async function textsOf(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).map(plain);
}

/** The rows of a table, each its cells as texts, by their key; by their head where they have none. */
export async function rowsOf(page: Page, table: string): Promise<Map<string, string[]>> {
  const rows = await page.locator(`${table} tbody tr`).evaluateAll((all) =>
    all.map((row): [string, string[]] => {
      const texts = [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent ?? '');
      return [row.getAttribute('data-row') ?? texts[0] ?? '', texts];
    }),
  );
  return new Map(rows.map(([key, texts]) => [plain(key), texts.map(plain)]));
}

/** The requests a page lists: id, amount and range of each. */
export async function requestsOn(page: Page): Promise<string[][]> {
  const rows = await page.locator('tr[data-row^="mock-"]').evaluateAll((all) =>
    all.map((row) => {
      const [amount, range] = [row.querySelector('td > b'), row.querySelector('.rng')];
      return [row.getAttribute('data-row') ?? '', amount?.textContent ?? '', range?.textContent ?? ''];
    }),
  );
  return rows.map((row) => row.map(plain));
}

/** An estimate's reading with its ends, where it rides its range. */
export async function rideOn(page: Page, measure: string, { numbers }: CommonWords): Promise<string> {
  const ride = `[data-measure=${measure}]`;
  const [low = '', high = ''] = await page
    .locator(`${ride} .ends b`)
    .evaluateAll((ends) => ends.map(({ lastChild }) => lastChild?.textContent ?? ''));
  return plain(`${await textsOf(page, `${ride} .on`)} (${numbers.range(low, high)})`);
}

/** What stands at the head of the popup, the summary and the dashboard. */
export async function headOf(page: Page, words: CommonWords): Promise<Figures> {
  const measure = async (name: string): Promise<string> => {
    const [amount, range] = await textsOf(page, `.tri [data-measure=${name}] dd`);
    return `${amount} (${range})`;
  };
  return {
    requests: (await textsOf(page, '[data-measure=requests]')).join(),
    searches: await rideOn(page, 'searches', words),
    energy: await measure('energy'),
    gwp: await measure('gwp'),
    water: await measure('water'),
  };
}

export function searchesOf({ energyWh }: Amounts): Range {
  return searchEquivalents(energyWh, searchBaseline(DEFAULT_SETTINGS.searchBaseline));
}

export function figuresOf(sums: Amounts, words: CommonWords): Figures {
  const estimate = (range: Range, measure: 'energy' | 'gwp' | 'water'): string =>
    plain(`${amountText(range, measure, words)} (${rangeText(range, measure, words)})`);
  const searches = searchesOf(sums);
  return {
    requests: plain(formatCount(sums.requests, words.numbers)),
    searches: plain(`${searchesText(searches, words)} (${rangeText(searches, 'searches', words)})`),
    energy: estimate(sums.energyWh, 'energy'),
    gwp: estimate(sums.gwpGrams, 'gwp'),
    water: estimate(sums.waterMl, 'water'),
  };
}

/** As the cells of a table: the amount and its range, or a count alone. */
export function cellsFor(sums: Amounts, measure: HistoryMeasure, words: CommonWords): string[] {
  const { requests, energyWh, gwpGrams, waterMl } = sums;
  const ranges: Record<HistoryMeasure, Range> = {
    requests: { low: requests, central: requests, high: requests },
    searches: searchesOf(sums),
    energy: energyWh,
    gwp: gwpGrams,
    water: waterMl,
  };
  const { amount, range } = cellsOf(ranges[measure], measure, words);
  return (measure === 'requests' ? [amount] : [amount, range]).map(plain);
}

/** Those of the figures that a sentence does not say. */
export function unsaid(sentence: string, figures: readonly string[]): string[] {
  const text = ` ${plain(sentence)}`.toLowerCase();
  return figures.filter((figure) => !text.includes(` ${plain(figure).toLowerCase()}`));
}
