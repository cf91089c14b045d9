/** Files of the disk as a page is given them. */
import { existsSync, openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import type { Listener, Problem } from '../../src/exports/listener.ts';
import { readFiles } from '../../src/exports/read-files.ts';
import type { ReadPrompt } from '../../src/exports/source.ts';
import { SOURCES } from '../../src/exports/sources.ts';
import { compareTold } from '../../src/model/imported/told.ts';

/** A file, or all files of a folder. */
export async function givenFiles(path: string): Promise<GivenFile[]> {
  if (!statSync(path).isDirectory()) return [{ path: basename(path), blob: await openAsBlob(path) }];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(dirname(path), file), blob: await openAsBlob(file) };
    }),
  );
}

/** What reading came to. */
export interface ReadAll {
  /** Each once. */
  readonly prompts: readonly ReadPrompt[];
  readonly problems: readonly { readonly path: string; readonly problem: Problem }[];
}

/** Reads files to their end, what is read twice once. */
export async function readAll(given: readonly GivenFile[], now: number): Promise<ReadAll> {
  const prompts = new Map<string, ReadPrompt>();
  const problems: { path: string; problem: Problem }[] = [];
  const listener: Listener = {
    prompts(read) {
      for (const prompt of read) {
        const identity = `${prompt.site} ${prompt.importKey}`;
        const known = prompts.get(identity);
        if (!known || compareTold(dated(prompt), dated(known)) > 0) prompts.set(identity, prompt);
      }
    },
    problem: (path, problem) => problems.push({ path, problem }),
  };
  await readFiles(given, SOURCES, listener, now);
  return { prompts: [...prompts.values()], problems };
}

function dated({ usage, at }: ReadPrompt) {
  return { ...usage, at };
}

/** A case: files, and what must be read of them. */
export interface ExportCase {
  readonly name: string;
  /** Of its file or folder. */
  readonly path: string;
  /** Of what is expected. */
  readonly expectedPath: string;
}

const EXPECTED = '.expected.json';

/** All cases below a folder: `<case>.<json|zip|…>` or a folder `<case>`, beside `<case>.expected.json`. */
export function casesIn(folder: string): ExportCase[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile() && entry.name.endsWith(EXPECTED))
    .map((entry) => {
      const stem = entry.name.slice(0, -EXPECTED.length);
      const sibling = readdirSync(entry.parentPath).find(
        (name) => name !== entry.name && (name === stem || name.startsWith(`${stem}.`)),
      );
      const path = join(entry.parentPath, sibling ?? stem);
      if (!existsSync(path)) throw new Error(`there is no ${path}`);
      const expectedPath = join(entry.parentPath, entry.name);
      return { name: relative(folder, join(entry.parentPath, stem)), path, expectedPath };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
