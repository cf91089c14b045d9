/** Reads the text of one file: tells whose it is by its first items, and hands it to that source's reader. */
import { createCutter, formOf } from './files/file-items.ts';
import { LeftOut, type Listener, type Problem, type ReadFile } from './listener.ts';
import type { ExportSource, FileForm, FileItem, FileReading, ReadPrompt, SourceReading } from './source.ts';

/** What all files of a reading share. */
export interface Shared {
  readonly sources: readonly ExportSource[];
  /** Of the sources met so far. */
  readonly readings: Map<ExportSource, SourceReading>;
  readonly listener: Listener;
}

/** Of items that nobody knows yet, so many are kept for whoever knows a later one. */
const MOST_UNKNOWN = 64;

/** One file, from its first piece to its end. */
export class FileTextReader {
  readonly #path: string;
  readonly #file: ReadFile;
  readonly #shared: Shared;
  #form: FileForm = 'json';
  /** What came before its form was told. */
  #head = '';
  #cutter: ReturnType<typeof createCutter> | undefined;
  #owner: { readonly id: string; readonly file: FileReading } | undefined;
  #unknown: FileItem[] = [];
  /** It lists files to be fetched. */
  #isLinks = false;
  #brokenItems = 0;

  constructor(file: ReadFile, shared: Shared) {
    this.#path = file.path;
    this.#file = file;
    this.#shared = shared;
  }

  /** @throws where the text is none of its form: no more of it can be read */
  push(text: string): void {
    if (this.#cutter) this.#takeAll(this.#cutter.push(text));
    else this.#begin(text, false);
  }

  /** @param isAll whether this is the last of it */
  #begin(text: string, isAll: boolean): void {
    this.#head += text;
    const head = this.#head;
    const form = head.trim() === '' ? undefined : formOf(this.#path, head, isAll);
    if (form === undefined) return;
    this.#form = form;
    this.#cutter = createCutter(form);
    this.#head = '';
    this.#takeAll(this.#cutter.push(head));
  }

  /** @param fault why there is no more of it; undefined at its true end */
  end(fault?: Problem): void {
    let problem = fault;
    try {
      if (!this.#cutter) this.#begin('', true);
      this.#takeAll(this.#cutter?.end() ?? []);
    } catch {
      // Any text may be the beginning of a table.
      problem ??= this.#form === 'csv' && !this.#owner ? 'unknown' : 'broken';
    }
    const { file } = this.#owner ?? {};
    if (file) this.#tell(() => file.end());
    else problem ??= this.#isLinks ? 'links' : 'unknown';
    if (this.#brokenItems > 0) problem ??= 'items';
    if (problem) this.#shared.listener.problem(this.#path, problem);
  }

  #takeAll(items: readonly (FileItem | undefined)[]): void {
    for (const item of items) {
      if (item === undefined) this.#brokenItems += 1;
      else if (this.#owner) this.#pass(item);
      else this.#look(item);
    }
  }

  #pass(item: FileItem): void {
    const { file } = this.#owner ?? {};
    if (file) this.#tell(() => file.take(item));
  }

  #look(item: FileItem): void {
    const { sources, readings } = this.#shared;
    const source = sources.find((one) => one.recognises(item, this.#form));
    this.#isLinks ||= item.field === 'data_files';
    if (!source) {
      if (this.#unknown.length < MOST_UNKNOWN) this.#unknown.push(item);
      return;
    }
    const reading = readings.get(source) ?? source.createReading();
    readings.set(source, reading);
    this.#owner = { id: source.id, file: reading.openFile(this.#path) };
    for (const one of [...this.#unknown, item]) this.#pass(one);
    this.#unknown = [];
  }

  #tell(read: () => readonly ReadPrompt[]): void {
    let prompts: readonly ReadPrompt[] = [];
    try {
      prompts = read();
    } catch (error) {
      if (error instanceof LeftOut) this.#shared.listener.problem(this.#path, error.problem);
      // A form nobody has seen: this item is left out, and said so.
      else this.#brokenItems += 1;
    }
    if (prompts.length > 0) this.#shared.listener.prompts(prompts, this.#owner?.id ?? '', this.#file);
  }
}
