/**
 * Open WebUI, on a person's own server. A prompt is a POST; its answer comes in the body, or, where the page has a
 * socket, over Socket.IO (a WebSocket, or long polling). A chat with several models is one POST, or one for each.
 * Sources: openwebui/README.md.
 */
import { remember } from '../../model/bounded.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asList, asText, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import type { BodyDecoder } from '../reading/stream-answer.ts';
import { countTokens } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../site.ts';
import { createHistory, type HistoryPrompt, textsOf } from './history.ts';
import { createMessage, endOf, FORMS, type Message, settle, takeEvent } from './open-webui-message.ts';
import { type Asked, intentOf, readAsked } from './open-webui-request.ts';
import { readForms } from './openai.ts';

const MAX_MESSAGES = 100;
const MAX_POLL_CHARS = 1_000_000;
/** A reply that only names tasks is shorter. */
const MAX_ACCEPTED_CHARS = 2_000;

/** The answers this tab has asked for. */
interface Known {
  /** By the id of the answer, which the page makes. */
  readonly messages: Map<string, Message>;
  /** By the id of the prompt. */
  readonly prompts: Map<string, Message>;
}

/** One for each tab; models asked side by side are generations of one turn. */
export function createOpenWebUi(tab: Tab, row: SiteRow): OpenExchange {
  const history = createHistory();
  const branches = createBranches();
  const known: Known = { messages: new Map(), prompts: new Map() };
  const { messages, prompts } = known;

  function begin(exchange: ExchangeStart, asked: Asked, prompt: HistoryPrompt, isMore: boolean): Turn {
    const turn = startTurn(tab, exchange, {
      // Ids of prompt and answer are sent once more to write on, or anew: those are turns of their own.
      key: null,
      conversation: asked.conversation,
      intent: isMore ? 'continue' : intentOf(asked, branches, prompt.intent),
      model: asked.model,
      texts: isMore ? [] : [...prompt.texts, asked.wish],
      replaces: branches.turnUnder(asked.conversation, asked.parent),
      ...(asked.messages ? { contextTokens: prompt.contextTokens } : {}),
    });
    turn.contextTokens += countTokens(asked.system.flatMap((message) => textsOf(fieldsOf(message))));
    return turn;
  }

  function start(exchange: ExchangeStart): ExchangeReader {
    const asked = readAsked(bodyFields(exchange.body));
    const prompt = history.read(asked.conversation, asked.messages ?? [asked.message]);
    const { same, beside } = earlierOf(known, asked, prompt);
    const isMore =
      asked.goesOn || (same !== undefined && same.turn.outcome !== 'pending' && same.turn.produced);
    const turn = beside?.turn ?? (isMore ? undefined : same?.turn) ?? begin(exchange, asked, prompt, isMore);
    prompt.belongsTo(turn);
    if (turn.outcome !== 'pending') turn.settle('pending', tab.now());
    const group = beside?.group ?? [];
    for (const id of asked.ids) {
      const before = isMore ? (messages.get(id) ?? 'unseen') : undefined;
      const message = createMessage(tab, turn, id, group, before);
      remember(messages, id, message, MAX_MESSAGES);
      if (asked.prompt !== '') remember(prompts, asked.prompt, message, MAX_MESSAGES);
    }
    turn.generations = Math.max(1, group.length);
    return readBody(tab, turn, row, (progress, note) =>
      decodeBody(readForms(FORMS, turn, progress, note, asked.ids[0] ?? ''), (accepted) => {
        takeAccepted(branches, asked, group, accepted);
        progress.understood = true;
        progress.awaited = true;
        // The socket may have been faster.
        Object.assign(progress, endOf(group), { understood: true });
      }),
    );
  }

  function takePacket(packet: string): void {
    const { message_id: id, data } = eventOf(packet);
    const message = messages.get(asText(id) ?? '');
    if (message && !message.isOver) takeEvent(message, asFields(data) ?? {});
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
      case 'poll':
        return readPoll(takePacket);
      case 'stop':
        stop(
          messages.values(),
          decodeURIComponent(/\/(?:stop|chat)\/([^/?]+)/.exec(exchange.url)?.[1] ?? ''),
        );
        return undefined;
      default:
        return start(exchange);
    }
  };
}

/** @param name of a task, or of a chat with all of its tasks */
function stop(messages: Iterable<Message>, name: string): void {
  for (const message of messages) {
    const isMeant = message.task === name || message.turn.conversation === name;
    if (!isMeant || message.isOver || message.turn.outcome !== 'pending') continue;
    message.progress.stopped = true;
    settle(message);
  }
}

/** The answer the page asks to go on with, or to have again, or one that is written beside it. */
function earlierOf(
  { messages, prompts }: Known,
  asked: Asked,
  prompt: HistoryPrompt,
): { same?: Message; beside?: Message } {
  const same = messages.get(asked.ids[0] ?? '');
  if (same || asked.goesOn || asked.ids.length === 0) return same ? { same } : {};
  const byTurn = [...messages.values()].find(({ turn }) => turn === prompt.asked);
  const beside = prompts.get(asked.prompt) ?? byTurn;
  return beside?.turn.outcome === 'pending' ? { beside } : {};
}

/** The word that the socket will bring the answers. */
function takeAccepted(branches: Branches, asked: Asked, group: readonly Message[], accepted: Fields): void {
  const conversation = asText(accepted.chat_id) ?? asked.conversation;
  const tasks = [accepted.task_id, ...asList(accepted.task_ids)].flatMap((task) => asText(task) ?? []);
  for (const [index, id] of asked.ids.entries()) {
    const message = group.find(({ lane }) => lane === id);
    if (message) message.task = tasks[index] ?? tasks[0] ?? '';
    if (message) message.turn.conversation = conversation;
    // What is gone on with stays: an edit or a regeneration takes the place of both.
    const standing = asked.goesOn || message?.turn.intent === 'continue';
    const turn = standing ? branches.turnUnder(conversation, asked.parent) : message?.turn;
    branches.grow(conversation, asked.parent, id, '', turn ?? undefined);
  }
}

/** Packets of Engine.IO in one body. */
function readPoll(takePacket: (packet: string) => void): ExchangeReader {
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

/**
 * The body of a prompt's reply: the answer itself, or the word that the socket will bring it.
 * @param onAccepted called with that word, at the body's end
 */
function decodeBody(body: BodyDecoder, onAccepted: (reply: Fields) => void): BodyDecoder {
  let head = '';
  return {
    push(text) {
      head += text.slice(0, MAX_ACCEPTED_CHARS - head.length);
      body.push(text);
    },
    end() {
      body.end?.();
      const reply = asFields(parseJson(head));
      const isAccepted = reply?.status === true || asText(reply?.task_id) !== undefined;
      if (reply && (isAccepted || asList(reply.task_ids).length > 0)) onAccepted(reply);
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
