import { expect, it } from 'vitest';
import { amountsBefore, dayBefore, requestBefore } from '../../../src/store/migration-003/before.ts';

const AT = Date.UTC(2026, 10, 18, 23, 30);

it('gives a row that lacks all but its id and its moment what every row has', () => {
  const row = requestBefore({ id: 'a', at: AT, tzOffsetMin: 60, site: 'claude', device: 'mine' });
  expect(row).toMatchObject({
    id: 'a',
    rev: 0,
    device: 'mine',
    at: AT,
    day: '2026-11-19',
    tzOffsetMin: 60,
    site: 'claude',
    model: null,
    kind: 'text',
    mode: 'standard',
    intent: 'unknown',
    outcome: 'cut',
    factors: '0/US',
    media: [],
    totalTokens: null,
    provenance: 'live',
    rowRev: 0,
  });
  expect(row.footprint.energyWh).toEqual({ low: 0, central: 0, high: 0 });
});

it('keeps the media that have a type and a count', () => {
  const image = { type: 'image', count: 2 };
  const media = [image, { count: 1 }, { type: 7, count: 1 }, { type: 'image', count: 0 }, null, 'image'];
  expect(requestBefore({ id: 'a', at: AT, media }).media).toEqual([image]);
  expect(requestBefore({ id: 'a', at: AT, media: 'image' }).media).toEqual([]);
});

it('has the ends of a range in their order, and nothing for what is no amount', () => {
  const energyWh = { low: 3, central: -1, high: 2 };
  const { footprint } = requestBefore({ id: 'a', at: AT, footprint: { energyWh } });
  expect(footprint.energyWh).toEqual({ low: 0, central: 2, high: 3 });
});

it('counts the seconds of all that was made, of its own kind', () => {
  const media = [
    { type: 'video', count: 2, seconds: 8 },
    { type: 'video', count: 1 },
    { type: 'audio', count: 3, seconds: 1.5 },
    { type: 'image', count: 1 },
  ];
  const { videoSeconds, audioSeconds } = amountsBefore(requestBefore({ id: 'a', at: AT, media }));
  expect([videoSeconds, audioSeconds]).toEqual([16, 4.5]);
});

it.each([
  ['as many as a number holds', Number.MAX_VALUE, Number.MAX_VALUE],
  ['beyond all numbers', Infinity, 0],
  ['less than none', -1, 0],
  ['no number', Number.NaN, 0],
  ['a word', '7', 0],
])('counts %s for what it is, or nothing', (_, value, counted) => {
  const fields = { id: 'a', at: AT, durationMs: value, inputTokens: value };
  expect(requestBefore(fields)).toMatchObject({ durationMs: counted, inputTokens: counted });
  const row = dayBefore({ requests: value, outcomes: { cut: value } });
  expect([row.requests, row.outcomes.cut]).toEqual([counted, counted]);
});
