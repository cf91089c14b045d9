/** What a capture expects to be stored of it (docs/captures.md), checked strictly when read. */
import { TOKEN_SOURCES, type TokenSource } from '../../src/model/usage/usage.ts';
import { boolean, defined, list, number, oneOf, optional, type Parse, record, string } from './parse.ts';

/** One of several answers to a prompt. */
export interface ExpectedAnswer {
  readonly outputText?: string;
}

/** A count of tokens; `some`: whatever it is, not none. */
export type ExpectedTokens = number | 'some';

/** What a row must be; an absent field is compared only where its comment says so. */
export interface ExpectedRow {
  readonly kind?: string;
  readonly intent?: readonly string[];
  readonly mode?: string;
  /** Null: the wire names none. */
  readonly effort?: string | null;
  /** Null: the wire names none. */
  readonly model?: string | null;
  /** Absent, it is as `aborted` says. */
  readonly outcome?: readonly string[];
  /** Without `outcome`: `stopped` rather than `complete`. */
  readonly aborted?: boolean;
  /** What the person sent: typed, and in files that can be read. */
  readonly promptText?: string;
  /** UTF-16 units of files that are not in `promptText`. */
  readonly attachmentChars?: number;
  readonly outputText?: string;
  readonly reasoningText?: string;
  /** The answers of a comparison in any order, or how many there are. Absent, a text has one. */
  readonly generations?: readonly ExpectedAnswer[] | number;
  readonly inputTokens?: ExpectedTokens;
  readonly contextTokens?: ExpectedTokens;
  readonly outputTokens?: ExpectedTokens;
  readonly reasoningTokens?: ExpectedTokens;
  readonly toolTokens?: ExpectedTokens;
  readonly totalTokens?: number;
  /** Where counts are from. Absent, a count that is given is `reported`, and a text that is given without is not. */
  readonly tokenSource?: Readonly<Partial<Record<'input' | 'output' | 'reasoning', TokenSource>>>;
  readonly images?: number;
  /** `WIDTHxHEIGHT`, in pixels. */
  readonly imageSize?: string;
  readonly videos?: number;
  /** Null: the wire does not tell how long it is. */
  readonly videoSeconds?: number | null;
  /** `WIDTHxHEIGHT`, or the shorter side alone: `720p`. */
  readonly videoResolution?: string;
  readonly clips?: number;
  readonly audioSeconds?: number;
  /** Whether the reader made sense of it; null: nothing came of which to tell. Absent, it must have. */
  readonly understood?: boolean | null;
}

/** What the store must hold once all is quiet; the fields of a row are those of the first. */
export interface Expected extends ExpectedRow {
  readonly requests: number;
  readonly sessions?: number;
  /** What the page asked for: no row says it, but a capture's model names are replaced together. */
  readonly modelRequested?: string | null;
  /** One entry a row, where there are several. The first adds to what the capture says of it itself. */
  readonly turns?: readonly ExpectedRow[];
  /** Fields the capture cannot decide. */
  readonly unscored: readonly string[];
}

/** @throws naming the place that is wrong */
export function parseExpected(expected: Record<string, unknown>): Expected {
  const { turns, unscored } = expected;
  return defined({
    ...parseRow(expected, 'expected'),
    requests: number(expected.requests, 'expected.requests'),
    sessions: optional(expected.sessions, 'expected.sessions', number),
    modelRequested: nullable(expected.modelRequested, 'expected.modelRequested', string),
    turns: optional(turns, 'expected.turns', (value, at) => list(value, at, parseRow)),
    unscored: optional(unscored, 'expected.unscored', oneOrMore) ?? [],
  });
}

function parseRow(value: unknown, at: string): ExpectedRow {
  const row = record(value, at);
  const get = <T>(name: string, parse: Parse<T>) => optional(row[name], `${at}.${name}`, parse);
  return defined({
    kind: get('kind', string),
    intent: get('intent', oneOrMore),
    mode: get('mode', string),
    effort: nullable(row.effort, `${at}.effort`, string),
    model: nullable(row.model, `${at}.model`, string),
    outcome: get('outcome', oneOrMore),
    aborted: get('aborted', boolean),
    promptText: get('promptText', string),
    attachmentChars: get('attachmentChars', number),
    outputText: get('outputText', string),
    reasoningText: get('reasoningText', string),
    generations: get('generations', (value, place) =>
      Array.isArray(value) ? list(value, place, parseAnswer) : number(value, place),
    ),
    inputTokens: get('inputTokens', tokens),
    contextTokens: get('contextTokens', tokens),
    outputTokens: get('outputTokens', tokens),
    reasoningTokens: get('reasoningTokens', tokens),
    toolTokens: get('toolTokens', tokens),
    totalTokens: get('totalTokens', number),
    tokenSource: get('tokenSource', parseSources),
    images: get('images', number),
    imageSize: get('imageSize', string),
    videos: get('videos', number),
    videoSeconds: nullable(row.videoSeconds, `${at}.videoSeconds`, number),
    videoResolution: get('videoResolution', string),
    clips: get('clips', number),
    audioSeconds: get('audioSeconds', number),
    understood: nullable(row.understood, `${at}.understood`, boolean),
  });
}

function parseAnswer(value: unknown, at: string): ExpectedAnswer {
  const answer = record(value, at);
  return defined({ outputText: optional(answer.outputText, `${at}.outputText`, string) });
}

function parseSources(value: unknown, at: string): ExpectedRow['tokenSource'] {
  const sources = record(value, at);
  const source = (name: string) =>
    optional(sources[name], `${at}.${name}`, (one, place) => oneOf(one, TOKEN_SOURCES, place));
  return defined({ input: source('input'), output: source('output'), reasoning: source('reasoning') });
}

function tokens(value: unknown, at: string): ExpectedTokens {
  return value === 'some' ? 'some' : number(value, at);
}

function oneOrMore(value: unknown, at: string): readonly string[] {
  return Array.isArray(value) ? list(value, at, string) : [string(value, at)];
}

function nullable<T>(value: unknown, at: string, parse: Parse<T>): T | null | undefined {
  return value === null ? null : optional(value, at, parse);
}
