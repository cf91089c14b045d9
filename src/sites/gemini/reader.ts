/**
 * gemini.google.com: a prompt is a POST to StreamGenerate, its answer length-prefixed frames of JSON arrays. All other
 * calls go through `batchexecute`: of those, one stops an answer and one shows what came after it, a video mostly.
 * Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Intent, Outcome } from '../../model/usage/usage.ts';
import { at } from '../decoders/jspb.ts';
import { createLengthPrefixedDecoder } from '../decoders/length-prefixed.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asList, asText } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { GEMINI_FILE_TOKENS } from '../reading/pictures.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { type Answer, createAnswer } from './answer.ts';
import { openBusiness } from './business.ts';
import { formField, type GeminiPrompt, readPrompt } from './prompt.ts';
import { createReplyReader, payloadOf, type ReplyState } from './reply.ts';
import { row as gemini } from './row.ts';

/** Usage limit, refused address, and "rejected", which says nothing after a good answer to a visitor. */
const REFUSAL_CODES: readonly number[] = [1037, 1060, 1096];
const REJECTED = 1096;
/** A refusal, but where a payload before it says that what was asked for goes on. */
const VIDEO_LATER = 1053;
/** Too many requests, and what bot protection answers with. */
const REFUSAL_STATUS: readonly number[] = [403, 429];

const RPC_READ_CONVERSATION = 'hNvQHb';
const RPC_STOP = 'NkpXw';

/** Ended answers that may still get their video; a conversation is read ten turns at a time. */
const MAX_ENDED = 50;

/** An answer on its way. */
interface Running {
  /** Ids the page may stop it by. */
  ids(): readonly string[];
  stop(): void;
}

interface Memory {
  readonly tab: Tab;
  readonly branches: Branches;
  readonly running: Set<Running>;
  /** By response id. */
  readonly ended: Map<string, Answer>;
}

export const createReader: CreateReader = (tab) => {
  const memory: Memory = { tab, branches: createBranches(), running: new Set(), ended: new Map() };
  return (exchange) => {
    if (exchange.endpoint === 'business') return openBusiness(tab, exchange);
    if (exchange.endpoint === 'generate') return readAnswer(memory, exchange);
    const asksFor = (rpc: string): boolean => exchange.url.includes(`rpcids=${rpc}`);
    if (asksFor(RPC_STOP)) stopAnswer(memory, exchange);
    return asksFor(RPC_READ_CONVERSATION) && memory.ended.size > 0 ? readConversation(memory) : undefined;
  };
};

function startTurn({ tab, branches }: Memory, exchange: ExchangeStart, prompt: GeminiPrompt): Turn {
  const turn = openTurn(tab, exchange, prompt.key);
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  turn.intent = intentOf(branches, prompt);
  turn.mode = prompt.mode;
  turn.modelRequested = prompt.model;
  turn.input.append(prompt.text);
  turn.attachedTokens = prompt.files * GEMINI_FILE_TOKENS;
  turn.replaces = branches.turnUnder(prompt.conversation, prompt.parent);
  turn.contextTokens = prompt.parent === '' ? 0 : tab.contextTokens(prompt.conversation, turn);
  turn.conversation = prompt.conversation;
  return turn;
}

function intentOf(branches: Branches, { conversation, parent, mark }: GeminiPrompt): Intent {
  if (conversation === '') return 'new';
  if (branches.place(conversation, parent) !== 'older') return 'followup';
  return branches.promptUnder(conversation, parent) === mark ? 'regenerate' : 'edit';
}

function readAnswer(memory: Memory, exchange: ExchangeStart): ExchangeReader {
  const prompt = readPrompt(exchange);
  const turn = startTurn(memory, exchange, prompt);
  const shape = createShape(gemini.vocabulary);
  const answer = createAnswer(turn);
  const reply = createReplyReader(answer, (tag) => shape.name('type', tag));
  const { state } = reply;
  let status = 0;
  let stopped = false;
  let received = false;
  let placed = false;
  const self: Running = {
    ids: () => [state.conversation, state.response].filter((id) => id !== ''),
    // Whatever has come: the page offers to stop an answer for as long as it reads.
    stop() {
      stopped = true;
    },
  };
  memory.running.add(self);

  /** As soon as the answer has its ids, the next prompt may follow it. */
  function place(): void {
    const { conversation, response } = state;
    if (placed || conversation === '' || response === '') return;
    placed = true;
    turn.conversation = conversation;
    memory.branches.grow(conversation, prompt.parent, response, prompt.mark, turn);
  }

  return {
    head(newStatus, contentType) {
      status = newStatus;
      shape.head(newStatus, contentType);
    },
    text(text) {
      received ||= text !== '';
      shape.size(text.length);
      reply.push(text);
      place();
      if (answer.hasContent) turn.understood = true;
      turn.changed();
    },
    end(reason) {
      reply.end();
      place();
      memory.running.delete(self);
      if (state.response !== '' && answer.mayGetMore) {
        remember(memory.ended, state.response, answer, MAX_ENDED);
      }
      if (answer.hasContent || status >= 400) turn.understood = true;
      // An error, or nothing, is understood too, but not drafts without a text: the site has changed.
      else if (received && reason === 'complete') turn.understood = state.hasEnvelope && !state.hasCandidates;
      if (turn.understood === false) turn.shape = shape.shape();
      const outcome = outcomeOf(answer, state, status, stopped, reason);
      if (outcome === 'pending') turn.kind = answer.awaited[0] ?? prompt.media ?? 'video';
      turn.settle(outcome, memory.tab.now());
    },
  };
}

function outcomeOf(
  answer: Answer,
  { errorCode, done, goesOn }: ReplyState,
  status: number,
  stopped: boolean,
  reason: EndReason,
): Outcome {
  if (status >= 400) return REFUSAL_STATUS.includes(status) ? 'refused' : 'failed';
  if (stopped || (reason === 'aborted' && !done)) return 'stopped';
  if (errorCode === VIDEO_LATER && goesOn) return 'pending';
  if (!answer.hasContent) {
    if (errorCode !== null) return REFUSAL_CODES.includes(errorCode) ? 'refused' : 'failed';
    // What can't be read has most likely gone well.
    return answer.turn.understood === false ? 'complete' : 'failed';
  }
  if (reason === 'failed' && !done) return 'failed';
  if (errorCode !== null && errorCode !== REJECTED) return 'failed';
  return answer.awaited.length > 0 ? 'pending' : 'complete';
}

/** The page stops an answer by its ids; where it names none we know, the last one begun. */
function stopAnswer({ running }: Memory, exchange: ExchangeStart): void {
  const request = formField(exchange.body, 'f.req');
  const all = [...running];
  const named = all.filter((answer) => answer.ids().some((id) => request.includes(id)));
  for (const answer of named.length > 0 ? named : all.slice(-1)) answer.stop();
}

/** A conversation read again: it may show what an answer of this tab has been waiting for. It never counts. */
function readConversation({ tab, ended }: Memory): ExchangeReader {
  function takeTurn(past: unknown): void {
    const response = asText(at(past, 0, 1)) ?? '';
    const answer = ended.get(response);
    if (!answer?.takeLate(at(past, 3, 0))) return;
    if (!answer.mayGetMore) ended.delete(response);
    answer.turn.settle('complete', tab.now());
  }
  const decoder = createLengthPrefixedDecoder((frame) => {
    for (const envelope of asList(frame)) {
      if (at(envelope, 1) === RPC_READ_CONVERSATION) asList(at(payloadOf(envelope), 0)).forEach(takeTurn);
    }
  });
  return { text: decoder.push, end: decoder.end };
}
