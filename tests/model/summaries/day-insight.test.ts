import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/day.ts';
import { insightOf } from '../../../src/model/summaries/day-insight.ts';
import { summariseDay } from '../../../src/model/summaries/summary.ts';
import type { DayRow, UsageRequest } from '../../../src/model/usage/usage.ts';
import { dayRow, weekRequest } from './week-rows.ts';

const TODAY = '2026-11-22';
const NOON = 12;
const LATE = 21;

const row: typeof dayRow = (changes = {}) => dayRow({ day: TODAY, ...changes });

function insight(rows: readonly DayRow[], hour = NOON, requests: readonly UsageRequest[] = []) {
  const record = { rows, meteredDays: new Set<string>() };
  return insightOf(record, summariseDay(record, TODAY), requests, hour);
}

/** Rows of the same weekday, one for each count, the last a week ago. */
function sameWeekday(counts: readonly number[]): DayRow[] {
  return counts.map((requests, index) => row({ day: addDays(TODAY, -7 * (index + 1)), requests }));
}

describe('the insight of a day', () => {
  const text = row({ requests: 20, energyWh: 5 });
  const images = (energyWh: number, made: number): DayRow =>
    row({ kind: 'image', requests: made, images: made, energyWh });

  it('names images that made a good part of the energy', () => {
    const found = insight([text, images(4.5, 3)]);
    expect(found).toMatchObject({
      type: 'cause',
      cause: { says: 'made', members: [{ of: 'class', key: 'image', images: 3 }] },
    });
    expect(found?.type === 'cause' && found.cause.share).toBeCloseTo(0.47, 2);
  });

  it('names the heavier of two classes', () => {
    const video = row({ kind: 'video', requests: 2, videos: 2, energyWh: 80 });
    expect(insight([text, images(4, 3), video])).toMatchObject({ cause: { members: [{ key: 'video' }] } });
  });

  it('names a single request that made more than three tenths, whatever else there was', () => {
    const run = row({ mode: 'research', energyWh: 5 });
    expect(insight([text, images(4.5, 3), run])).toMatchObject({
      cause: { members: [{ of: 'request', mode: 'research' }] },
    });
  });

  it('finds it in a row of several, where the requests of the day are known', () => {
    const runs = row({ mode: 'research', requests: 2, energyWh: 11 });
    const requests = [
      weekRequest({ id: 'a', day: TODAY, mode: 'research', energyWh: 9 }),
      weekRequest({ id: 'b', day: TODAY, mode: 'research', energyWh: 2 }),
    ];
    expect(insight([text, runs], NOON, requests)).toMatchObject({ cause: { members: [{ key: 'a' }] } });
    expect(insight([text, runs])).toMatchObject({ cause: { members: [{ of: 'class', key: 'research' }] } });
  });

  it('says nothing of images that are a small part, or the whole', () => {
    expect(insight([text, images(1, 3)])).toBeNull();
    expect(insight([images(4, 3)])).toBeNull();
  });

  it('calls a day calm in the evening, against its usual level', () => {
    const past = sameWeekday([28, 30, 26]);
    const calm = { type: 'calm', day: TODAY, usual: 28 };
    expect(insight([...past, row({ requests: 14 })], LATE)).toEqual(calm);
    expect(insight([...past, row({ requests: 15 })], LATE)).toBeNull();
    expect(insight([...past, row({ requests: 14 })], NOON)).toBeNull();
  });

  it('does not call a day calm where few requests are usual, or nothing is', () => {
    expect(insight([...sameWeekday([4, 4]), row({ requests: 2 })], LATE)).toBeNull();
    expect(insight([row({ requests: 2 })], LATE)).toBeNull();
  });
});
