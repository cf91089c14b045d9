/**
 * What the store keeps: one row for each request (a prompt sent, or a voice session) and one row a day for each
 * site, model, kind and mode. Numbers, model names and times only: no text of a prompt or an answer.
 */

export const KINDS = ['text', 'image', 'video', 'audio'] as const;
/** What a request is counted as. */
export type Kind = (typeof KINDS)[number];

export const INTENTS = ['new', 'followup', 'regenerate', 'edit', 'continue', 'unknown'] as const;
/** How a prompt stands to the conversation before it. */
export type Intent = (typeof INTENTS)[number];

export const MODES = ['standard', 'reasoning', 'research', 'agent'] as const;
/** How much more than answer a model was asked to do. */
export type Mode = (typeof MODES)[number];

/** `pending`: sent, not finished. `cut`: never heard of again, so its output is inferred. */
export const OUTCOMES = ['pending', 'complete', 'stopped', 'failed', 'refused', 'cut'] as const;
/** What became of a request. */
export type Outcome = (typeof OUTCOMES)[number];

/** How a row is known: `live` as it was sent, or told later by a site's export or by the log of a local agent. */
export const PROVENANCES = ['live', 'export', 'agent-log'] as const;
/** A way in which a row is known. */
export type Provenance = (typeof PROVENANCES)[number];

/** `reported` by the site's own usage figures, `counted` in the tab from the text, or `inferred` by rule. */
export const TOKEN_SOURCES = ['reported', 'counted', 'inferred'] as const;
/** Where a count of tokens is from. */
export type TokenSource = (typeof TOKEN_SOURCES)[number];

export const MEDIA_TYPES = ['image', 'video', 'audio'] as const;
/** What can be produced besides text. */
export type MediaType = (typeof MEDIA_TYPES)[number];

/** One distinct shape of thing produced, and how many of it. Pixels and seconds where the wire tells. */
export interface Media {
  type: MediaType;
  count: number;
  width?: number;
  height?: number;
  seconds?: number;
  quality?: string;
  steps?: number;
}

/** An estimate: never one number. `low <= central <= high`. */
export interface Range {
  low: number;
  central: number;
  high: number;
}

/** What a request cost, at the data centre's meter (see docs/METHOD.md for the boundary). */
export interface Footprint {
  energyWh: Range;
  gwpUsageGrams: Range;
  gwpEmbodiedGrams: Range;
  waterOnsiteMl: Range;
  waterOffsiteMl: Range;
}

export const FOOTPRINT_KEYS = [
  'energyWh',
  'gwpUsageGrams',
  'gwpEmbodiedGrams',
  'waterOnsiteMl',
  'waterOffsiteMl',
] as const satisfies readonly (keyof Footprint)[];

/** The counts a request and a day row share, in tokens of an o200k-like tokenizer unless `reported`. */
export interface TokenCounts {
  /** What the person sent this turn, attachments included where readable. */
  inputTokens: number;
  /** Earlier turns the model re-reads; 0 if unknown. */
  contextTokens: number;
  /** The visible answer, all generations. */
  outputTokens: number;
  /** Shown or hidden reasoning. */
  reasoningTokens: number;
  /** Arguments and artifacts the model wrote for tools. */
  toolTokens: number;
}

export const TOKEN_KEYS = [
  'inputTokens',
  'contextTokens',
  'outputTokens',
  'reasoningTokens',
  'toolTokens',
] as const satisfies readonly (keyof TokenCounts)[];

/** What is known of a request before it is estimated and filed: the part the tab measures. */
export interface Usage extends TokenCounts {
  kind: Kind;
  intent: Intent;
  mode: Mode;
  /** The site's own reasoning-effort word, allow-listed. */
  effort: string | null;
  /** The site's own slug of the model that answered; null when nothing answered or the wire names none. */
  model: string | null;
  /** Answers produced for this one prompt (2 in a comparison). */
  generations: number;
  /** Where the wire gives only a total. */
  totalTokens: number | null;
  tokenSource: { input: TokenSource; output: TokenSource; reasoning: TokenSource };
  /** What was produced, one entry per distinct shape, at most 16. */
  media: Media[];
  outcome: Outcome;
  durationMs: number;
  seen: 'network' | 'dom';
  /** A voice session rather than a prompt: listed apart, not in the count of requests. */
  session: boolean;
  /** Seen in a document that another page could reach before us: that page could have made it up. */
  unproven?: true;
}

/** A row of the `requests` store. */
export interface UsageRequest extends Usage {
  /** 22 characters: base64url(SHA-256(install salt | site | the site's own turn id)), cut to 16 bytes. */
  id: string;
  /** A higher rev of the same id replaces a lower one; nothing else replaces anything. */
  rev: number;
  /** Random per install. */
  device: string;
  /** Epoch ms the prompt was sent. */
  at: number;
  /** The device's local calendar day then, 'YYYY-MM-DD'; never recomputed. */
  day: string;
  tzOffsetMin: number;
  site: string;
  provenance: Provenance;
  footprint: Footprint;
  /** Factor set and server zone it was estimated with, e.g. '2026.11/US'. */
  factors: string;
  /** Who shares its errors; missing where it was estimated before that was kept. */
  spread?: RequestSpread;
  /** Its device's number of the change that wrote it (see `DayRow.rev`); 0 where the device never numbered it. */
  rowRev: number;
  /** Another hashed key under which an export knows the same request. Not written yet. */
  alias?: string;
  /** Id of the import that brought it. Not written yet. */
  import?: string;
}

/** How far the ends of a range lie from its central value, or squares of that. */
export interface Ends {
  low: number;
  high: number;
}

/**
 * What the square of the deviation of a request's energy is made of, each from 0 to 1: errors that all requests of its
 * model have in common, and those of its product. The rest is the request's own.
 */
export interface SharedParts {
  readonly model: number;
  readonly product: number;
}

/** Who shares the errors of a request's energy: names of a model and of a product, and how much at either end. */
export interface RequestSpread {
  readonly model: string;
  readonly product: string;
  readonly low: SharedParts;
  readonly high: SharedParts;
}

/**
 * What the uncertainty of a sum is made of: `shared`, the sums of deviations that requests have in common, by whom
 * ('model gpt-5', 'product openai', 'place US', or '?' where nobody knows); `own`, the sum of the squares of each
 * request's own, in steps of usage/spread.ts.
 */
export interface ErrorSplit {
  readonly shared: Readonly<Record<string, Ends>>;
  readonly own: Ends;
}

/** The same of everything a row estimates. */
export type RowSpread = Readonly<Record<keyof Footprint, ErrorSplit>>;

/** A row of the `days` store: sums over the requests of one key. */
export interface DayRow extends TokenCounts {
  device: string;
  day: string;
  site: string;
  /** '' where the requests have null. */
  model: string;
  kind: Kind;
  mode: Mode;
  provenance: Provenance;
  /** Requests, voice sessions left out. */
  requests: number;
  sessions: number;
  outcomes: Record<Outcome, number>;
  generations: number;
  images: number;
  videos: number;
  audios: number;
  videoSeconds: number;
  audioSeconds: number;
  durationMs: number;
  footprint: Footprint;
  /** Factor set of its requests; 'mixed' where they differ. */
  factors: string;
  /** Requests it counts are gone: it can no longer be re-estimated from them, only scaled. */
  frozen: boolean;
  /** Its device's number of the last change of the row: rises for ever, and is given by that device alone. */
  rev: number;
  /** Null where no request tells who shares its errors: ranges then add up as if all were shared. */
  spread: RowSpread | null;
}
