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
/** Conversations and tool calls nest some twenty levels. */
const JSON_LIMITS = { characters: MOST_CHARACTERS, levels: 256 };

/** The file breaks off, or is none of any form that is read. */
export class UnreadableFile extends Error {}

/** What form a file has, by how it begins. */
export function formOf(path: string, head: string): FileForm {
  const text = head.trimStart();
  if (/\.jsonl$/i.test(path)) return 'lines';
  if (text.startsWith('<')) return 'html';
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const end = text.indexOf('\n');
  return end > 0 && text.slice(end).trim().startsWith('{') && parsed(text.slice(0, end)) !== undefined
    ? 'lines'
    : 'json';
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
        const value = parsed(raw);
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

function textCutter(mark: string, asItem: (text: string) => FileItem | undefined | null): Cutter {
  let text = '';
  const items = (parts: readonly string[]) => parts.map(asItem).filter((item) => item !== null);
  return {
    push(piece) {
      text += piece;
      const parts = text.split(mark);
      text = parts.pop() ?? '';
      if (text.length > MOST_CHARACTERS) throw new UnreadableFile('an item is too long');
      return items(parts);
    },
    end: () => items([text]),
  };
}

function asLine(line: string): FileItem | undefined | null {
  if (line.trim() === '') return null;
  const value = parsed(line);
  return value === undefined ? undefined : { field: null, value };
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
