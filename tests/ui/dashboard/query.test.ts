import { expect, it } from 'vitest';
import { MEASURES, SPANS } from '../../../src/model/summaries/history.ts';
import { DEFAULT_QUERY, paramsOf, parseQuery } from '../../../src/ui/dashboard/query.ts';

it.each(
  SPANS.flatMap((span) => MEASURES.map((measure) => ({ span, measure }))),
)('the address of $span days of $measure is read back', (query) => {
  expect(parseQuery(paramsOf(query))).toEqual(query);
});

it.each([
  ['', DEFAULT_QUERY],
  ['days=31&measure=water', { span: 30, measure: 'water' }],
  ['days=7&measure=other', { span: 7, measure: 'energy' }],
  ['days=all', { span: null, measure: 'energy' }],
  ['days=null&measure=', DEFAULT_QUERY],
])('"%s" is taken as far as it is known', (address, query) => {
  expect(parseQuery(new URLSearchParams(address))).toEqual(query);
});

it('an address names all days', () => {
  expect(`${paramsOf({ span: null, measure: 'gwp' })}`).toBe('days=all&measure=gwp');
});
