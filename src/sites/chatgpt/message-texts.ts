/**
 * The texts of a message, each passed on to where it belongs: what a list's items say, or the message as a whole. They
 * are told whole or edit by edit; pictures among a message's parts are noted.
 */
import type { DeltaOperation, Path } from '../decoders/delta-document.ts';
import { fieldsOf } from '../reading/json.ts';
import { asIndex, asSize } from '../reading/numbers.ts';
import type { Turn } from '../reading/turn.ts';
import type { Destination } from './head.ts';
import { createVisibleField, createWrittenField, type TextField } from './text-field.ts';
import type { TurnFacts } from './turn-facts.ts';

/** Items of one list that are looked at. */
const MAX_ITEMS = 1_000;

type List = 'parts' | 'thoughts';

/** All texts of one message, which go one way together. */
export interface MessageTexts {
  /** What comes from now on belongs there; what came so far did not, and is no answer any more. */
  moveTo(destination: Destination): void;
  /**
   * @param path below `/message/content`
   * @returns the text field that more of the same may be appended to
   */
  edit(path: Path, operation: DeltaOperation, value: unknown): TextField | undefined;
}

/** @param id the message's */
export function createMessageTexts(turn: Turn, facts: TurnFacts, id: string): MessageTexts {
  let destination: Destination = 'none';
  const fields = new Map<string, TextField>();
  /** Items seen of each list, for edits that append to it. */
  const lengths = { parts: 0, thoughts: 0 };

  /** The field a text goes through; undefined where it counts for nothing. */
  function fieldOf(name: string): TextField | undefined {
    const known = fields.get(name);
    if (known || destination === 'none') return known;
    if (facts.fieldsLeft === 0) {
      turn.degraded = true;
      return undefined;
    }
    facts.fieldsLeft--;
    const field =
      destination === 'answer'
        ? createVisibleField(turn.answer(answerId(id, name)))
        : createWrittenField(turn[destination]);
    fields.set(name, field);
    return field;
  }

  function edit(path: Path, operation: DeltaOperation, value: unknown): TextField | undefined {
    const [list, item, key, ...deeper] = path;
    if (list !== 'parts' && list !== 'thoughts') return editText('text', operation, value);
    if (item === undefined) editList(list, operation, value);
    const index = asIndex(item);
    if (index === undefined || deeper.length > 0) return undefined;
    lengths[list] = Math.max(lengths[list], index + 1);
    const isText = key === (list === 'parts' ? undefined : 'content') && typeof value !== 'object';
    if (isText) return editText(`${list}/${index}`, operation, value);
    if (key === undefined) setItem(list, index, value);
    else if (list === 'parts') facts.images.note(id, index, { [key]: value });
    return undefined;
  }

  /** More of a list, or the whole of it: what that no longer has is gone. */
  function editList(list: List, operation: DeltaOperation, value: unknown): void {
    const before = lengths[list];
    if (operation !== 'append') lengths[list] = 0;
    const items = Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [value];
    for (const item of items) setItem(list, lengths[list]++, item);
    for (let gone = lengths[list]; gone < before; gone++) fields.get(`${list}/${gone}`)?.set('');
  }

  function setItem(list: List, index: number, value: unknown): void {
    const text = list === 'thoughts' ? fieldsOf(value).content : value;
    if (typeof text === 'string') fieldOf(`${list}/${index}`)?.set(text);
    else if (list === 'parts') facts.images.note(id, index, fieldsOf(value));
  }

  function editText(name: string, operation: DeltaOperation, value: unknown): TextField | undefined {
    const field = fieldOf(name);
    if (operation === 'truncate') field?.truncate(asSize(value) ?? 0);
    else if (operation === 'remove') field?.set('');
    else if (typeof value === 'string') field?.[operation === 'append' ? 'append' : 'set'](value);
    return operation === 'append' ? field : undefined;
  }

  return {
    moveTo(next) {
      if (destination === 'answer') for (const name of fields.keys()) turn.dropAnswer(answerId(id, name));
      destination = next;
      fields.clear();
    },
    edit,
  };
}

/** Answers are told apart by their message; one with several texts has a meter for each. */
function answerId(id: string, name: string): string {
  return name === 'parts/0' ? id : `${id}/${name}`;
}
