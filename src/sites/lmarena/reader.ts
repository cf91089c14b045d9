/**
 * Arena (lmarena.ai, arena.ai): a prompt is answered by one model, or by two side by side, in lines of a lane (a, b), a
 * code and JSON. Who answers in a battle is not told before the vote. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { createCodedLineDecoder } from '../decoders/coded-lines.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { filesTokens } from '../reading/pictures.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { BodyDecoder, Progress, Take } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeStart } from '../site.ts';
import { row as lmarena } from './row.ts';

/** From one prompt. */
const MAX_ANSWERS = 16;
const MAX_PROMPTS = 50;
const MAX_MESSAGES = 500;

const INTENTS: Readonly<Record<string, Intent>> = {
  create: 'new',
  post: 'followup',
  retry: 'regenerate',
  agent: 'new',
  again: 'regenerate',
  'again-put': 'regenerate',
};

/** A later prompt has it in its address; the first is its own. */
const CONVERSATION = /\/(?:post-to-evaluation|retry-evaluation-session-message|rerun|resample)\/([^/?]+)/;

/** What is asked for again. */
const AGAIN = /\/messages\/([^/?]+)/;

/** A prompt and the names of its answers, in all requests it is spread over. */
interface Asked {
  turn: Turn;
  answers: Set<string>;
}

export const createReader: CreateReader = (tab) => {
  const asked = new Map<string, Asked>();
  /** By the ids of a prompt and of its answers, which the page makes. */
  const turns = new Map<string, Turn>();

  /** Requests for the same message of the person are one prompt: each model may have its own. */
  function ask(exchange: ExchangeStart, fields: Fields): Asked {
    const isRetry = INTENTS[exchange.endpoint] === 'regenerate';
    const key = isRetry ? null : (asId(fields.userMessageId) ?? null);
    const known = asked.get(key ?? '');
    if (known) {
      if (known.turn.outcome !== 'pending') known.turn.settle('pending', tab.now());
      return known;
    }
    const message = fieldsOf(fields.userMessage);
    const replaced = turns.get(AGAIN.exec(exchange.url)?.[1] ?? '') ?? null;
    const turn = startTurn(tab, exchange, {
      key,
      conversation: CONVERSATION.exec(exchange.url)?.[1] ?? asId(fields.id),
      intent: INTENTS[exchange.endpoint] ?? 'unknown',
      mode: exchange.endpoint === 'agent' ? 'agent' : 'standard',
      // Whoever is asked again is asked by the answer's name alone.
      model:
        fields.mode === 'battle'
          ? undefined
          : (asSlug(fields.modelAId) ?? replaced?.modelRequested ?? undefined),
      texts: [asText(message.content) ?? ''],
      attachedTokens: filesTokens(message.experimental_attachments),
      replaces: replaced,
    });
    for (const name of [fields.userMessageId, fields.modelAMessageId, fields.modelBMessageId]) {
      const id = asId(name);
      if (id !== undefined) remember(turns, id, turn, MAX_MESSAGES);
    }
    const prompt = { turn, answers: new Set<string>() };
    if (key !== null) remember(asked, key, prompt, MAX_PROMPTS);
    return prompt;
  }

  return (exchange) => {
    const fields = bodyFields(exchange.body);
    const { turn, answers } = ask(exchange, fields);
    const own = asId(fields.modelAMessageId) ?? '';
    return readBody(tab, turn, lmarena, (progress, note) => readLines(turn, progress, note, own, answers));
  };
};

/** @param own tells this request's answers from those of another for the same prompt */
function readLines(
  turn: Turn,
  progress: Progress,
  note: Take,
  own: string,
  answers: Set<string>,
): BodyDecoder {
  const lanes = new Set<string>();
  const ended = new Set<string>();
  let error = '';

  function join(lane: string): void {
    lanes.add(lane);
    answers.add(own + lane);
    turn.generations = Math.min(answers.size, MAX_ANSWERS);
  }

  function take(lane: string, code: string, value: unknown): boolean {
    const text = asText(value) ?? '';
    switch (code) {
      case '0':
        turn.answer(own + lane).append(text);
        break;
      // One name seen for the second lane.
      case '1':
        join('b');
        turn.answer(`${own}b`).append(text);
        return true;
      case 'g':
        turn.reasoning.append(text);
        turn.noteThinking();
        break;
      case '2':
        for (const item of asList(value)) takeMedia(turn, asFields(item) ?? {});
        break;
      case '3':
        error = wordsOf(value);
        break;
      case 'd': {
        const reason = asFields(value)?.finishReason;
        if (reason === 'error' || reason === 'content-filter') error ||= `error ${reason}`;
        else ended.add(lane);
        break;
      }
      default:
        // Citations and tools, and the end of a step.
        return 'cef'.includes(code);
    }
    join(lane);
    return true;
  }

  const decoder = createCodedLineDecoder((code, value) => {
    const [, lane = '', kind = ''] = /^([ab])(\w)$/.exec(code) ?? [];
    if (kind !== '' && take(lane, kind, value)) progress.understood = true;
    else note({}, code);
  });
  return {
    push: decoder.push,
    end() {
      decoder.end();
      progress.done = ended.size > 0 && ended.size === lanes.size;
      // Where one of two models fails the other's answer stands.
      if (ended.size === 0 || !turn.produced) progress.error = error;
      else progress.done ||= error !== '';
    },
  };
}

/** Media come as `{type, <type>: url}`; heartbeats come the same way. */
function takeMedia(turn: Turn, { type, image, video, url }: Fields): void {
  const address = asText(image) ?? asText(video) ?? asText(url);
  if (address !== undefined && (type === 'image' || type === 'video')) turn.addMedia(address, { type });
}
