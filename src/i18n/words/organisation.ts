/** Words of the page of the report for an organisation. */
import type { ReportUnit } from '../../model/organisation/report.ts';
import type { MediaType } from '../../model/usage/usage.ts';
import type { CommonWords } from './common.ts';

/** Periods, counts and names of files come in as text. */
export interface OrganisationWords extends CommonWords {
  readonly title: string;
  readonly intro: string;
  readonly holds: string;
  readonly holdsMore: readonly string[];
  readonly never: string;
  readonly neverMore: readonly string[];
  readonly choices: string;
  readonly unit: string;
  readonly units: Readonly<Record<ReportUnit, string>>;
  readonly period: string;
  readonly periodMore: string;
  readonly minimum: string;
  readonly minimumMore: string;
  readonly minimumChoice: (count: number) => string;
  readonly models: string;
  readonly modelsMore: string;
  readonly notChanged: string;
  /** Where none is over. */
  readonly noneOver: Readonly<Record<ReportUnit, string>>;
  readonly noneOverMore: string;
  readonly contents: (period: string) => string;
  readonly columns: {
    readonly what: string;
    readonly requests: string;
    readonly tokens: string;
    readonly read: (text: string) => string;
    readonly written: (text: string) => string;
    readonly made: string;
  };
  readonly produced: Readonly<Record<MediaType, (count: number, text: string) => string>>;
  /** Addresses of one's own. */
  readonly ownSites: string;
  /** Lines that were put together. */
  readonly together: string;
  /** A model the site does not name. */
  readonly noModel: string;
  readonly nothingLeft: string;
  readonly withheld: (count: number, text: string) => string;
  readonly file: string;
  readonly fileMore: string;
  readonly save: string;
  readonly saved: (file: string) => string;
  readonly readFile: string;
}

/** What the lines of a report are told with. */
export type ContentsWords = CommonWords &
  Pick<
    OrganisationWords,
    'contents' | 'columns' | 'produced' | 'ownSites' | 'together' | 'noModel' | 'nothingLeft' | 'withheld'
  >;
