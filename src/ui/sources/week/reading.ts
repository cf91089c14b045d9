/** What the views of a week read and can do, whatever they do it through: the extension, or the mock anywhere else. */
import { addDays, dayOf } from '../../../model/calendar/day.ts';
import { WEEK_DAYS, weekStartOf } from '../../../model/calendar/week.ts';
import type { Settings, SettingsChange } from '../../../model/settings/settings.ts';
import {
  recordStart,
  summariseWeek,
  type WeekRecord,
  type WeekSummary,
} from '../../../model/summaries/week-summary.ts';
import type { Source } from '../../shell/show-page.tsx';
import { siteNamesOf } from '../../shell/site-names.ts';

/** What is stored of a week, and of the weeks it is compared to. */
export interface WeekStored {
  readonly record: WeekRecord;
  readonly settings: Settings;
  /** Requests of the week for which the coach said "a search does". */
  readonly lookups: ReadonlySet<string>;
  /** Whether anything is there of another device. */
  readonly hasOthers: boolean;
}

/** The same, read at a moment. */
export interface WeekReading extends WeekStored {
  readonly summary: WeekSummary;
  readonly today: string;
  /** First days of the weeks before and after, where there is something to see. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly siteNames: ReadonlyMap<string, string>;
}

/** `change` is false where it was refused or could not be stored. */
export interface WeekClient extends Source<WeekReading> {
  /** Notes that the summary was looked at, if its week is over. */
  noteShown(summary: WeekSummary): void;
  change(change: Pick<SettingsChange, 'goal' | 'devices'>): Promise<boolean>;
}

/** What a view of a week has to read. */
export interface WeekRange {
  readonly start: string;
  /** Of the rows, 'YYYY-MM-DD', both included. */
  readonly from: string;
  readonly to: string;
}

/**
 * The week that holds `asked`, or today where that is no day that was.
 * @param asked from the address: anything
 */
export function weekRange(asked: string, { weekStart }: Settings, now: number): WeekRange {
  const today = dayOf(now);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) && asked <= today;
  const start = weekStartOf(isDay ? asked : today, weekStart);
  return { start, from: recordStart(start), to: addDays(start, WEEK_DAYS - 1) };
}

/** Sums the week up. `now` is epoch ms. */
export function weekReadingOf(stored: WeekStored, { start, from }: WeekRange, now: number): WeekReading {
  const { record, settings } = stored;
  const previous = addDays(start, -WEEK_DAYS);
  const next = addDays(start, WEEK_DAYS);
  const isKnown = [...record.meteredDays].some((day) => day >= from && day < start);
  return {
    ...stored,
    summary: summariseWeek(record, start, dayOf(now)),
    today: dayOf(now),
    previous: isKnown ? previous : null,
    next: next <= dayOf(now) ? next : null,
    siteNames: siteNamesOf(settings),
  };
}
