/** Every decoder of src/sites/decoders, as one function of a body in pieces. */
import { createArrayStreamDecoder } from '../../src/sites/decoders/array-stream.ts';
import { createCodedLineDecoder } from '../../src/sites/decoders/coded-lines.ts';
import { createConnectDecoder } from '../../src/sites/decoders/connect.ts';
import { createDeltaDecoder } from '../../src/sites/decoders/delta-document.ts';
import { createElementFilter } from '../../src/sites/decoders/element-filter.ts';
import { createEventDecoder } from '../../src/sites/decoders/events.ts';
import { textWithin } from '../../src/sites/decoders/html-text.ts';
import { createJsonObjectsDecoder } from '../../src/sites/decoders/json-stream.ts';
import { at } from '../../src/sites/decoders/jspb.ts';
import { createLengthPrefixedDecoder } from '../../src/sites/decoders/length-prefixed.ts';
import { objectsIn } from '../../src/sites/decoders/message-objects.ts';
import { fieldAt, textAt } from '../../src/sites/decoders/protobuf.ts';
import { createSseDecoder } from '../../src/sites/decoders/sse.ts';
import { createTextParts } from '../../src/sites/decoders/text-parts.ts';
import { createThinkSplitter } from '../../src/sites/decoders/think-tags.ts';
import { parseJson } from '../../src/sites/reading/json.ts';
import { TextMeter } from '../../src/sites/reading/text-meter.ts';

/** Takes what a decoder lets out. */
export type Out = (value: unknown) => void;

/** A decoder at work. `push` takes the next bytes of the body. */
export interface Decoding {
  push(bytes: Uint8Array): void;
  end(): void;
}

export interface DecoderSubject {
  /** Its file's name. */
  readonly name: string;
  /** Words of its grammar. */
  readonly words: readonly string[];
  /** What it lets out is one text, however it is cut into calls. */
  readonly letsOutText?: boolean;
  /** It is handed a body as a whole, so that nothing changes with where one is cut. */
  readonly takesWhole?: boolean;
  start(out: Out): Decoding;
}

interface TextDecoding {
  push(text: string): void;
  end?(): void;
}

function ofText(decoder: TextDecoding): Decoding {
  const utf8 = new TextDecoder();
  return {
    push: (bytes) => decoder.push(utf8.decode(bytes, { stream: true })),
    end: () => decoder.end?.(),
  };
}

/** For what takes a message as a whole: the pieces are joined. */
function ofWhole(read: (bytes: Uint8Array) => void): Decoding {
  const pieces: Uint8Array[] = [];
  return {
    push: (bytes) => pieces.push(bytes),
    end: () => read(Buffer.concat(pieces)),
  };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Each edit may measure all of the text again. */
const MAX_EDITS = 40;

/** Edits of numbered parts: an operation, a number, a text. */
function editParts(bytes: Uint8Array, out: Out): void {
  const parts = createTextParts(new TextMeter());
  for (let index = 0; index + 1 < Math.min(bytes.length, 2 * MAX_EDITS); index += 2) {
    const part = (bytes[index + 1] ?? 0) - 2;
    const text = textOf(bytes.subarray(index, index + part));
    if ((bytes[index] ?? 0) % 3 === 0) parts.cut(part, part + 3);
    else if ((bytes[index] ?? 0) % 3 === 1) parts.set(part, text);
    else parts.append(part, text);
    out(parts.size);
  }
}

export const DECODERS: readonly DecoderSubject[] = [
  {
    name: 'sse',
    words: ['data: ', 'event: ', 'data', '\r'],
    start: (out) => ofText(createSseDecoder((type, data) => out([type, data]))),
  },
  {
    name: 'events',
    words: ['data: {"a":1}\n\n', '{"a":1}', '[{}]'],
    start: (out) => ofText(createEventDecoder((type, data) => out([type, data]))),
  },
  {
    name: 'coded-lines',
    words: ['0:"a"\n', 'd:{}\n', 'toolong99:1\n'],
    start: (out) => ofText(createCodedLineDecoder((code, value) => out([code, value]))),
  },
  {
    name: 'json-stream',
    words: ['{"a":"}"}', '{"b":{', '\\"'],
    start: (out) => ofText(createJsonObjectsDecoder(out)),
  },
  {
    name: 'array-stream',
    words: ['[1,"model"]', '[[', ',"model"]', '\\"model"'],
    start: (out) => ofText(createArrayStreamDecoder('model', out)),
  },
  {
    name: 'length-prefixed',
    words: ['\n7\n[1,2]\n', '\n1\n', ")]}'\n", '[['],
    start: (out) => ofText(createLengthPrefixedDecoder(out)),
  },
  {
    name: 'think-tags',
    words: ['<think>', '</think>', '<th', '</'],
    letsOutText: true,
    start: (out) =>
      ofText(
        createThinkSplitter(
          (text) => out(text),
          (text) => out(text),
        ),
      ),
  },
  {
    name: 'element-filter',
    words: ['<grok:render a>', '</grok:render>', '<grok', '<'],
    letsOutText: true,
    start: (out) => ofText(createElementFilter('grok:render', out)),
  },
  {
    name: 'connect',
    words: ['\u0000\u0000\u0000\u0000\u0002{}', '\u0002\u0000\u0000\u0000\u0000', '\u0000'],
    start: (out) => {
      const decoder = createConnectDecoder((message, isLast) => out([message, isLast]));
      return { push: decoder.push, end() {} };
    },
  },
  {
    name: 'delta-document',
    words: ['\n{"p":"/a/0","o":"append","v":"x"}\n', '\n{"v":[{"p":"","o":"patch"}],"o":"patch"}\n', '~1'],
    takesWhole: true,
    start: (out) => {
      const decoder = createDeltaDecoder((...edit) => out(edit));
      return ofWhole((bytes) => textOf(bytes).split('\n').forEach(decoder.push));
    },
  },
  {
    name: 'message-objects',
    words: ['{"a":1}\u001e', '{ "b"', '\u001e'],
    takesWhole: true,
    start: (out) => ofWhole((bytes) => objectsIn(textOf(bytes)).forEach(out)),
  },
  {
    name: 'html-text',
    words: ['<div class="answer">', '</div>', '<style>', '&#x1F4A9;', '&#99999999;', '<!--', '<br>', '&amp'],
    takesWhole: true,
    start: (out) => ofWhole((bytes) => out(textWithin(textOf(bytes), /answer/))),
  },
  {
    name: 'protobuf',
    words: ['\n\u0003abc', '\u0012\u007f', '\u0080\u0080\u0001', '\r1234', '\b\u0001'],
    takesWhole: true,
    start: (out) =>
      ofWhole((bytes) => {
        out(textAt(bytes, 1, 2));
        out(fieldAt(bytes, 2)?.length);
      }),
  },
  {
    name: 'jspb',
    words: ['[[1,{"2":[3]}]]', '[null,', '{"1":'],
    takesWhole: true,
    start: (out) =>
      ofWhole((bytes) => {
        const message = parseJson(textOf(bytes));
        for (const index of [-1, 0, 1, 2, 1e9]) out(at(message, index, 0, index));
      }),
  },
  {
    name: 'text-parts',
    words: ['abc'],
    takesWhole: true,
    start: (out) => ofWhole((bytes) => editParts(bytes, out)),
  },
];
