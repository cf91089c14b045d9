/** What the page of a person's history reads, and what it can do: in the extension and over the mock. */
import type { Problem } from '../../../exports/listener.ts';
import type { HistoryChoices } from '../../../model/messages/wire.ts';
import type { Settings } from '../../../model/settings/settings.ts';
import type { DayRow, Range } from '../../../model/usage/usage.ts';
import type { BroughtHistory, HistoryCounts } from '../../../store/meta-rows.ts';
import type { Source } from '../../shell/show-page.tsx';

/** The years as they are stored. */
export interface HistoryReading {
  readonly settings: Settings;
  /** Epoch ms. */
  readonly now: number;
  /** All day rows there are, metered live and brought. */
  readonly rows: readonly DayRow[];
  /** Oldest first. */
  readonly histories: readonly BroughtHistory[];
}

/** A file as a page is given it. */
export interface ChosenFile {
  /** Within what was given, '/' between folders. */
  readonly path: string;
  readonly blob: Blob;
}

/** How far reading has come. */
export interface ReadingProgress {
  readonly readBytes: number;
  readonly allBytes: number;
  /** Prompts found so far. */
  readonly prompts: number;
}

/** A month of one source, 'YYYY-MM'. */
export interface PreviewMonth {
  readonly month: string;
  /** New prompts of it. */
  readonly added: number;
  /** All prompts of it in the files. */
  readonly prompts: number;
  readonly images: number;
  /** Voice sessions and sounds. */
  readonly sounds: number;
}

/** What one source would bring, or one of its accounts. */
export interface PreviewSource {
  readonly id: string;
  /** Where its files are of several accounts, which of them, 0 for those that don't say; null where there is nothing to ask. */
  readonly account: number | null;
  /** The first few files of that account. */
  readonly files: readonly string[];
  /** First and last local day. */
  readonly from: string;
  readonly to: string;
  readonly counts: HistoryCounts;
  /** Of what is new, in Wh. */
  readonly energyWh: Range;
  /** Oldest first. */
  readonly months: readonly PreviewMonth[];
}

/** What was read of files, and nothing taken yet. */
export interface Preview {
  /** Most prompts first. */
  readonly sources: readonly PreviewSource[];
  /** How many files, or entries of them, by what was the matter; the first few files by name. */
  readonly problems: readonly {
    readonly problem: Problem;
    readonly files: number;
    readonly names: readonly string[];
  }[];
}

/** How far taking in has come, of how many prompts. */
export interface TakingProgress {
  readonly done: number;
  readonly total: number;
}

/** Reads files, takes them in, and takes that back. */
export interface HistoryClient extends Source<HistoryReading> {
  /** Rejects where the person cancels, and where nothing can be laid down. */
  readFiles(
    files: readonly ChosenFile[],
    told: (progress: ReadingProgress) => void,
    cancelled: AbortSignal,
  ): Promise<Preview>;
  /** Takes in what was read. Where the person cancels, all of it is taken back. How many were added; null where it can't be stored. */
  take(
    choices: HistoryChoices,
    told: (progress: TakingProgress) => void,
    cancelled: AbortSignal,
  ): Promise<number | null>;
  /** Lets go of what was read. */
  forget(): Promise<void>;
  /** Takes the last history back; false where it can't be stored. */
  undo(): Promise<boolean>;
}
