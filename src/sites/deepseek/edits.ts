/**
 * Edits of a message of chat.deepseek.com: `{p, o, v}`, path, operation (SET, APPEND, BATCH) and value. A path or
 * operation that is left out is that of the edit before; a BATCH is a list of edits below its own path.
 */
import { asFields, asText, type Fields } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import type { PartKind } from '../reading/parts.ts';
import { reportTokens } from '../reading/reported.ts';
import type { Progress } from '../reading/stream-answer.ts';
import type { DeepseekMessage } from './message.ts';

/** A batch in a batch in a batch is no known form. */
const MAX_DEPTH = 4;

/** Messages before fragments were, of early 2025. */
const PLAIN_FIELDS: ReadonlyMap<unknown, PartKind> = new Map([
  ['content', 'answer'],
  ['thinking_content', 'reasoning'],
]);

type Path = readonly string[];

/**
 * Reads one stream of edits.
 * @param before units of the message that an earlier request was counted for
 */
export function createEdits(message: DeepseekMessage, progress: Progress, before: number) {
  let path: Path = [];
  let operation: unknown = 'SET';

  function takeField(name: string, value: unknown, isAppend: boolean): void {
    const kind = PLAIN_FIELDS.get(name);
    if (kind && asText(value)) message.write(kind, name, asText(value) ?? '', isAppend);
    else if (name === 'fragments' && isAppend) message.addFragments(value);
    else if (name === 'fragments') message.setFragments(value, before);
    else if (name === 'status') takeStatus(progress, value);
    else if (name === 'accumulated_token_usage') reportTokens(message.turn, { total: value });
    else if (name === 'conversation_mode' && value === 'DEEP_SEARCH') message.turn.mode = 'research';
  }

  function apply(at: Path, what: unknown, value: unknown, depth: number): void {
    if (what === 'BATCH' && Array.isArray(value)) {
      if (depth < MAX_DEPTH) for (const edit of value) applyBelow(at, asFields(edit) ?? {}, depth);
      return;
    }
    const [root] = at;
    if (root === undefined) {
      for (const [name, item] of Object.entries(asFields(value) ?? {})) apply([name], 'SET', item, depth);
    } else if (root === 'response') takeResponse(at, value, what === 'APPEND');
  }

  function applyBelow(at: Path, { p, o = 'SET', v }: Fields, depth: number): void {
    apply([...at, ...namesOf(p)], o, v, depth + 1);
  }

  /** An edit of the message itself, of a field of it, or of the text of one of its fragments. */
  function takeResponse([, field, index, leaf]: Path, value: unknown, isAppend: boolean): void {
    progress.understood = true;
    if (field === undefined) {
      for (const [name, item] of Object.entries(asFields(value) ?? {})) takeField(name, item, false);
    } else if (index === undefined) {
      takeField(field, value, isAppend);
    } else if (field === 'fragments' && leaf === 'content') {
      message.writeFragment(numberOf(index), asText(value) ?? '', isAppend);
    } else if (field === 'fragments' && leaf === 'type') {
      message.nameFragment(numberOf(index), value);
    }
  }

  return {
    push({ p, o, v }: Fields): void {
      if (p !== undefined) path = namesOf(p);
      if (o !== undefined) operation = o;
      apply(path, operation, v, 0);
    },
  };
}

function takeStatus(progress: Progress, status: unknown): void {
  if (status === 'FINISHED') progress.done = true;
  if (status === 'INCOMPLETE') progress.stopped = true;
  if (status === 'CONTENT_FILTER') progress.error = 'content filter';
}

/** A fragment's number, from 1; undefined is the last one's. */
function numberOf(index: string): number | undefined {
  return index === '-1' ? undefined : (asIndex(index) ?? -1) + 1;
}

function namesOf(path: unknown): Path {
  return asText(path)?.split('/') ?? [];
}
