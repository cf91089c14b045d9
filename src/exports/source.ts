/** What a source of histories is: an assistant's export of a person's conversations, or a coding agent's own log. */
import type { Provenance, Usage } from '../model/usage/usage.ts';

/** One prompt of a file and all it produced, in numbers alone. */
export interface ReadPrompt {
  /** Of the site it was sent on, or of the agent. */
  readonly site: string;
  /** The site's own id of the prompt where live metering has the same one; null where the file holds none. */
  readonly liveKey: string | null;
  /** What makes it itself among all of its site, whatever file it stands in: never of its text or its place. */
  readonly importKey: string;
  /** Epoch ms it was sent. */
  readonly at: number;
  /** What the file calls the account it is of; left out where it doesn't say. Only told apart, never kept. */
  readonly account?: string;
  readonly provenance: Provenance;
  readonly usage: Usage;
  /** Thinking time the file states, for inferring what was thought and is not in it. */
  readonly thinkingMs: number | null;
  /** What was measured, for the test build alone. */
  readonly texts?: PromptTexts;
}

/** The texts that a prompt was measured by. */
export interface PromptTexts {
  readonly input: string;
  readonly output: string;
  readonly reasoning: string;
  readonly tool: string;
}

/** One item of a file: an element of its list, a line, or a field of its object. */
export interface FileItem {
  /** The field of the file's object that holds it, or whose list it is of; null in a list or among lines. */
  readonly field: string | null;
  readonly value: unknown;
}

/** Reads the files of one source, in any order. What a file alone can't decide comes at the end. */
export interface SourceReading {
  /** @param path of the file within what was given, '/' between folders */
  openFile(path: string): FileReading;
  /** All files are read. */
  end(): readonly ReadPrompt[];
}

/** Reads one file, item by item. */
export interface FileReading {
  take(item: FileItem): readonly ReadPrompt[];
  /** The file is over. */
  end(): readonly ReadPrompt[];
}

/** How the items of a file stand in it. */
export type FileForm = 'json' | 'lines' | 'csv' | 'html';

/** A source: how its files are told from others, and how they are read. */
export interface ExportSource {
  /** Folder of its reader, and the id of its site. */
  readonly id: string;
  /** Whether a file of which this is an item, and no earlier one was anybody's, is its own. */
  recognises(item: FileItem, form: FileForm): boolean;
  createReading(): SourceReading;
}

/** A reading of files that are each complete: nothing of one is needed for another. */
export function readingOf(openFile: SourceReading['openFile']): SourceReading {
  return { openFile, end: () => [] };
}

/** A file whose items are each complete. */
export function itemsOf(take: FileReading['take']): FileReading {
  return { take, end: () => [] };
}
