/** Captures as they are found: what is broken in one is named, and what can be read of it is read all the same. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Capture, parseCapture } from '../harness/capture.ts';
import type { Expected } from '../harness/expected.ts';

export interface OpenedCapture {
  readonly path: string;
  /** What is left of it; undefined when nothing can be read. */
  readonly capture: Capture | undefined;
  /** Says what comes of it; else nothing is compared. */
  readonly expects: boolean;
  /** Where it is broken. */
  readonly faults: readonly string[];
}

/**
 * The files of a command line: folders stand for all captures below them.
 * @throws for a path that is not there
 */
export function capturePaths(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`there is no ${path}`);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  });
}

export function openCapture(path: string): OpenedCapture {
  const text = readFileSync(path, 'utf8');
  const nothing = { path, capture: undefined, expects: false };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ...nothing, faults: [`not JSON: ${placed(messageOf(error), text)}`] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ...nothing, faults: ['not a capture: not an object'] };
  return { path, ...salvaged(value, path) };
}

/** Stands for whatever a capture does not say of what comes of it. */
const NOTHING_EXPECTED: Expected = { requests: 0, unscored: [] };

/** Each part alone, so that one that is broken costs no other. */
function salvaged(value: object, path: string): Omit<OpenedCapture, 'path'> {
  const faults: string[] = [];
  const whole: Record<string, unknown> = {
    format: 'capture/1',
    site: basename(dirname(path)),
    scenario: basename(path, '.json'),
    basis: 'reconstructed',
    page: 'https://example.com/',
    exchanges: [],
    expected: NOTHING_EXPECTED,
  };
  const take = (name: string, part: unknown, named = (fault: string) => fault): boolean => {
    try {
      parseCapture({ ...whole, [name]: part });
      return true;
    } catch (error) {
      faults.push(named(messageOf(error)));
      return false;
    }
  };
  const given = value as Record<string, unknown>;
  for (const name of ['format', 'site', 'scenario', 'basis', 'page', 'expected'])
    if (take(name, given[name])) whole[name] = given[name];
  const exchanges = Array.isArray(given.exchanges) ? given.exchanges : [];
  if (!Array.isArray(given.exchanges)) faults.push('exchanges is not a list');
  whole.exchanges = exchanges.filter((exchange, index) =>
    take('exchanges', [exchange], (fault) => fault.replace('exchanges[0]', `exchanges[${index}]`)),
  );
  return { capture: parseCapture(whole), expects: whole.expected !== NOTHING_EXPECTED, faults };
}

/** V8 says at which character; people look for a line. */
function placed(message: string, text: string): string {
  const at = /position (\d+)/.exec(message);
  const before = at ? text.slice(0, Number(at[1])) : text;
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return `${message.replace(/ in JSON at position.*| \(line.*/, '')} at line ${line}, column ${column}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
