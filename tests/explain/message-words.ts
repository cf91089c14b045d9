/** What a message of the tap is, on one line. */
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { createSseDecoder } from '../../src/sites/decoders/sse.ts';
import { asFields, asText, parseJson } from '../../src/sites/reading/json.ts';

export interface MessageWords {
  /** Its kind, or the name of the event. */
  readonly label: string;
  readonly says: string;
}

const SSE = /^(?:event|data|id|retry)?:/m;
const SHOWN_BYTES = 12;

export function messageWords(message: TapMessage): MessageWords {
  switch (message.type) {
    case 'open':
      return { label: 'open', says: `${message.method} ${message.url}` };
    case 'head':
      return { label: 'head', says: `${message.status} ${message.contentType}` };
    case 'bytes':
      return bytesWords(message.bytes);
    case 'text':
      return textWords(message.text);
    case 'frame':
      return frameWords(message);
    case 'gap':
      return { label: 'gap', says: `${message.byteLength} B left out` };
    case 'end':
      return { label: 'end', says: message.reason };
  }
}

function frameWords({ direction, data, event }: Extract<TapMessage, { type: 'frame' }>): MessageWords {
  const { label, says } =
    typeof data === 'string' ? jsonWords(data, event ?? '') : bytesWords(new Uint8Array(data));
  return { label: `${direction} ${label}`.trim(), says };
}

function bytesWords(bytes: Uint8Array): MessageWords {
  const text = Buffer.from(bytes).toString();
  if (isReadable(text)) return textWords(text);
  const hex = Buffer.from(bytes.subarray(0, SHOWN_BYTES))
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
  return { label: 'bytes', says: `${bytes.length} B: ${hex}${bytes.length > SHOWN_BYTES ? ' …' : ''}` };
}

/** Hardly a control character. */
function isReadable(text: string): boolean {
  const strange = [...text].filter((unit) => unit < ' ' && !/\s/.test(unit)).length;
  return strange * 20 <= text.length;
}

function textWords(text: string): MessageWords {
  if (!SSE.test(text)) return jsonWords(text, '');
  const events: MessageWords[] = [];
  createSseDecoder((name, data) => events.push(jsonWords(data, name))).push(`${text}\n\n`);
  const [first] = events;
  const says = events.map((event) => event.says).join(' ');
  if (!first) return { label: 'comment', says: text.trim() };
  // Decoders drop what no blank line ends.
  return { label: /\n\r?\n$/.test(text) ? first.label : `${first.label}, cut off`, says };
}

/** The event's name, or what the JSON says it is. */
function jsonWords(text: string, event: string): MessageWords {
  const fields = asFields(parseJson(text));
  const type = asText(fields?.type) ?? asText(fields?.event);
  // The name of an event that has none.
  const isUnnamed = event === 'message' || event === '';
  return { label: (isUnnamed ? type : undefined) ?? (event || 'text'), says: text.trim() };
}

/** On one line, and no longer than `width`; as it is where that is undefined. */
export function folded(text: string, width: number | undefined): string {
  const line = text.replace(/\r?\n/g, '⏎').replace(/\p{Cc}/gu, '·');
  return width === undefined || line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
