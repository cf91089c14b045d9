/** What is told of files as they are read. */
import type { ZipFault } from './files/zip.ts';
import type { ReadPrompt } from './source.ts';

/**
 * Why a file, or a part of one, was not read: `unknown` is nobody's, `broken` no JSON to its end, `items` some of its
 * items were no JSON, `dates` some prompts are of days before there was anything like it, or of days to come, `links` lists the files to be fetched
 * instead of holding them, `database` is SQLite's, as Cursor's and newer OpenCode's are. Told once an
 * entry: `zones`, whose moment can't be told for sure, and `posts`, pictures and videos that name no prompt.
 */
export type Problem =
  | ZipFault
  | 'unknown'
  | 'broken'
  | 'items'
  | 'dates'
  | 'links'
  | 'database'
  | 'zones'
  | 'posts';

/** An entry of a file is left out, for a reason a person should know. */
export class LeftOut extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

/** Where prompts stand. */
export interface ReadFile {
  readonly path: string;
  /** Whose the archive it is in seems to be, by names within; null where nothing tells. */
  readonly account: string | null;
}

/** Told as it goes; every moment may be the last one wanted. */
export interface Listener {
  /**
   * @param file the one they stand in; null of those that only all files together could tell
   */
  prompts(prompts: readonly ReadPrompt[], source: string, file: ReadFile | null): void;
  problem(path: string, problem: Problem): void;
  /** Bytes read of all that are to be read. */
  progress?(readBytes: number, allBytes: number): void;
  /** Waited for between two pieces: who keeps what was told keeps up with it. */
  keepUp?(): Promise<void>;
}
