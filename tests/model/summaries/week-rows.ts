/** Day rows and requests of made-up weeks. */
import { addDays } from '../../../src/model/calendar/day.ts';
import { daysOfWeek } from '../../../src/model/calendar/week.ts';
import {
  type DayRow,
  type Footprint,
  OUTCOMES,
  type Range,
  type UsageRequest,
} from '../../../src/model/usage/usage.ts';
import { observation } from '../samples.ts';

/** A Monday, and the day its week is looked at. */
export const MONDAY = '2026-11-16';
export const AFTER = '2026-11-23';

const range = (central: number): Range => ({ low: central / 3, central, high: central * 4 });

function footprint(energyWh: number): Footprint {
  return {
    energyWh: range(energyWh),
    gwpUsageGrams: range(energyWh * 0.4),
    gwpEmbodiedGrams: range(energyWh * 0.05),
    waterOnsiteMl: range(energyWh * 0.2),
    waterOffsiteMl: range(energyWh * 3),
  };
}

export function dayRow(changes: Partial<DayRow> & { energyWh?: number } = {}): DayRow {
  const { energyWh = 1, requests = 1, ...rest } = changes;
  const none = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as DayRow['outcomes'];
  return {
    device: 'device',
    day: MONDAY,
    site: 'chatgpt',
    model: 'gpt-5',
    kind: 'text',
    mode: 'standard',
    requests,
    sessions: 0,
    outcomes: { ...none, complete: requests },
    generations: requests,
    inputTokens: 0,
    contextTokens: 0,
    outputTokens: 0,
    reasoningTokens: 0,
    toolTokens: 0,
    images: 0,
    videos: 0,
    audios: 0,
    videoSeconds: 0,
    audioSeconds: 0,
    durationMs: 0,
    footprint: footprint(energyWh),
    factors: '2026.11/US',
    frozen: false,
    provenance: 'live',
    rev: 0,
    spread: null,
    ...rest,
  };
}

export function imageRow(day: string, images: number, energyWh: number): DayRow {
  return dayRow({ day, kind: 'image', requests: images, images, energyWh });
}

/** One row on each day of the week `back` weeks before, the last days left out where fewer are metered. */
export function weekOfRows(back: number, energyWh: number, days = 7): DayRow[] {
  const start = addDays(MONDAY, -7 * back);
  return daysOfWeek(start)
    .slice(0, days)
    .map((day) => dayRow({ day, requests: 10, energyWh }));
}

export function weekRequest(
  changes: Partial<UsageRequest> & { id: string; energyWh?: number },
): UsageRequest {
  const { energyWh = 1, ...rest } = changes;
  const { endpoint: _, key: __, thinkingMs: ___, understood: ____, shape: _____, ...usage } = observation();
  return {
    ...usage,
    device: 'device',
    provenance: 'live',
    rowRev: 0,
    day: MONDAY,
    tzOffsetMin: 60,
    factors: '2026.11/US',
    footprint: footprint(energyWh),
    ...rest,
  };
}
