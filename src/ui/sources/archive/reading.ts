/** What the pages that look back read, and what they can do: over the store in the extension, over the mock elsewhere. */
import type { SiteHealth } from '../../../model/health/health.ts';
import type { Selection } from '../../../model/messages/wire.ts';
import type { Settings, SettingsChange } from '../../../model/settings/settings.ts';
import type { Period } from '../../../model/summaries/period.ts';
import type { DayRecord } from '../../../model/summaries/summary.ts';
import type { UsageRequest } from '../../../model/usage/usage.ts';
import type { OnRead } from '../../../store/request-list.ts';

/** First and last day, 'YYYY-MM-DD', both included, and at most how many requests. */
export interface RequestPage {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/** What is read rejects where the store can't be opened. */
export interface Archive {
  /** In order of preference, as BCP 47 tags. */
  readonly browserLanguages: readonly string[];
  /** Epoch ms. */
  now(): number;
  settings(): Promise<Settings>;
  /** Day rows and metered days of a period; null for all there is. */
  record(period: Period | null): Promise<DayRecord>;
  /** Newest first. */
  requests(page: RequestPage): Promise<readonly UsageRequest[]>;
  /** All of a period, newest first, some at a time; what `onRead` throws ends it. */
  allRequests(period: Period, onRead?: OnRead): AsyncIterable<readonly UsageRequest[]>;
  request(id: string): Promise<UsageRequest | undefined>;
  health(): Promise<readonly SiteHealth[]>;
  /** Whether anything is there of another device. */
  hasOthers(): Promise<boolean>;
  /** False where it was refused or could not be stored; so for the others. */
  change(change: SettingsChange): Promise<boolean>;
  delete(selection: Selection): Promise<boolean>;
  /** Takes the last deletion back; false once it is too late. */
  restore(): Promise<boolean>;
  /** All that is kept of a period, of all devices, as a file that can be imported again; what `onRead` throws ends it. */
  exportJson(period: Period, onRead?: OnRead): Promise<Blob>;
  /** Calls when there may be something new, to have it read; returns what ends it. */
  watch(changed: () => Promise<void>): () => void;
}

/** Requests looked at one by one, for the hour of day and for what makes a range wide: about a tenth of a second. */
export const MOST_SAMPLED = 2_000;
