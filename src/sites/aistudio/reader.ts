/**
 * aistudio.google.com: a prompt is a POST of the whole conversation to GenerateContent, answered by one growing JSON
 * array. Token counts are said to be on the wire, where is not known: all are counted. Grammar and sources:
 * README.md.
 */

import { createArrayStreamDecoder } from '../decoders/array-stream.ts';
import { asList, asSlug, asText, parseJson, toJson } from '../reading/json.ts';
import { createProgress, readAnswer } from '../reading/stream-answer.ts';
import { markText, TextMeter } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeStart } from '../site.ts';
import { row as aistudio } from './row.ts';

/** Indexes in a request, and in a part of a content. */
const MODEL = 0;
const CONTENTS = 1;
const ROLE = 1;
const TEXT = 1;
const INLINE_DATA = 2;
const FUNCTION_CALL = 10;

/** A part of plain text has nothing after it; a thought has. */
const TEXT_PART_LENGTH = 2;
/** How deep in a content its parts are looked for. */
const MAX_DEPTH = 4;
const MAX_CALLS = 256;

export const createReader: CreateReader = (tab) => {
  /** Tells a conversation that is sent again without a word more. */
  let lastMark = '';
  return (exchange) => {
    const turn = tab.turn({ key: null, endpoint: exchange.endpoint, at: exchange.at });
    lastMark = takePrompt(turn, exchange, lastMark);
    const progress = createProgress();
    const calls = new Set<string>();
    return readAnswer({
      tab,
      turn,
      row: aistudio,
      progress,
      endsSilently: true,
      decoder: (next) =>
        createArrayStreamDecoder(
          'model',
          (content) => next(content, ''),
          () => {
            turn.degraded = true;
          },
        ),
      take(content) {
        for (const part of partsIn(asList(content)[0])) {
          progress.understood = true;
          takePart(turn, part, calls);
        }
      },
    });
  };
};

/** @returns what tells this conversation from others */
function takePrompt(turn: Turn, { body }: ExchangeStart, lastMark: string): string {
  const request = asList(body.kind === 'text' ? parseJson(body.text) : undefined);
  const contents = asList(request[CONTENTS]).map(asList);
  const newest = contents.findLastIndex((content) => content[ROLE] === 'user');
  const context = new TextMeter();
  const texts: string[] = [];
  for (const [index, content] of contents.entries()) {
    const meter = index === newest ? turn.input : context;
    for (const part of partsIn(content[0])) {
      const text = asText(part[TEXT]) ?? '';
      texts.push(text);
      meter.append(text);
    }
  }
  const { length, hash } = markText(texts.join('\n'));
  const mark = `${contents.length}:${length}:${hash}`;
  turn.contextTokens = context.tokens;
  turn.modelRequested = asSlug(asText(request[MODEL])?.replace(/^models\//, '')) ?? null;
  turn.intent = newest > 0 ? 'followup' : 'new';
  if (mark === lastMark) turn.intent = 'regenerate';
  return mark;
}

function takePart(turn: Turn, part: readonly unknown[], calls: Set<string>): void {
  const text = asText(part[TEXT]);
  const [type, data] = asList(part[INLINE_DATA]).map(asText);
  if (Array.isArray(part[FUNCTION_CALL])) {
    const call = toJson(part[FUNCTION_CALL]);
    // Sometimes it is told twice.
    if (!calls.has(call) && calls.size < MAX_CALLS) turn.tool.append(call);
    calls.add(call);
  } else if (text !== undefined) {
    if (part.length <= TEXT_PART_LENGTH) turn.answer().append(text);
    else {
      turn.reasoning.append(text);
      turn.reasoningIsSummary = true;
      turn.noteThinking();
    }
  } else if (type?.startsWith('image/') && data !== undefined) {
    turn.addMedia(data, { type: 'image' });
  }
}

/** A part is an array that begins with null; contents hold lists of them. */
function partsIn(value: unknown, depth = 0): (readonly unknown[])[] {
  if (!Array.isArray(value) || depth > MAX_DEPTH) return [];
  if (value[0] === null) return [value];
  return value.flatMap((item) => partsIn(item, depth + 1));
}
