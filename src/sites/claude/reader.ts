/**
 * claude.ai: a prompt is a POST to `completion` or `retry_completion`, its answer a stream of server-sent events.
 * Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Intent, Outcome } from '../../model/usage/usage.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { parseJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { CLAUDE_FILE_TOKENS } from '../reading/pictures.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { openCode } from './code.ts';
import { createMessageReader, errorWordsOf, type MessageState } from './message.ts';
import { type ClaudePrompt, conversationOf, readPrompt } from './prompt.ts';
import { row as claude } from './row.ts';

/** Of the body of an HTTP error; the words that matter stand at its beginning. */
const MAX_ERROR_CHARS = 65_536;

/** Words of errors by which the site declines: rate, quota, policy, anti-bot. Any other error is a failure. */
const REFUSAL = /limit|quota|permission|policy|moderation|refusal|blocked|challenge/;

/** Too many requests, and what bot protection and policy answer with. */
const REFUSAL_STATUS: readonly number[] = [403, 429, 451];

/** Marks the running answers of a conversation as stopped by the person. */
interface Running {
  conversation: string;
  stop(): void;
}

/** Prompts whose answer may be asked for again. */
const MAX_PROMPTS = 500;

/** What of a tab's conversations a prompt's place in them is told by. */
interface Memory {
  readonly tab: Tab;
  readonly branches: Branches;
  /** By the id of the person's message. */
  readonly asked: Map<string, Turn>;
}

export const createReader: CreateReader = (tab) => {
  const memory: Memory = { tab, branches: createBranches(), asked: new Map() };
  const running = new Set<Running>();
  return (exchange) => {
    if (exchange.endpoint === 'stop') {
      for (const answer of running) if (answer.conversation === conversationOf(exchange.url)) answer.stop();
      return undefined;
    }
    if (exchange.endpoint === 'code') return openCode(tab, exchange);
    const prompt = readPrompt(exchange);
    const turn = startTurn(memory, exchange, prompt);
    return readAnswer(memory, turn, prompt, running);
  };
};

function startTurn({ tab, branches, asked }: Memory, exchange: ExchangeStart, prompt: ClaudePrompt): Turn {
  const turn = openTurn(tab, exchange, prompt.key);
  if (prompt.key !== null && !prompt.isRegeneration) remember(asked, prompt.key, turn, MAX_PROMPTS);
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  turn.intent = intentOf(branches, prompt);
  turn.mode = prompt.mode;
  turn.effort = prompt.effort;
  turn.modelRequested = prompt.model;
  if (turn.intent === 'edit') turn.replaces = branches.turnUnder(prompt.conversation, prompt.parent);
  if (turn.intent === 'regenerate') turn.replaces = asked.get(prompt.parent) ?? null;
  turn.contextTokens = prompt.isFirst ? 0 : tab.contextTokens(prompt.conversation, turn);
  turn.conversation = prompt.conversation;
  for (const text of prompt.texts) turn.input.append(text);
  turn.attachedTokens = prompt.files * CLAUDE_FILE_TOKENS;
  return turn;
}

function intentOf(branches: Branches, prompt: ClaudePrompt): Intent {
  if (prompt.isRegeneration) return 'regenerate';
  if (branches.place(prompt.conversation, prompt.parent) === 'older') return 'edit';
  if (prompt.isFirst) return 'new';
  if (prompt.parent === '') return 'unknown';
  return prompt.isEmpty ? 'continue' : 'followup';
}

function readAnswer(
  { tab, branches }: Memory,
  turn: Turn,
  prompt: ClaudePrompt,
  running: Set<Running>,
): ExchangeReader {
  const shape = createShape(claude.vocabulary);
  let status = 0;
  let errorBody = '';
  let stopped = false;
  let received = false;
  const message = createMessageReader(
    turn,
    (answer) => branches.grow(prompt.conversation, prompt.parent, answer, '', turn),
    (type) => shape.name('type', type),
  );
  const { state } = message;
  const self: Running = {
    conversation: prompt.conversation,
    stop() {
      stopped ||= !state.done;
    },
  };
  running.add(self);

  return {
    head(newStatus, contentType) {
      status = newStatus;
      shape.head(newStatus, contentType);
    },
    text(text) {
      received ||= text !== '';
      shape.size(text.length);
      if (status < 400) message.push(text);
      else if (errorBody.length < MAX_ERROR_CHARS) errorBody += text.slice(0, MAX_ERROR_CHARS);
      turn.changed();
    },
    end(reason) {
      running.delete(self);
      message.end();
      if (state.understood || status >= 400) turn.understood = true;
      else if (received && reason === 'complete') {
        turn.understood = false;
        turn.shape = shape.shape();
      }
      if (turn.produced) turn.model = state.updatedModel ?? state.model ?? turn.model;
      const error = status >= 400 ? errorWordsOf(parseJson(errorBody)) : state.error;
      turn.settle(outcomeOf(turn, { ...state, error }, status, stopped, reason), tab.now());
    },
  };
}

function outcomeOf(
  turn: Turn,
  state: MessageState,
  status: number,
  stopped: boolean,
  reason: EndReason,
): Outcome {
  const answered = turn.produced;
  if (state.error !== '') {
    const refused = REFUSAL_STATUS.includes(status) || REFUSAL.test(state.error);
    return refused && !answered ? 'refused' : 'failed';
  }
  if (stopped || state.stopReason === 'user_canceled') return 'stopped';
  if (state.stopReason === 'refusal') return answered ? 'failed' : 'refused';
  if (state.limited && !answered) return 'refused';
  if (state.done || state.stopReason !== '') return 'complete';
  if (reason === 'aborted') return 'stopped';
  // A stream that breaks off has failed; one that can't be read at all has most likely gone well.
  return reason === 'complete' && turn.understood === false ? 'complete' : 'failed';
}
