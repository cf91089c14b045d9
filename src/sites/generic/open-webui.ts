/**
 * Open WebUI, on a person's own server. A prompt is a POST; its answer comes in the body, or, where the page has a
 * socket, over Socket.IO (a WebSocket, or long polling). A chat with several models is one POST for each.
 * Sources: protocols/other-sites.md section 3; open-webui backend/open_webui/utils/middleware.py (event types).
 */
import { remember } from '../../model/bounded.ts';
import { bodyFields } from '../body.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, parseJson } from '../json.ts';
import { readBody, startTurn, wordsOf } from '../prompt.ts';
import type { ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../site.ts';
import { createProgress, outcomeOf, type Progress } from '../stream-answer.ts';
import type { SiteRow } from '../table.ts';
import type { Turn } from '../turn.ts';
import { type AnswerWriter, createAnswerWriter } from './answer-writer.ts';
import { createHistory } from './history.ts';
import { takeOllama } from './ollama.ts';
import { readForms, takeAnyForm, takeChatCompletion, takeUsage } from './openai.ts';

const FORMS = [takeChatCompletion, takeOllama];

const MAX_MESSAGES = 100;
const MAX_POLL_CHARS = 1_000_000;

/** One answer being written: one model's, to one prompt. */
interface Message {
  readonly turn: Turn;
  readonly write: AnswerWriter;
  readonly progress: Progress;
  readonly lane: string;
  task: string;
}

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
    const message = addMessage(turn, id);
    return readBody(tab, turn, row, (progress, note) => {
      const body = readForms(FORMS, turn, progress, note, id);
      let head = '';
      return {
        push(text) {
          head += text.slice(0, 2_000 - head.length);
          body.push(text);
        },
        end() {
          body.end?.();
          const accepted = asFields(parseJson(head));
          const task = asText(accepted?.task_id) ?? asText(asList(accepted?.task_ids)[0]);
          if (task === undefined && accepted?.status !== true) return;
          if (message) message.task = task ?? '';
          // The socket may have been faster.
          if (message && isOver(message.progress)) Object.assign(progress, message.progress);
          progress.understood = true;
          progress.awaited = true;
        },
      };
    });
  }

  function addMessage(turn: Turn, lane: string): Message | undefined {
    if (lane === '') return undefined;
    const progress = createProgress();
    const write = createAnswerWriter(turn, progress, lane);
    const message = { turn, write, progress, lane, task: '' };
    remember(messages, lane, message, MAX_MESSAGES);
    return message;
  }

  function settle({ turn, progress, write }: Message): void {
    write.end();
    turn.understood = true;
    turn.settle(outcomeOf(turn, progress, 200, 'complete'), tab.now());
  }

  /** `{chat_id, message_id, data: {type, data}}` */
  function takeEvent(event: Fields): void {
    const message = messages.get(asText(event.message_id) ?? '');
    const { type, data } = asFields(event.data) ?? {};
    const fields = asFields(data) ?? {};
    if (!message || isOver(message.progress)) return;
    const { turn, progress, lane } = message;
    switch (type) {
      case 'chat:completion':
        takeCompletion(message, fields);
        break;
      case 'message':
      case 'chat:message:delta':
        turn.answer(`${lane}0`).append(asText(fields.content) ?? '');
        break;
      case 'replace':
      case 'chat:message':
        takeContent(turn, lane, asText(fields.content) ?? '');
        break;
      case 'files':
      case 'chat:message:files':
        for (const file of asList(fields.files)) takeFile(turn, asFields(file) ?? {});
        break;
      case 'chat:message:error':
        progress.error = wordsOf(fields.error);
        settle(message);
        break;
      case 'chat:tasks:cancel':
        progress.stopped = true;
        settle(message);
        break;
      default:
        return;
    }
    turn.changed();
  }

  function takeCompletion(message: Message, fields: Fields): void {
    const { turn, progress, write, lane } = message;
    if (!takeAnyForm(FORMS, '', fields, write)) takeUsage(fields.usage, write);
    const content = asText(fields.content);
    if (content !== undefined) takeContent(turn, lane, content);
    turn.model = asSlug(fields.selected_model_id) ?? turn.model;
    if (fields.done === true) progress.done = true;
    if (fields.done === true || progress.error !== '') settle(message);
  }

  /** Packets of Engine.IO; those of Socket.IO that carry events begin with 42. */
  function takePacket(packet: string): void {
    const [, json = ''] = /^42(?:\/[^,[]*,)?\d*(\[.*)$/s.exec(packet) ?? [];
    const [name, event] = asList(json === '' ? undefined : parseJson(json));
    if (name === 'events' || name === 'chat-events') takeEvent(asFields(event) ?? {});
  }

  function stop(task: string): void {
    for (const message of messages.values()) {
      if (message.task !== task || task === '' || isOver(message.progress)) continue;
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

function isOver({ done, stopped, error }: Progress): boolean {
  return done || stopped || error !== '';
}

/** The answer so far, as the page shows it: reasoning and tool calls are folded into `<details>`. */
function takeContent(turn: Turn, lane: string, content: string): void {
  let thought = '';
  const visible = content.replace(
    /<details type="(\w+)"[^>]*>(.*?)(?:<\/details>\n?|$)/gs,
    (_, type: string, inner: string) => {
      if (type === 'reasoning') thought += unfold(inner);
      return '';
    },
  );
  turn.answer(`${lane}0`).snapshot(visible.trim());
  if (thought === '') return;
  turn.reasoning.snapshot(thought);
  if (turn.mode === 'standard') turn.mode = 'reasoning';
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  amp: '&',
};

/** The reasoning inside: a quotation under a summary. */
function unfold(inner: string): string {
  return inner
    .replace(/<summary>.*?<\/summary>/s, '')
    .trim()
    .replace(/&(lt|gt|quot|#x27|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/^> ?/gm, '');
}

function takeFile(turn: Turn, { type, url }: Fields): void {
  const key = asText(url);
  if (type === 'image' && key !== undefined) turn.addMedia(key.slice(-200), { type: 'image' });
}
