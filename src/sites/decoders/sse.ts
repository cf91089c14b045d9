/**
 * Server-sent events (WHATWG HTML 9.2.6), decoded from text cut anywhere. Lines end in \n, \r\n or \r; comments and
 * unknown fields are ignored. An event the body does not end with an empty line is dropped, as the specification has
 * it.
 */

/** An event longer than this (UTF-16 units) is none of any site we know: it is skipped rather than held. */
const MAX_EVENT_CHARS = 1_000_000;

export interface SseDecoder {
  /** The next piece of the body. */
  push(text: string): void;
}

/**
 * @param onEvent called for each event with its type ('message' if none is given) and its data, lines joined by \n
 */
export function createSseDecoder(onEvent: (type: string, data: string) => void): SseDecoder {
  /** The line begun by earlier pieces; undefined while one that is too long is skipped. */
  let begun: string | undefined = '';
  let type = '';
  /** Undefined: the event has no data yet. */
  let data: string | undefined;
  let afterCr = false;

  /** Takes the line at these positions, its end excluded. */
  function takeLine(text: string, from: number, end: number): void {
    if (from === end) dispatch();
    else if (text.startsWith('data', from)) addData(valueAt(text, from + 4, end));
    else if (text.startsWith('event', from)) type = valueAt(text, from + 5, end) ?? type;
  }

  function dispatch(): void {
    const event = data;
    const eventType = type;
    type = '';
    data = undefined;
    if (event !== undefined) onEvent(eventType || 'message', event);
  }

  function addData(value: string | undefined): void {
    if (value === undefined) return;
    if (data === undefined) data = value;
    else if (data.length + value.length < MAX_EVENT_CHARS) data += `\n${value}`;
  }

  function endLine(text: string, from: number, end: number): void {
    if (begun === '') {
      takeLine(text, from, end);
    } else if (begun !== undefined) {
      const line = begun + text.slice(from, end);
      takeLine(line, 0, line.length);
    }
    begun = '';
  }

  return {
    push(text) {
      if (text === '') return;
      // A \n that follows a \r at the end of the last piece belongs to the same line end.
      let from = afterCr && text.startsWith('\n') ? 1 : 0;
      let cr = text.indexOf('\r', from);
      let lf = text.indexOf('\n', from);
      while (cr >= 0 || lf >= 0) {
        const end = cr >= 0 && (lf < 0 || cr < lf) ? cr : lf;
        endLine(text, from, end);
        from = end === cr && text[end + 1] === '\n' ? end + 2 : end + 1;
        if (cr >= 0 && cr < from) cr = text.indexOf('\r', from);
        if (lf >= 0 && lf < from) lf = text.indexOf('\n', from);
      }
      afterCr = text.endsWith('\r');
      if (begun === undefined) return;
      begun += text.slice(from);
      if (begun.length > MAX_EVENT_CHARS) begun = undefined;
    },
  };
}

/** What stands after a field's name: '' where the line ends with the name, undefined where the name goes on. */
function valueAt(line: string, at: number, end: number): string | undefined {
  if (at === end) return '';
  if (line[at] !== ':') return undefined;
  return line.slice(line[at + 1] === ' ' && at + 1 < end ? at + 2 : at + 1, end);
}
