/**
 * What a relay tells the background of one request: numbers, never text. It crosses a border, so the background
 * takes it as `unknown` and only `parseObservation` turns it into this type.
 */
import type { Usage } from './usage.ts';

/** What is known of a request at one moment; the next message of the same key knows more. */
export interface Observation extends Usage {
  /** The row of sites/table.ts, and the endpoint of that row, it was seen on. */
  site: string;
  endpoint: string;
  /**
   * The site's own prompt or turn id where the wire names one, else random; at most 128 characters.
   * The background hashes it with the install's salt; it is never stored.
   */
  key: string;
  /** The same where the site's own export may know the prompt by it, or another key of its; missing where none is. */
  exportKey?: string;
  /** Rises with each message about the same key. */
  rev: number;
  /** Epoch ms the prompt was sent, stamped by the relay. */
  at: number;
  /** Thinking time the server itself states (never waiting time), for inferring hidden reasoning. */
  thinkingMs: number | null;
  /** Whether the reader made sense of the exchange; null while it can't be known yet. */
  understood: boolean | null;
  /** What the exchange looked like when it was not understood: for the health report. */
  shape: ExchangeShape | null;
  /** What the coach would say of the prompt: only where it is switched on, and sure enough. */
  advice?: Advice;
  /** Only in the test build: length and hash of the visible text, to prove the reader reads right. */
  measured?: Measured;
}

/** Worked out in the tab from a prompt that is then forgotten. */
export interface Advice {
  ruleId: string;
  /** 0 to 1. */
  confidence: number;
}

/** The form of an exchange without its content: names of the row's own vocabulary, types and sizes. */
export interface ExchangeShape {
  status: number;
  contentType: string;
  /** e.g. `event:delta`, `type:message_start`, `?` for names that are not in the row's vocabulary. */
  names: string[];
  /** Size of the body as a power of two: 2 ** sizeLog2 bytes at least. */
  sizeLog2: number;
}

/** UTF-16 length and FNV-1a hash of a text. */
export interface TextMark {
  length: number;
  hash: string;
}

/** Marks of what a reader read, without the text. */
export interface Measured {
  /** All that the person sent. */
  input: TextMark;
  /** Tokens of what the model was given to read besides. */
  readTokens: number;
  /** All visible text of the turn, in order of appearance. */
  output: TextMark;
  /** The same, one for each answer. */
  answers: TextMark[];
  reasoning: TextMark;
  /** As the observation says: no row does. */
  understood: boolean | null;
}
