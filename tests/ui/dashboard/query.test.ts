import { expect, it } from 'vitest';
import { MEASURES } from '../../../src/model/summaries/history.ts';
import { NAMED_SPANS, SPANS } from '../../../src/model/summaries/period.ts';
import { DEFAULT_QUERY, paramsOf, parseQuery, wrongDays } from '../../../src/ui/dashboard/query.ts';

const DAYS = { from: '2026-11-02', to: '2026-11-08' };

it.each(
  [...SPANS, ...NAMED_SPANS, DAYS].flatMap((span) => MEASURES.map((measure) => ({ span, measure }))),
)('the address of $span days of $measure is read back', (query) => {
  expect(parseQuery(paramsOf(query))).toEqual(query);
});

it.each([
  ['', DEFAULT_QUERY],
  ['days=31&measure=water', { span: 30, measure: 'water' }],
  ['days=7&measure=other', { span: 7, measure: 'energy' }],
  ['days=all', { span: null, measure: 'energy' }],
  ['days=null&measure=', DEFAULT_QUERY],
  ['days=last-week', { span: 'last-week', measure: 'energy' }],
  ['days=2026-02-28..2026-03-01', { span: { from: '2026-02-28', to: '2026-03-01' }, measure: 'energy' }],
  ['days=2026-02-28..2026-02-30', DEFAULT_QUERY],
  ['days=2026-03-01..2026-02-28', DEFAULT_QUERY],
  ['days=2026-02-28', DEFAULT_QUERY],
  ['days=0202-02-28..2026-02-28', DEFAULT_QUERY],
  ['days=2026-02-28..2999-12-31', DEFAULT_QUERY],
])('"%s" is taken as far as it is known', (address, query) => {
  expect(parseQuery(new URLSearchParams(address))).toEqual(query);
});

it.each([
  ['', '2026-02-28', 'day'],
  ['0202-02-28', '2026-02-28', 'day'],
  ['2026-02-28', '2100-01-01', 'day'],
  ['2026-02-30', '2026-03-01', 'day'],
  ['2026-03-01', '2026-02-28', 'order'],
  ['2026-03-01', '2026-03-01', null],
  ['2000-01-01', '2099-12-31', null],
])('days from "%s" to "%s": wrong is %s', (from, to, wrong) => {
  expect(wrongDays({ from, to })).toBe(wrong);
});

it('an address names all days', () => {
  expect(`${paramsOf({ span: null, measure: 'gwp' })}`).toBe('days=all&measure=gwp');
});
