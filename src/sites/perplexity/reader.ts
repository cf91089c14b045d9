/**
 * perplexity.ai: a prompt is a POST answered by server-sent events. A page that goes on to the thread's address lets
 * go of its stream and takes it up again by `reconnect`. Sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent, Mode } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { filesTokens } from '../reading/pictures.ts';
import { createProgress, outcomeOf, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { type Answer, createAnswer } from './answer.ts';
import { row as perplexity } from './row.ts';

const MAX_ANSWERS = 200;

const INTENTS: ReadonlyMap<unknown, Intent> = new Map([
  ['home', 'new'],
  ['modal', 'new'],
  ['default_search', 'new'],
  ['collection', 'new'],
  ['followup', 'followup'],
  ['edit', 'edit'],
  ['retry', 'regenerate'],
]);

/** Names of what Perplexity sells as Research, Labs and agents. */
const MODES: ReadonlyMap<unknown, Mode> = new Map([
  ['pplx_alpha', 'research'],
  ['pplx_agentic_research', 'research'],
  ['pplx_beta', 'agent'],
  ['pplx_asi', 'agent'],
]);

/** The event that ends an answer has no data, which is no event to a decoder that follows the specification. */
const END = /(?:^|[\r\n])event: ?end_of_stream[\r\n]/;
const END_CHARS = 32;

interface Memory {
  readonly tab: Tab;
  /** By the site's id. */
  readonly answers: Map<string, Answer>;
  /** Prompts by the answer they follow, which an edit or a rewrite of them names too. */
  readonly followers: Map<string, Turn>;
}

export const createReader: CreateReader = (tab) => {
  const memory: Memory = { tab, answers: new Map(), followers: new Map() };
  return (exchange) => {
    if (exchange.endpoint === 'reconnect') return readAgain(memory);
    const turn = startTurn(memory, exchange);
    const answer = createAnswer(turn, createProgress());
    return endsByName(
      readAnswer({
        tab,
        turn,
        row: perplexity,
        progress: answer.progress,
        take(value) {
          const event = asFields(value);
          if (event) takeEvent(memory, answer, event);
        },
      }),
      () => answer,
    );
  };
};

function startTurn({ tab, answers, followers }: Memory, exchange: ExchangeStart): Turn {
  const body = bodyFields(exchange.body);
  const params = asFields(body.params) ?? {};
  const turn = openTurn(tab, exchange, asId(params.frontend_uuid) ?? null);
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  const last = asId(params.last_backend_uuid) ?? '';
  const before = answers.get(last);
  turn.conversation = before?.turn.conversation ?? '';
  turn.intent = INTENTS.get(params.query_source) ?? (last === '' ? 'new' : 'followup');
  turn.modelRequested = asSlug(params.model_preference) ?? null;
  turn.mode = modeOf(turn.modelRequested);
  turn.input.append(asText(body.query_str) ?? asText(params.dsl_query) ?? '');
  turn.attachedTokens = filesTokens(params.attachments);
  turn.replaces = followers.get(last) ?? null;
  turn.contextTokens = before ? tab.contextTokens(turn.conversation, turn) : 0;
  if (last !== '' && turn.intent !== 'regenerate') remember(followers, last, turn, MAX_ANSWERS);
  return turn;
}

function modeOf(model: string | null): Mode {
  return MODES.get(model) ?? (/thinking|reasoning/.test(model ?? '') ? 'reasoning' : 'standard');
}

function takeEvent({ answers }: Memory, answer: Answer, event: Fields): void {
  const id = asId(event.backend_uuid);
  if (id !== undefined) {
    answer.turn.conversation ||= asText(event.context_uuid) ?? id;
    if (answers.get(id) !== answer) remember(answers, id, answer, MAX_ANSWERS);
  }
  answer.take(event);
}

/** The connection may stay open after the answer has ended. */
function endsByName(reader: ExchangeReader, answerOf: () => Answer | undefined): ExchangeReader {
  let tail = '';
  let ended = false;
  return {
    ...reader,
    text(text) {
      if (ended) return;
      reader.text?.(text);
      tail += text;
      if (END.test(tail)) {
        ended = true;
        const answer = answerOf();
        if (answer?.turn.produced) answer.progress.done = true;
        reader.end('complete');
      }
      tail = tail.slice(-END_CHARS);
    },
    end(reason) {
      if (!ended) reader.end(reason);
      ended = true;
    },
  };
}

/** An answer of this tab goes on; what this tab has not asked for never counts. */
function readAgain(memory: Memory): ExchangeReader {
  let answer: Answer | undefined;
  const decoder = createSseDecoder((_, data) => {
    const event = asFields(parseJson(data)) ?? {};
    const known = memory.answers.get(asText(event.backend_uuid) ?? '');
    if (!known || known.turn.outcome === 'complete') return;
    answer = known;
    if (known.turn.outcome !== 'pending') known.turn.settle('pending', memory.tab.now());
    takeEvent(memory, known, event);
    known.turn.changed();
  });
  const reader: ExchangeReader = {
    text: decoder.push,
    end(reason) {
      decoder.end();
      if (!answer) return;
      const { turn, progress } = answer;
      turn.understood = progress.understood;
      turn.settle(outcomeOf(turn, progress, 0, reason), memory.tab.now());
    },
  };
  return endsByName(reader, () => answer);
}
