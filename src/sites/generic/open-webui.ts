/**
 * Open WebUI, on a person's own server. A prompt is a POST; its answer comes in the body, or, where the page has a
 * socket, over Socket.IO (a WebSocket, or long polling). A chat with several models is one POST for each.
 * Source: open-webui/open-webui backend/open_webui/utils/middleware.py (event types).
 */
import { remember } from '../../model/bounded.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import type { BodyDecoder, Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../site.ts';
import { createHistory } from './history.ts';
import { createMessage, FORMS, type Message, settle, takeEvent } from './open-webui-message.ts';
import { readForms } from './openai.ts';

const MAX_MESSAGES = 100;
const MAX_POLL_CHARS = 1_000_000;
/** A reply that only names a task is shorter. */
const MAX_ACCEPTED_CHARS = 2_000;

/** One for each tab; models asked side by side are generations of one turn. */
export function createOpenWebUi(tab: Tab, row: SiteRow): OpenExchange {
  const history = createHistory();
  /** By the id of the answer, which the page makes. */
  const messages = new Map<string, Message>();
  const prompts = new Map<string, Turn>();

  function start(exchange: ExchangeStart): ExchangeReader {
    const fields = bodyFields(exchange.body);
    const id = asId(fields.id) ?? '';
    const conversation = asId(fields.chat_id) ?? '';
    const prompt = history.read(conversation, asList(fields.messages));
    const user = asId(asFields(fields.user_message)?.id) ?? asId(fields.parent_id);
    const running = user === undefined ? undefined : prompts.get(user);
    const isBeside = running?.outcome === 'pending' && id !== '' && !messages.has(id);
    const turn =
      (isBeside ? running : undefined) ??
      startTurn(tab, exchange, {
        key: user ?? (id === '' ? null : id),
        conversation,
        intent: prompt.intent,
        model: asSlug(fields.model),
        texts: prompt.texts,
        contextTokens: prompt.contextTokens,
      });
    if (isBeside) turn.generations++;
    if (user !== undefined) remember(prompts, user, turn, MAX_MESSAGES);
    const message = id === '' ? undefined : createMessage(tab, turn, id);
    if (message) remember(messages, id, message, MAX_MESSAGES);
    return readBody(tab, turn, row, (progress, note) =>
      decodeBody(readForms(FORMS, turn, progress, note, id), progress, message),
    );
  }

  function takePacket(packet: string): void {
    const { message_id: id, data } = eventOf(packet);
    const message = messages.get(asText(id) ?? '');
    if (message && !message.isOver) takeEvent(message, asFields(data) ?? {});
  }

  function stop(task: string): void {
    for (const message of messages.values()) {
      if (message.task !== task || task === '' || message.isOver) continue;
      message.progress.stopped = true;
      settle(message);
    }
  }

  return (exchange) => {
    switch (exchange.endpoint) {
      case 'socket':
        return {
          frame(direction, data) {
            if (direction === 'in' && typeof data === 'string') takePacket(data);
          },
          end() {},
        };
      case 'poll': {
        let body = '';
        return {
          text(text) {
            if (body.length < MAX_POLL_CHARS) body += text;
          },
          end() {
            for (const packet of body.split('\x1e')) takePacket(packet);
          },
        };
      }
      case 'stop':
        stop(decodeURIComponent(/\/stop\/([^/?]+)/.exec(exchange.url)?.[1] ?? ''));
        return undefined;
      default:
        return start(exchange);
    }
  };
}

/** The body of a prompt's reply: the answer itself, or the word that the socket will bring it. */
function decodeBody(body: BodyDecoder, progress: Progress, message: Message | undefined): BodyDecoder {
  let head = '';
  return {
    push(text) {
      head += text.slice(0, MAX_ACCEPTED_CHARS - head.length);
      body.push(text);
    },
    end() {
      body.end?.();
      const accepted = asFields(parseJson(head));
      const task = asText(accepted?.task_id) ?? asText(asList(accepted?.task_ids)[0]);
      if (task === undefined && accepted?.status !== true) return;
      if (message) message.task = task ?? '';
      // The socket may have been faster.
      if (message?.isOver) Object.assign(progress, message.progress);
      progress.understood = true;
      progress.awaited = true;
    },
  };
}

/**
 * What a packet of Engine.IO tells; those of Socket.IO that carry events begin with 42.
 * @returns `{chat_id, message_id, data: {type, data}}`; no fields where it tells of no answer
 */
function eventOf(packet: string): Fields {
  const [, json = ''] = /^42(?:\/[^,[]*,)?\d*(\[.*)$/s.exec(packet) ?? [];
  const [name, event] = asList(json === '' ? undefined : parseJson(json));
  return (name === 'events' || name === 'chat-events' ? asFields(event) : undefined) ?? {};
}
