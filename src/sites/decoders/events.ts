/**
 * A body that is either server-sent events or JSON, told by its first character: the same endpoint streams or answers
 * whole as the request asks, and what proxies say of the media type is not always so.
 */
import { parseJson } from '../reading/json.ts';
import { createJsonObjectsDecoder } from './json-stream.ts';
import { createSseDecoder } from './sse.ts';

/** Takes text cut anywhere, of either form. */
export interface EventDecoder {
  /** The next piece of the body. */
  push(text: string): void;
  /** The body is over: its last event may lack its line ends. */
  end(): void;
}

/**
 * @param onEvent called with the type and the parsed data of each event; objects of a JSON body are events of type ''.
 *   Data that is no JSON is handed over as the string it is.
 */
export function createEventDecoder(onEvent: (type: string, data: unknown) => void): EventDecoder {
  const sse = createSseDecoder((type, data) => onEvent(type, parseJson(data) ?? data));
  const json = createJsonObjectsDecoder((object) => onEvent('', object));
  let chosen: Pick<EventDecoder, 'push'> | undefined;
  return {
    push(text) {
      const first = chosen ? '' : text.trimStart().charAt(0);
      if (first !== '') chosen = first === '{' || first === '[' ? json : sse;
      chosen?.push(text);
    },
    end: sse.end,
  };
}
