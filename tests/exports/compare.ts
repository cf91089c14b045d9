/** Compares what was read of files with what a case expects, field by field. */

import { ofIso } from '../../src/exports/reading/times.ts';
import type { ReadPrompt } from '../../src/exports/source.ts';
import type { Media, TokenSource } from '../../src/model/usage/usage.ts';

/** A prompt as a case has it; what it doesn't name is not compared, and of a list any will do. */
export interface ExpectedPrompt {
  readonly key: string | null;
  readonly at: string;
  readonly site: string;
  readonly model?: string | null;
  readonly kind?: string | readonly string[];
  readonly intent?: string | readonly string[];
  readonly mode?: string | readonly string[];
  readonly outcome?: string | readonly string[];
  readonly effort?: string | null;
  readonly inputText?: string;
  readonly outputText?: string;
  readonly reasoningText?: string;
  readonly toolText?: string;
  readonly inputTokens?: number;
  readonly contextTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  readonly generations?: number;
  readonly images?: number;
  readonly media?: readonly Media[];
  readonly session?: boolean;
  readonly tokenSource?: TokenSource | Readonly<Record<string, TokenSource>>;
  /** Fields that can't be decided; of a text, `.whitespace` says that only its words count. */
  readonly unscored?: readonly string[];
}

/** @returns what differs, in words; none where all is as expected */
export function differences(expected: readonly ExpectedPrompt[], read: readonly ReadPrompt[]): string[] {
  const left = new Set(read);
  const wrong = expected.flatMap((one) => {
    const fits = [...left].filter((prompt) => isSame(one, prompt));
    const found = fits.find((prompt) => fieldsWrong(one, prompt).length === 0) ?? fits[0];
    if (!found) return [`${nameOf(one)}: not read`];
    left.delete(found);
    return fieldsWrong(one, found).map((field) => `${nameOf(one)}: ${field}`);
  });
  return [...wrong, ...[...left].map((prompt) => `${prompt.site} ${prompt.importKey}: not expected`)];
}

function nameOf({ site, key, at }: ExpectedPrompt): string {
  return `${site} ${key ?? at}`;
}

function isSame(one: ExpectedPrompt, prompt: ReadPrompt): boolean {
  if (one.site !== prompt.site || one.key !== prompt.liveKey) return false;
  return one.key !== null || one.unscored?.includes('at') || ofIso(one.at) === prompt.at;
}

function fieldsWrong(one: ExpectedPrompt, { at, usage, texts }: ReadPrompt): string[] {
  const images = usage.media
    .filter(({ type }) => type === 'image')
    .reduce((sum, { count }) => sum + count, 0);
  const found: Readonly<Record<string, unknown>> = {
    ...usage,
    images,
    inputText: texts?.input,
    outputText: texts?.output,
    reasoningText: texts?.reasoning,
    toolText: texts?.tool,
    at: new Date(at).toISOString(),
  };
  const wanted = { ...one, at: new Date(ofIso(one.at) ?? 0).toISOString(), ...sourcesOf(one) };
  return Object.entries(wanted).flatMap(([field, value]) => {
    const isCompared = field in found && !one.unscored?.includes(field);
    const isLoose = one.unscored?.some((name) => name.startsWith(`${field}.`)) ?? false;
    if (!isCompared || isEqual(value, found[field], isLoose)) return [];
    return [`${field} ${JSON.stringify(found[field])} instead of ${JSON.stringify(value)}`];
  });
}

/** One word stands for all three. */
function sourcesOf({ tokenSource }: ExpectedPrompt): object {
  if (tokenSource === undefined) return {};
  if (typeof tokenSource === 'object') return { tokenSource };
  return { tokenSource: { input: tokenSource, output: tokenSource, reasoning: tokenSource } };
}

function isEqual(wanted: unknown, found: unknown, isLoose: boolean): boolean {
  if (Array.isArray(wanted) && typeof found === 'string') return wanted.includes(found);
  if (typeof wanted === 'string' && typeof found === 'string' && isLoose)
    return words(wanted) === words(found);
  if (isRecord(wanted) && isRecord(found))
    return Object.entries(wanted).every(([name, value]) => isEqual(value, found[name], false));
  if (Array.isArray(wanted) && Array.isArray(found))
    return (
      wanted.length === found.length && wanted.every((value, index) => isEqual(value, found[index], false))
    );
  return JSON.stringify(wanted) === JSON.stringify(found);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
