/** Words of the page that shows whether sites count. */
import type { CommonWords } from './common.ts';

/** What to do, and the state each site is in; `media` is given a count and the same as text. */
export interface CheckWords extends CommonWords {
  readonly title: string;
  readonly intro: string;
  readonly stepsLabel: string;
  readonly steps: readonly string[];
  /** A prompt that costs little and tells nothing of the person. */
  readonly prompt: string;
  readonly tableCaption: string;
  readonly state: string;
  readonly lastSeen: string;
  readonly itsNumbers: string;
  readonly states: Readonly<Record<'waiting' | 'counted' | 'answering' | 'misunderstood', string>>;
  readonly notSeen: string;
  readonly open: (site: string) => string;
  /** `12 tokens sent, 340 written` */
  readonly tokens: (sent: number, sentText: string, written: number, writtenText: string) => string;
  readonly media: (count: number, text: string) => string;
  readonly trouble: string;
  readonly troubleMore: readonly string[];
  readonly report: string;
}
