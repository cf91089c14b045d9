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
import { filesTokens } from '../reading/pictures.ts';
import { createProgress, type Progress, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../site.ts';
import { createHuggingAnswer, type HuggingAnswer } from './answer.ts';

const MAX_CONVERSATIONS = 50;
const MAX_ANSWERS = 500;
const MAX_REPLY_CHARS = 65_536;

/** Picks a model for each prompt: none itself. */
const ROUTER = 'omni';

interface Conversation {
  model: string | null;
  /** Turns by the id of their answer, which the prompt after them stands under. */
  answers: Map<string, Turn>;
  turn?: Turn;
  progress?: Progress;
  answer?: HuggingAnswer;
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
        if (id !== undefined) remember(conversations, id, { model, answers: new Map() }, MAX_CONVERSATIONS);
      },
    };
  }

  function follow(turn: Turn, progress: Progress, answer: HuggingAnswer): ExchangeReader {
    return readAnswer({
      tab,
      turn,
      row,
      progress,
      decoder: (take) => ({ ...createJsonObjectsDecoder((object) => take(object, '')), end: answer.end }),
      take: (value) => answer.take(asFields(value) ?? {}),
    });
  }

  /** The page lost the stream of its newest prompt, or left it, and reads on. Another's is not of this tab. */
  function readOn(
    url: string,
    { turn, progress, answer }: Partial<Conversation>,
  ): ExchangeReader | undefined {
    const { searchParams: asked } = new URL(url, 'https://x');
    if (!turn?.exportKey?.startsWith(`${asked.get('generationId')}/`)) return undefined;
    if (!progress || !answer || progress.done || progress.stopped) return undefined;
    // From its beginning it is told once more.
    if (!Number(asked.get('fromSeq')))
      for (const meter of [turn.answer(), turn.reasoning, turn.tool]) meter.reset();
    turn.settle('pending', tab.now());
    return follow(turn, progress, answer);
  }

  return (exchange) => {
    const body = bodyFields(exchange.body, 'data');
    if (exchange.endpoint === 'create') return readCreation(body);
    const id = /\/conversation\/(\w+)/.exec(exchange.url)?.[1] ?? '';
    const known = conversations.get(id);
    if (exchange.endpoint === 'again') return readOn(exchange.url, known ?? {});
    const { model = null, answers = new Map<string, Turn>() } = known ?? {};
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
      turn.intent = intentOf(body, known);
      turn.modelRequested = model;
      turn.conversation = id;
      if (turn.intent === 'followup') noteAnswer(answers, asId(body.id), known?.turn);
      if (turn.intent === 'regenerate') turn.replaces = answers.get(asName(body.id)) ?? null;
      turn.input.append(asText(body.inputs) ?? '');
      turn.attachedTokens = filesTokens(filesIn(exchange));
      turn.contextTokens = tab.contextTokens(id, turn);
    }
    const progress = createProgress();
    const answer = createHuggingAnswer(turn, progress);
    remember(conversations, id, { model, answers, turn, progress, answer }, MAX_CONVERSATIONS);
    return follow(turn, progress, answer);
  };
}

/** Files go in the same form as the prompt. */
function filesIn({ body }: ExchangeStart): readonly unknown[] {
  if (body.kind === 'form') return body.fields.filter(([name]) => name === 'files');
  return (body.kind === 'text' && body.text.match(/name="files"/g)) || [];
}

/** What a prompt stands under is the answer of the turn before it, unless it is known to be another's. */
function noteAnswer(answers: Map<string, Turn>, id: string | undefined, turn: Turn | undefined): void {
  if (id !== undefined && turn && !answers.has(id)) remember(answers, id, turn, MAX_ANSWERS);
}

/**
 * @param known the conversation, where this tab made it or asked in it; else its first prompt is known by the title that
 *   comes with the answer
 */
function intentOf(body: Fields, known: Conversation | undefined): Intent {
  if (body.is_continue === true) return 'continue';
  if (body.is_retry === true) return asText(body.inputs) === undefined ? 'regenerate' : 'edit';
  if (!known) return 'unknown';
  return known.turn ? 'followup' : 'new';
}
