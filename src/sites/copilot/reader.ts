/**
 * copilot.microsoft.com: prompts and answers are events on one socket that lives for many turns. No model and no token
 * counts are on the wire. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { asName } from '../reading/json.ts';
import { createShape } from '../reading/shape.ts';
import type { CreateReader, ExchangeReader, ExchangeStart } from '../site.ts';
import { row as copilot } from './row.ts';
import { createSocketAnswers, type Memory } from './socket-answers.ts';

const MAX_CONVERSATIONS = 50;
/** Of a conversation read again; whether there is a message in it shows at its beginning. */
const MAX_HISTORY_CHARS = 65_536;
const STOP = /^(?:stop|cancel|abort)/i;

export const createReader: CreateReader = (tab) => {
  const memory: Memory = { tab, newest: new Map(), messages: new Map(), old: new Map() };

  function readSocket({ endpoint }: ExchangeStart): ExchangeReader {
    const shape = createShape(copilot.vocabulary);
    const socket = createSocketAnswers(memory, endpoint, shape);
    return {
      frame(direction, data) {
        if (direction === 'in' && typeof data === 'string') shape.size(data.length);
        for (const event of objectsIn(data)) {
          const name = asName(event.event);
          if (direction === 'in') socket.take(name, event);
          else if (name === 'send') socket.send(event);
          else if (name === 'challengeResponse') socket.prove();
          else if (STOP.test(name)) socket.stop();
        }
      },
      end: () => socket.end(),
    };
  }

  /** A conversation just made is read as well, and holds nothing. */
  function readHistory({ url }: ExchangeStart): ExchangeReader {
    const conversation = /\/conversations\/([^/]+)\/history/.exec(url)?.[1] ?? '';
    let body = '';
    return {
      text(text) {
        if (body.length < MAX_HISTORY_CHARS) body += text;
      },
      end() {
        if (body.includes('"author"')) remember(memory.old, conversation, true, MAX_CONVERSATIONS);
      },
    };
  }

  return (exchange) => (exchange.endpoint === 'history' ? readHistory(exchange) : readSocket(exchange));
};
