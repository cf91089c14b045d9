/** An answer of meta.ai's chat: sections, whole or patched, of which some are reasoning. */
import type { TextParts } from '../decoders/text-parts.ts';
import { asFields, asList, asName, asText, type Fields } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import type { Turn } from '../reading/turn.ts';

const MAX_SECTIONS = 1_000;

/** An answer on its way. */
export interface Reply {
  readonly turn: Turn;
  readonly id: string;
  readonly answer: TextParts;
  readonly reasoning: TextParts;
  /** Sections that are reasoning. */
  readonly thoughts: Set<number>;
}

/** All of the answer, as far as it has come. */
export function takeResponse(into: Reply, response: Fields, now: number): void {
  const { turn } = into;
  for (const [index, section] of asList(response.sections).entries()) {
    takeSection(into, index, asFields(section) ?? {});
  }
  turn.understood = true;
  if (response.is_complete === true && turn.outcome === 'pending') turn.settle('complete', now);
}

/** A section as a whole. */
function takeSection(into: Reply, index: number, section: Fields): void {
  const primitive = asFields(asFields(section.view_model)?.primitive);
  if (!(index < MAX_SECTIONS) || !primitive) return;
  const name = `${asName(primitive.__typename)} ${asName(section.id ?? section.section_id ?? '')}`;
  const text = asText(primitive.text) ?? asText(primitive.code) ?? '';
  if (/thinking|reasoning/i.test(name)) into.thoughts.add(index);
  // Of others only the page knows what they show.
  else if (!/text|code|markdown/i.test(name)) return;
  if (into.thoughts.has(index)) into.turn.noteThinking();
  partsOf(into, index).set(index, text);
}

/** A patch of a section, of its text, or the word that the answer is whole. */
export function takeOperation(into: Reply, { op, path, value }: Fields, now: number): void {
  const [, number, field] =
    /^\/sections\/(\d{1,3})(?:\/view_model\/primitive\/(text|code))?$/.exec(asName(path)) ?? [];
  const index = asIndex(number);
  if (path === '/is_complete' && value === true) into.turn.settle('complete', now);
  else if (index === undefined) return;
  else if (field !== undefined && typeof value === 'string') {
    const parts = partsOf(into, index);
    if (op === 'delta' || op === 'append') parts.append(index, value);
    else parts.set(index, value);
  } else takeSection(into, index, asFields(value) ?? {});
}

function partsOf({ thoughts, reasoning, answer }: Reply, index: number): TextParts {
  return thoughts.has(index) ? reasoning : answer;
}
