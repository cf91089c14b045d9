/** Times as exports write them, and what looks like one. */
import { expect, it } from 'vitest';
import { ofIso, ofWall } from '../../../src/exports/reading/times.ts';

const told = (ms: number | undefined) => ms && new Date(ms).toISOString();

it.each([
  ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
  ['2026-01-01T00:10:00.123456+08:00', '2025-12-31T16:10:00.123Z'],
  ['2026-05-06 10:00', '2026-05-06T10:00:00.000Z'],
])('reads %s', (text, moment) => {
  expect(told(ofIso(text))).toBe(moment);
});

it.each([
  '2026-02-30T10:00:00Z',
  '2025-02-29T10:00:00Z',
  '2026-04-31T10:00:00Z',
  '2026-00-10T10:00:00Z',
  '2026-13-05T10:00:00Z',
  '2026-01-00T10:00:00Z',
  '2026-01-01T24:30:00Z',
  '2026-01-01T10:60:00Z',
  '2026-01-01T10:00:75Z',
])('makes no other day of %s, which no calendar or clock has', (text) => {
  expect(ofIso(text)).toBeUndefined();
});

it('takes a month in which no day is the 31st for what it is', () => {
  expect(told(ofWall([2026, 12, 31, 23, 59, 59]))).toBe('2026-12-31T23:59:59.000Z');
  expect(ofWall([2026, 11, 31, 23, 59, 59])).toBeUndefined();
});
