/** Words of the panel that says what one web search is taken to be. */
import type { SearchBaselineId } from '../../model/footprint/search.ts';

/** Whose figure a baseline is; the title of a publication stands between the two texts. */
export interface BaselineWords {
  readonly name: string;
  readonly by: string;
  /** After the title: where and when; where there is no publication, nothing. */
  readonly at?: string;
  /** How far it can be relied on. */
  readonly trust: string;
}

/** Loaded as the panel opens. */
export interface YardstickWords {
  readonly title: string;
  readonly more: string;
  readonly baselines: Readonly<Record<SearchBaselineId, BaselineWords>>;
  /** What one search takes. */
  readonly each: (energy: string) => string;
  /** Beside the baseline that pages use. */
  readonly inUse: string;
  /** What is shown, over one baseline. */
  readonly shown: (searches: string, range: string) => string;
  /** The way to the setting. */
  readonly choose: string;
  /** The way to the claim that one request is 10 to 40 searches. */
  readonly claim: string;
}
