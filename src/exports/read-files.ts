/**
 * Reads files of histories into prompts: opens archives, tells whose each file is, and hands it item by item to that
 * source's reader. Nothing but numbers leaves it; a file that can't be read stops no other.
 */

import { compareTexts } from '../model/text-order.ts';
import { FileTextReader } from './file-text-reader.ts';
import { type ExportFile, exportFilesOf, type GivenFile } from './files/export-files.ts';
import { ZipError } from './files/zip.ts';
import type { Listener, Problem } from './listener.ts';
import type { ExportSource, SourceReading } from './source.ts';

/** OpenAI's playground opened to everybody on 18 November 2021; nothing that can be exported is older. */
const EARLIEST = Date.UTC(2021, 10, 18);
/** A file is not of the future, but its maker's clock may be ahead. */
const AHEAD_MS = 24 * 3_600_000;

/**
 * @param now epoch ms: what is dated later is of no use
 * @param signal ends it between two pieces: it returns, and what was told is all that is told
 * @throws nothing of what a file holds
 */
export async function readFiles(
  given: readonly GivenFile[],
  sources: readonly ExportSource[],
  told: Listener,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  const listener = withinTime(told, now);
  const files = await openAll(given, listener);
  const allBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const readings = new Map<ExportSource, SourceReading>();
  let doneBytes = 0;
  for (const file of files) {
    const reader = new FileTextReader(file, { sources, readings, listener });
    const told = async (bytes: number) => {
      listener.progress?.(doneBytes + bytes, allBytes);
      await listener.keepUp?.();
    };
    await readFile(file, reader, told, signal);
    if (signal?.aborted) return;
    doneBytes += file.sizeBytes;
  }
  for (const [source, reading] of readings) listener.prompts(reading.end(), source.id, null);
  await listener.keepUp?.();
}

/** Leaves out what can't have been then. */
function withinTime(listener: Listener, now: number): Listener {
  return {
    ...listener,
    prompts(prompts, source, file) {
      const dated = prompts.filter(({ at }) => at >= EARLIEST && at <= now + AHEAD_MS);
      if (dated.length > 0) listener.prompts(dated, source, file);
      if (dated.length < prompts.length) listener.problem(file?.path ?? '', 'dates');
    },
  };
}

/** Agents' own, which no reader here opens. */
const DATABASE = /\.(?:vscdb|db|sqlite3?)$/i;

async function openAll(given: readonly GivenFile[], listener: Listener): Promise<ExportFile[]> {
  const files: ExportFile[][] = [];
  for (const one of given) {
    if (DATABASE.test(one.path)) {
      listener.problem(one.path, 'database');
      continue;
    }
    try {
      files.push(await exportFilesOf(one, !one.path.includes('/')));
    } catch (error) {
      listener.problem(one.path, error instanceof ZipError ? error.fault : 'damaged');
    }
  }
  return files.flat().sort(inOrder);
}

/** By their own names, whatever folder they lie in: logs are named by the moment they begin, a fork's after its parent's. */
function inOrder({ path: a }: ExportFile, { path: b }: ExportFile): number {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return compareTexts(nameOf(a), nameOf(b)) || compareTexts(a, b);
}

async function readFile(
  file: ExportFile,
  reader: FileTextReader,
  told: (bytes: number) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let decoder: TextDecoder | undefined;
  const stream = file.stream().getReader();
  let bytes = 0;
  let fault: Problem | undefined;
  try {
    for (;;) {
      const { done, value } = await stream.read();
      if (signal?.aborted) break;
      decoder ??= decoderOf(value);
      reader.push(decoder.decode(value, { stream: !done }));
      if (done) break;
      bytes += value.length;
      await told(bytes);
    }
  } catch (error) {
    fault = error instanceof ZipError ? error.fault : 'broken';
  }
  await stream.cancel().catch(() => undefined);
  // What came before the fault is told all the same.
  if (!signal?.aborted) reader.end(fault);
}

/** Of UTF-8, unless it begins with the mark of UTF-16 that programs of Windows write. */
function decoderOf([first, second]: Uint8Array = new Uint8Array()): TextDecoder {
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8');
}
