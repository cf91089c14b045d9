/** Histories made up for the tests, as files a page is given. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipFolder } from '../../scripts/lib/zip.mjs';
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import type { ReadPrompt } from '../../src/exports/source.ts';
import { siteNamesOf } from '../../src/ui/shell/site-names.ts';
import { type ReadAll, readAll } from './given.ts';

const SITES = siteNamesOf({ ownOrigins: [] });

/** After all that is made up. */
export const NOW = Date.UTC(2026, 10, 28, 12);

/** A file of text. */
export function file(path: string, text: string): GivenFile {
  return { path, blob: new Blob([text]) };
}

/** A file of one JSON value. */
export function json(path: string, value: unknown): GivenFile {
  return file(path, JSON.stringify(value));
}

/** A file of JSON lines. */
export function lines(path: string, values: readonly unknown[]): GivenFile {
  return file(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}

/** An archive of text files. */
export function zipped(path: string, files: Readonly<Record<string, string>>): GivenFile {
  return { path, blob: new Blob([new Uint8Array(zipBytes(files))]) };
}

/** Its bytes, to be damaged or packed again. */
export function zipBytes(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-exports-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return zipFolder(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All that is in files of one source. */
export async function read(...files: readonly GivenFile[]): Promise<ReadAll> {
  return readAll(files, NOW);
}

/** A prompt as one line, what is 0 or usual left out. */
export function lineOf({ liveKey, importKey, at, usage, texts }: ReadPrompt): string {
  const { tokenSource, media } = usage;
  const sources = [tokenSource.input, tokenSource.output, tokenSource.reasoning];
  const parts = [
    new Date(at).toISOString(),
    liveKey === importKey ? importKey : `${liveKey ?? 'no live key'}, ${importKey}`,
    [usage.kind, usage.intent, usage.mode, usage.model, usage.effort, usage.outcome]
      .filter(Boolean)
      .join(' '),
    texts &&
      [texts.input, texts.output, texts.reasoning, texts.tool].map((text) => JSON.stringify(text)).join(' '),
    !texts && [usage.inputTokens, usage.contextTokens, usage.outputTokens, usage.reasoningTokens].join(' '),
    sources.some((source) => source !== 'counted') && sources.join(' '),
    usage.generations > 1 && `${usage.generations} answers`,
    usage.session && 'session',
    ...media.map(({ type, count, width, height, seconds }) =>
      [count, type, width && `${width}×${height}`, seconds && `${seconds} s`].filter(Boolean).join(' '),
    ),
  ];
  return parts.filter(Boolean).join(' | ');
}

/**
 * What was read, a line a prompt, in the order of time.
 * @throws where a file, or a part of one, was said to be unreadable, or a prompt is of no site that has a name
 */
export async function linesOf(...files: readonly GivenFile[]): Promise<string[]> {
  const { prompts, problems } = await read(...files);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const nameless = prompts.filter(({ site }) => !SITES.has(site));
  if (nameless.length > 0) throw new Error(`no site is called ${nameless.map(({ site }) => site)}`);
  return prompts.toSorted((a, b) => a.at - b.at || (a.importKey < b.importKey ? -1 : 1)).map(lineOf);
}
