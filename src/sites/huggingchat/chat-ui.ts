/**
 * huggingface.co/chat, and its source, chat-ui: a prompt is a form with JSON in a field, its answer JSON objects with
 * padding between them. Models may think aloud within the answer. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { createJsonObjectsDecoder } from '../decoders/json-stream.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asName, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createProgress, type Progress, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, OpenExchange, Tab } from '../site.ts';
import { createHuggingAnswer } from './answer.ts';

const MAX_CONVERSATIONS = 50;
const MAX_REPLY_CHARS = 65_536;

/** Picks a model for each prompt: none itself. */
const ROUTER = 'omni';

interface Conversation {
  model: string | null;
  turn?: Turn;
  progress?: Progress;
}

/** One for each tab. */
export function createChatUi(tab: Tab, row: SiteRow): OpenExchange {
  const conversations = new Map<string, Conversation>();

  /** A conversation is made: its reply names it. */
  function readCreation(body: Fields): ExchangeReader {
    let reply = '';
    return {
      text(text) {
        if (reply.length < MAX_REPLY_CHARS) reply += text;
      },
      end() {
        const id = asText(asFields(parseJson(reply))?.conversationId);
        const model = body.model === ROUTER ? null : (asSlug(body.model) ?? null);
        if (id !== undefined) remember(conversations, id, { model }, MAX_CONVERSATIONS);
      },
    };
  }

  return (exchange) => {
    const body = bodyFields(exchange.body, 'data');
    if (exchange.endpoint === 'create') return readCreation(body);
    const id = /\/conversation\/(\w+)/.exec(exchange.url)?.[1] ?? '';
    const known = conversations.get(id);
    if (exchange.endpoint === 'stop') {
      if (known?.progress) known.progress.stopped = true;
      return undefined;
    }
    // A tool that waited for the person goes on: no new prompt.
    const resumed = asText(body.resumeElicitationId) === undefined ? undefined : known?.turn;
    if (asText(body.resumeElicitationId) !== undefined && !resumed) return undefined;
    const key = asId(body.generationId) ? `${asName(body.generationId)}/${asName(body.id)}` : undefined;
    const turn = resumed ?? openTurn(tab, exchange, asId(key) ?? null);
    const isRetry = turn.conversation !== null;
    if (resumed) turn.settle('pending', tab.now());
    else if (!isRetry) {
      turn.intent = intentOf(body, known?.turn !== undefined);
      turn.modelRequested = known?.model ?? null;
      turn.conversation = id;
      turn.input.append(asText(body.inputs) ?? '');
      turn.contextTokens = tab.contextTokens(id, turn);
    }
    const progress = createProgress();
    remember(conversations, id, { model: known?.model ?? null, turn, progress }, MAX_CONVERSATIONS);
    const answer = createHuggingAnswer(turn, progress);
    return readAnswer({
      tab,
      turn,
      row,
      progress,
      decoder: (take) => ({ ...createJsonObjectsDecoder((object) => take(object, '')), end: answer.end }),
      take: (value) => answer.take(asFields(value) ?? {}),
    });
  };
}

/** The first prompt of a conversation is known by the title that comes with its answer. */
function intentOf(body: Fields, isKnown: boolean): Intent {
  if (body.is_continue === true) return 'continue';
  if (body.is_retry === true) return asText(body.inputs) === undefined ? 'regenerate' : 'edit';
  return isKnown ? 'followup' : 'unknown';
}
