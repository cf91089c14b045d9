/**
 * Server-sent events (WHATWG HTML 9.2.6), decoded from text cut anywhere. Lines end in \n, \r\n or \r; comments and
 * unknown fields are ignored. An event the body does not end with an empty line is dropped, as the specification has
 * it, but where the decoder is told of the body's end: pages that read a stream themselves take its last event so.
 */
import { parseJson } from '../reading/json.ts';

/** An event longer than this (UTF-16 units) is none of any site we know: it is skipped rather than held. */
const MAX_EVENT_CHARS = 1_000_000;

/** Data that is JSON, if it is whole; words such as [DONE] are none. */
const JSON_START = /^\s*(?:["{]|\[\s*(?:["{[\d\]-]|$))/;

/** Takes text cut anywhere, also within a line end. */
export interface SseDecoder {
  /** The next piece of the body. */
  push(text: string): void;
  /** The body is over: the last event may lack its line ends. One that broke off within its JSON is dropped. */
  end(): void;
}

/**
 * @param onEvent called for each event with its type ('message' if none is given) and its data, lines joined by \n
 */
export function createSseDecoder(onEvent: (type: string, data: string) => void): SseDecoder {
  /** The line begun by earlier pieces. */
  let begun = '';
  let afterCr = false;
  let type = '';
  /** Undefined: the event has no data yet. */
  let data: string | undefined;

  function takeLine(line: string): void {
    if (line === '') {
      dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'event') type = value;
    else if (name === 'data' && data === undefined) data = value;
    else if (name === 'data' && `${data}${value}`.length < MAX_EVENT_CHARS) data += `\n${value}`;
  }

  function dispatch(): void {
    const event = data;
    const eventType = type;
    type = '';
    data = undefined;
    if (event !== undefined) onEvent(eventType || 'message', event);
  }

  return {
    push(text) {
      if (text === '') return;
      // A \n that follows a \r at the end of the last piece belongs to the same line end.
      const rest = afterCr && text.startsWith('\n') ? text.slice(1) : text;
      const lines = (rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest).split('\n');
      afterCr = text.endsWith('\r');
      lines[0] = begun + lines[0];
      begun = lines.pop() ?? '';
      // As a comment, all of the line is passed over.
      if (begun.length > MAX_EVENT_CHARS) begun = ':';
      for (const line of lines) takeLine(line);
    },
    end() {
      if (begun !== '') takeLine(begun);
      begun = '';
      if (data !== undefined && JSON_START.test(data) && parseJson(data) === undefined) data = undefined;
      dispatch();
    },
  };
}
