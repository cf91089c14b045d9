/**
 * A year of one lively person's made-up use, the same for the same moment: busy weekdays, quiet Sundays, a day of
 * pictures in the last finished week, a holiday without the meter. Requests are estimated by the real estimator and
 * summed by the real day rows, so every page over it shows numbers that agree.
 */
import { addDays, dateOf, dayOf, daysUntil, tzOffsetMin } from '../../model/calendar/day.ts';
import { estimated, type SiteUsage } from '../../model/footprint/estimate.ts';
import type { DayRecord } from '../../model/summaries/summary.ts';
import { addRequest } from '../../model/usage/day-row.ts';
import type { DayRow, Intent, Outcome, UsageRequest } from '../../model/usage/usage.ts';
import { COUNTED, type Habit, PICTURE, pickHabit } from './mock-habits.ts';
import { randomOf } from './mock-random.ts';

/** What the store would hold. */
export interface MockUse {
  /** Oldest first. */
  readonly requests: readonly UsageRequest[];
  /** The day rows they add up to, and the days the meter ran. */
  readonly record: DayRecord;
}

const YEAR_DAYS = 365;

/** Making a year takes half a second, and many ask for the same. */
const made = new Map<string, MockUse>();

/** The use of `days` days up to `now` (epoch ms), in the device's time zone. */
export function mockUse(now: number, days = YEAR_DAYS): MockUse {
  const key = `${now} ${days}`;
  const use = made.get(key) ?? makeUse(now, days);
  made.set(key, use);
  return use;
}

function makeUse(now: number, days: number): MockUse {
  const today = dayOf(now);
  const metered = daysUntil(today, days).filter((day) => !isUnmetered(day, today));
  const requests = metered.flatMap((day) => requestsOn(day, today)).filter(({ at }) => at <= now);
  return {
    requests,
    record: { rows: dayRowsOf(requests), meteredDays: new Set(metered) },
  };
}

/** The day rows that requests add up to. */
export function dayRowsOf(requests: readonly UsageRequest[]): DayRow[] {
  const rows = new Map<string, DayRow>();
  for (const request of requests) {
    const { day, site, model, kind, mode } = request;
    const key = [day, site, model, kind, mode].join(' ');
    rows.set(key, addRequest(rows.get(key), request));
  }
  return [...rows.values()];
}

/** Sunday first. */
const USUAL_REQUESTS = [7, 30, 31, 27, 29, 24, 11] as const;
const PICTURES_OF_TREND_DAY = 34;
const HOLIDAY = { from: -112, to: -103 } as const;

/** A holiday without the computer, and now and then a day in another browser. */
function isUnmetered(day: string, today: string): boolean {
  const holiday = day >= addDays(today, HOLIDAY.from) && day <= addDays(today, HOLIDAY.to);
  return holiday || (day !== today && randomOf(`${day} metered`)() < 0.03);
}

/** Tuesday of the last week that is over, weeks starting on Monday. */
function trendDay(today: string): string {
  const sinceMonday = (dateOf(today).getUTCDay() + 6) % 7;
  return addDays(today, -sinceMonday - 6);
}

function requestsOn(day: string, today: string): UsageRequest[] {
  const random = randomOf(day);
  const usual = USUAL_REQUESTS[dateOf(day).getUTCDay()] ?? 0;
  const count = Math.round(usual * (0.7 + 0.6 * random()));
  const habits = Array.from({ length: count }, () => pickHabit(random));
  const pictures = day === trendDay(today) ? PICTURES_OF_TREND_DAY : 0;
  const asked = [...habits, ...Array.from({ length: pictures }, () => PICTURE)];
  return asked.map((habit, index) => requestOf(habit, day, index, random)).sort((a, b) => a.at - b.at);
}

function requestOf(habit: Habit, day: string, index: number, random: () => number): UsageRequest {
  const usage = usageOf(habit, random);
  const at = momentOn(day, random);
  const number = String(index).padStart(8, '0');
  return {
    ...usage,
    id: `mock-${day.replaceAll('-', '')}-${number}`,
    rev: 2,
    device: 'mock',
    at,
    day,
    tzOffsetMin: tzOffsetMin(at),
    provenance: 'live',
    rowRev: 0,
    ...estimated(usage, null),
  };
}

const INTENTS: readonly Intent[] = ['new', 'followup', 'followup', 'followup', 'edit', 'regenerate'];

function usageOf(habit: Habit, random: () => number): SiteUsage {
  const length = 0.25 + 1.75 * random() ** 2;
  const outcome = outcomeOf(random());
  const answered = outcome === 'refused' ? 0 : outcome === 'stopped' ? length / 2 : length;
  const { site, model, kind = 'text', mode = 'standard', session = false, media } = habit;
  return {
    site,
    kind,
    mode,
    session,
    intent: INTENTS[Math.floor(random() * INTENTS.length)] ?? 'unknown',
    effort: null,
    model: outcome === 'refused' ? null : model,
    generations: answered > 0 ? 1 : 0,
    inputTokens: Math.round(habit.input * length),
    contextTokens: Math.round((habit.context ?? 0) * length),
    outputTokens: Math.round(habit.output * answered),
    reasoningTokens: Math.round((habit.reasoning ?? 0) * answered),
    toolTokens: Math.round((habit.tools ?? 0) * answered),
    totalTokens: null,
    tokenSource: habit.sources ?? COUNTED,
    media: media && answered > 0 ? [media] : [],
    outcome,
    durationMs: Math.round(4_000 + 9_000 * length),
    seen: 'network',
  };
}

function outcomeOf(chance: number): Outcome {
  if (chance < 0.02) return 'refused';
  return chance < 0.06 ? 'stopped' : 'complete';
}

/** Mornings and afternoons, a dip at lunch, a little in the evening: by share of the day's requests. */
const HOURS = [8, 9, 9, 10, 10, 10, 11, 11, 12, 14, 14, 15, 15, 16, 16, 17, 18, 20, 21, 22] as const;

function momentOn(day: string, random: () => number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const hour = HOURS[Math.floor(random() * HOURS.length)] ?? 12;
  return new Date(
    year,
    month - 1,
    date,
    hour,
    Math.floor(random() * 60),
    Math.floor(random() * 60),
  ).getTime();
}
