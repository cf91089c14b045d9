/** The items of a file, whatever form it has: a list, an object, lines, a table, or a page. */

import { BrokenJson, createJsonItems } from '../../model/json-items.ts';
import type { FileForm, FileItem } from '../source.ts';
import { createCsvRows } from './csv-rows.ts';

/** Cuts text that comes by pieces. */
interface Cutter {
  /** @returns items, and for each that is no JSON undefined */
  push(piece: string): (FileItem | undefined)[];
  end(): (FileItem | undefined)[];
}

/** UTF-16 units of one item, line, or entry of a page: the largest conversations known are a third of it. */
const MOST_CHARACTERS = 64_000_000;
/** A conversation of ten thousand messages has a third of it; so many empty objects take a hundred megabytes. */
const MOST_VALUES = 2_000_000;
/** Conversations and tool calls nest some twenty levels. */
const JSON_LIMITS = { characters: MOST_CHARACTERS, values: MOST_VALUES, levels: 256 };

/** The file breaks off, or is none of any form that is read. */
export class UnreadableFile extends Error {}

/** UTF-16 units that are waited for to tell one object from lines of them: a first line of a log has a tenth of it. */
const MOST_HEAD = 1_000_000;

/**
 * What form a file has, by how it begins.
 * @param isAll whether there is no more of it than its head
 * @returns undefined where only what follows can tell
 */
export function formOf(path: string, head: string, isAll: boolean): FileForm | undefined {
  const text = head.trimStart();
  if (/\.jsonl$/i.test(path)) return 'lines';
  if (text.startsWith('<')) return 'html';
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const end = text.indexOf('\n');
  const isShort = !isAll && text.length < MOST_HEAD;
  if (end < 0) return isShort ? undefined : 'json';
  const second = text.slice(end).trimStart();
  if (second !== '' && !second.startsWith('{')) return 'json';
  if (parsed(text.slice(0, end)) === undefined) return 'json';
  if (second === '') return isShort ? undefined : 'json';
  return 'lines';
}

/** @throws UnreadableFile or BrokenJson in `push` or `end` */
export function createCutter(form: FileForm): Cutter {
  if (form === 'json') return jsonCutter();
  if (form === 'csv') return csvCutter();
  // Each activity of a page of them stands in a cell of its own.
  return textCutter(form === 'lines' ? '\n' : '<div class="outer-cell', form === 'lines' ? asLine : asEntry);
}

function jsonCutter(): Cutter {
  const items = createJsonItems(JSON_LIMITS);
  return {
    push: (piece) =>
      items.push(piece).map(({ field, raw }) => {
        const value = raw === null ? undefined : parsed(raw);
        return value === undefined ? undefined : { field, value };
      }),
    end() {
      if (!items.isDone()) throw new BrokenJson('it breaks off');
      return [];
    },
  };
}

function csvCutter(): Cutter {
  const rows = createCsvRows();
  const asItem = (value: Record<string, string>): FileItem => ({ field: null, value });
  return { push: (piece) => rows.push(piece).map(asItem), end: () => rows.end().map(asItem) };
}

/** Each piece is looked at once, however long what it belongs to. */
function textCutter(mark: string, asItem: (text: string) => FileItem | undefined | null): Cutter {
  /** Pieces of what is being read, but for its last characters, which may begin a mark. */
  let before: string[] = [];
  let length = 0;
  let tail = '';
  const items = (parts: readonly string[]) => parts.map(asItem).filter((item) => item !== null);
  const whole = (rest: string): string => {
    const text = [...before, rest].join('');
    before = [];
    length = 0;
    return text;
  };
  const keep = (rest: string): void => {
    const end = Math.max(0, rest.length - (mark.length - 1));
    before.push(rest.slice(0, end));
    length += end;
    tail = rest.slice(end);
    if (length > MOST_CHARACTERS) throw new UnreadableFile('an item is too long');
  };
  return {
    push(piece) {
      const [first = '', ...others] = (tail + piece).split(mark);
      const rest = others.pop();
      if (rest === undefined) {
        keep(first);
        return [];
      }
      const found = items([whole(first), ...others]);
      keep(rest);
      return found;
    },
    end: () => items([whole(tail)]),
  };
}

function asLine(line: string): FileItem | undefined | null {
  if (line.trim() === '') return null;
  const value = isTooFull(line) ? undefined : parsed(line);
  return value === undefined ? undefined : { field: null, value };
}

/** A line is long by what it says, as a rule: its values are counted where there may be too many. */
function isTooFull(line: string): boolean {
  if (line.length < MOST_VALUES) return false;
  try {
    return createJsonItems(JSON_LIMITS)
      .push(`[${line}]`)
      .some(({ raw }) => raw === null);
  } catch {
    return true;
  }
}

function asEntry(html: string): FileItem {
  return { field: null, value: html };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
