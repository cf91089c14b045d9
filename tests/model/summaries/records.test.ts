/** The list of requests: looked through, put in order. */
import { describe, expect, it } from 'vitest';
import {
  countsOf,
  inOrder,
  NEWEST_FIRST,
  NO_FILTER,
  ORDERS,
  type RequestRow,
  rowsThatFit,
  valuesOf,
} from '../../../src/model/summaries/records.ts';
import { rowKeeper } from '../../../src/model/summaries/row-keeper.ts';
import { classOf } from '../../../src/model/usage/use-class.ts';
import { mockUse } from '../../../src/ui/sources/mock-use.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const rows = mockUse(NOW, 60).requests.toReversed().map(rowKeeper());
const siteName = (site: string): string => (site === 'mistral' ? 'Le Chat (Mistral)' : site);
const ordering = { siteName, amountOf: ({ energyWh }: RequestRow) => energyWh.central };
const fitting = (text: string, chosen: Partial<typeof NO_FILTER.chosen> = {}) =>
  rowsThatFit(rows, { text, chosen: { ...NO_FILTER.chosen, ...chosen } }, siteName);

describe('what is looked for', () => {
  it('is every word of a text, in what a site is called or in a model, whatever its case', () => {
    const found = fitting('le CHAT  medium');
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(rows.filter(({ model }) => model === 'mistral-medium'));
    expect(fitting('gpt-5-6-thin')).toEqual(rows.filter(({ model }) => model === 'gpt-5-6-thinking'));
    expect(fitting('le chat gpt')).toEqual([]);
    expect(fitting(' ')).toBe(rows);
  });

  it('is one of those chosen of each facet', () => {
    const found = fitting('', { site: ['chatgpt', 'claude'], mode: ['reasoning'] });
    expect(found).toEqual(
      rows.filter(({ site, mode }) => ['chatgpt', 'claude'].includes(site) && mode === 'reasoning'),
    );
    expect(fitting('', { kind: ['thinking'] })).toEqual(rows.filter((row) => classOf(row) === 'thinking'));
    expect(fitting('', { model: [''] })).toEqual(rows.filter(({ model }) => model === null));
  });
});

describe('an order', () => {
  it.each(ORDERS)('by %s holds every row once, and turns round', (by) => {
    for (const isDown of [true, false]) {
      const sorted = inOrder(rows, { by, isDown }, ordering);
      expect(new Set(sorted)).toEqual(new Set(rows));
      expect(sorted).toHaveLength(rows.length);
    }
    const ends = [true, false].map((isDown) => inOrder(rows, { by, isDown }, ordering)[0]);
    expect(ends[0]).not.toBe(ends[1]);
  });

  it('puts the heaviest first, and what is alike newest first', () => {
    const amounts = inOrder(rows, { by: 'amount', isDown: true }, ordering).map(ordering.amountOf);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    const bySite = inOrder(rows, { by: 'site', isDown: false }, ordering);
    const names = bySite.map(({ site }) => siteName(site).toLowerCase());
    expect(names).toEqual([...names].sort());
    const claude = bySite.filter(({ site }) => site === 'claude');
    expect(claude).toEqual(rows.filter(({ site }) => site === 'claude'));
    expect(inOrder(rows, NEWEST_FIRST, ordering)).toBe(rows);
  });
});

it('a kind is what bars are made of: every row is of one, and runs are of their own', () => {
  const kinds = valuesOf(rows, 'kind');
  expect(new Set(kinds)).toEqual(new Set(rows.map(classOf)));
  expect(kinds).toContain('research');
  const found = kinds.flatMap((kind) => fitting('', { kind: [kind] }));
  expect(new Set(found)).toEqual(new Set(rows));
  expect(found).toHaveLength(rows.length);
});

it('counts requests, and voice sessions apart', () => {
  const { requests, sessions } = countsOf(rows);
  expect(sessions).toBe(rows.filter(({ kind, session }) => kind === 'audio' && session).length);
  expect(sessions).toBeGreaterThan(0);
  expect(requests + sessions).toBe(rows.length);
});

it('a facet has its values, the most frequent first', () => {
  const [first, ...others] = valuesOf(rows, 'site');
  expect(first).toBe('chatgpt');
  expect(new Set(others).size).toBe(others.length);
});
