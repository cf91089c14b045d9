/** Requests for a person's spreadsheet. */
import { describe, expect, it } from 'vitest';
import { dashboard as en } from '../../../src/i18n/languages/en.ts';
import { dashboard as fr } from '../../../src/i18n/languages/fr.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings/settings.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { type SheetContext, TABLES } from '../../../src/ui/dashboard/tables.ts';
import { requestOf } from '../../model/footprint/usage.ts';

const range = (low: number, central: number, high: number) => ({ low, central, high });
const request = requestOf({
  at: Date.UTC(2026, 10, 22, 9, 5),
  tzOffsetMin: 60,
  model: '=cmd()',
  contextTokens: 40,
  footprint: {
    energyWh: range(0.1234, 1.0567, 12.345),
    gwpUsageGrams: range(0.01, 0.2, 1),
    gwpEmbodiedGrams: range(0.02, 0.1, 1),
    waterOnsiteMl: range(0, 1, 2),
    waterOffsiteMl: range(0, 2, 6),
  },
});
const context = { settings: DEFAULT_SETTINGS, siteNames: new Map([['chatgpt', 'Chat; GPT']]) };

const sheetText = (requests: readonly UsageRequest[], given: SheetContext): string =>
  TABLES.sheet.head(given) + TABLES.sheet.lines(requests, given);

function table(text: string, separator: string): string[][] {
  const cells = new RegExp(`"(?:[^"]|"")*"|[^${separator}\r\n]+|(?<=${separator}|^)(?=${separator}|$)`, 'gm');
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => (line.match(cells) ?? []).map((cell) => cell.replaceAll('"', '')));
}

describe('a sheet', () => {
  it('is what French spreadsheets open by themselves: a mark, semicolons, decimal commas', () => {
    const text = sheetText([request], { ...context, words: fr });
    expect(text.startsWith('\ufeffJour;Heure;Site;')).toBe(true);
    const [head = [], row = []] = table(text, ';');
    expect(row).toHaveLength(head.length);
    expect(Object.fromEntries(head.map((name, index) => [name, row[index]]))).toMatchObject({
      Jour: '2026-11-22',
      Heure: '10:05',
      Site: 'Chat; GPT',
      'Énergie (Wh)': '1,1',
      'Énergie (Wh), bas': '0,12',
      'Énergie (Wh), haut': '12',
      'CO₂e (g)': '0,3',
      'Eau (mL)': '3',
      'Recherches web': '3,5',
      'Tokens lus': '140',
    });
  });

  it('has commas and points in English, and computes nothing a page wrote', () => {
    const text = sheetText([request], { ...context, words: en });
    const [head = [], row = []] = table(text, ',');
    expect(row).toHaveLength(head.length);
    expect(row[head.indexOf('Model')]).toBe("'=cmd()");
    expect(row[head.indexOf('Energy (Wh)')]).toBe('1.1');
    expect(row.at(-1)).toBe('tokens reported, energy modelled');
  });

  it('counts what was made, and the seconds of each of it', () => {
    const media = [{ type: 'video', count: 3, seconds: 8 } as const];
    const text = sheetText([{ ...request, kind: 'video', media }], { ...context, words: en });
    const [head = [], row = []] = table(text, ',');
    expect(row[head.indexOf('Videos made')]).toBe('3');
    expect(row[head.indexOf('Seconds of video and sound')]).toBe('24');
  });

  it('holds no thing twice', () => {
    const [head = []] = table(sheetText([], { ...context, words: en }), ',');
    expect(new Set(head).size).toBe(head.length);
  });
});
