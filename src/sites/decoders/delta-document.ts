/**
 * ChatGPT's `delta_encoding` v1: a stream of small edits of JSON documents, one document a channel. An edit is
 * `{p, o, v, c}`: path (JSON Pointer, RFC 6901), operation, value, channel; what is left out is as it was in the edit
 * before. The operation `patch` is a list of edits below its own path, in which nothing is left out.
 *
 * No document is built: each edit is checked, made whole and handed on, so memory does not grow with the answer, and a
 * path that is a trap (`__proto__`) leads nowhere.
 */
import { asFields, asList, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';

/** Names of members and indexes of items, unescaped. */
export type Path = readonly string[];

const OPERATIONS = ['add', 'append', 'replace', 'remove', 'truncate'] as const;
/** `append` joins strings, extends lists, merges objects; `truncate` cuts to `value` units or items. */
export type DeltaOperation = (typeof OPERATIONS)[number];

/** @param path from the document's root; [] is the whole document */
export type OnEdit = (channel: number, path: Path, operation: DeltaOperation, value: unknown) => void;

/** Keeps what the next edit may leave out: path, operation and channel. */
export interface DeltaDecoder {
  /** The data of one `delta` event. What is no edit is ignored. */
  push(json: string): void;
}

// A page can send any edit: what it can have us build stays small.
const MAX_DEPTH = 32;
const MAX_PATH_CHARS = 2_000;
const POISONED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Calls back for each edit, made whole; a patch is as many edits as it lists. */
export function createDeltaDecoder(onEdit: OnEdit): DeltaDecoder {
  /** Undefined: the last path given was refused, so what relies on it is too. */
  let path: Path | undefined = [];
  let operation: unknown = 'add';
  let channel = 0;

  function apply(at: Path | undefined, what: unknown, value: unknown): void {
    if (at && isOperation(what)) onEdit(channel, at, what, value);
  }

  /** A patch in a patch is no known form. */
  function patch(at: Path, value: unknown): void {
    for (const { p = '', o, v } of asList(value).map(fieldsOf)) {
      const below = parsePath(p);
      if (below && at.length + below.length <= MAX_DEPTH) apply([...at, ...below], o, v);
    }
  }

  return {
    push(json) {
      const edit = asFields(parseJson(json));
      if (!edit) return;
      if (isWholeMessage(edit)) [path, operation] = [[], 'add'];
      if (edit.p !== undefined) path = parsePath(edit.p);
      if (edit.o !== undefined) operation = edit.o;
      channel = asIndex(edit.c) ?? channel;
      if (path && operation === 'patch') patch(path, edit.v);
      else apply(path, operation, edit.v);
    },
  };
}

/** The names a pointer goes by; undefined for one that is malformed, too deep, too far into a list, or a trap. */
function parsePath(pointer: unknown): Path | undefined {
  if (typeof pointer !== 'string' || pointer.length > MAX_PATH_CHARS) return undefined;
  const [root, ...names] = pointer.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return root === '' && names.length <= MAX_DEPTH && names.every(isSafe) ? names : undefined;
}

/** A message that comes bare begins a document, whatever the edit before was about: it is a value of no field of one. */
function isWholeMessage({ p, o, v }: Fields): boolean {
  return p === undefined && o === undefined && asFields(fieldsOf(v).message) !== undefined;
}

function isSafe(name: string): boolean {
  return !POISONED.includes(name) && (!/^\d+$/.test(name) || asIndex(name) !== undefined);
}

function isOperation(value: unknown): value is DeltaOperation {
  return OPERATIONS.some((operation) => operation === value);
}
