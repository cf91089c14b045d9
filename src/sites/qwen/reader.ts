/**
 * chat.qwen.ai: a prompt is a POST, its answer a stream like OpenAI's in which each delta names its phase. Pictures
 * are addresses in place of text, a video is a job that is polled. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent, Kind } from '../../model/usage/usage.ts';
import { createJsonObjectsDecoder } from '../decoders/json-stream.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { filesTokens } from '../reading/pictures.ts';
import { createProgress, errorWords, outcomeOf, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { createQwenAnswer } from './answer.ts';
import { row as qwen } from './row.ts';

/** Jobs that are polled. */
const MAX_JOBS = 50;

const KINDS: ReadonlyMap<unknown, Kind> = new Map([
  ['t2i', 'image'],
  ['image_edit', 'image'],
  ['t2v', 'video'],
  ['i2v', 'video'],
]);

export const createReader: CreateReader = (tab) => {
  /** By the id of the job. */
  const jobs = new Map<string, Turn>();
  const branches = createBranches();
  return (exchange) => {
    if (exchange.endpoint === 'task') {
      const job = /([^/?]+)(?:\?|$)/.exec(exchange.url)?.[1] ?? '';
      const turn = jobs.get(job);
      return turn?.outcome === 'pending' ? readTask(tab, turn, job) : undefined;
    }
    const body = bodyFields(exchange.body);
    const parent = parentIn(body);
    const turn = startTurn(tab, exchange, body, branches);
    const progress = createProgress();
    const answer = createQwenAnswer(turn, progress, (job) => remember(jobs, job, turn, MAX_JOBS));
    return readAnswer({
      tab,
      turn,
      row: qwen,
      progress,
      take(value) {
        const event = fieldsOf(value);
        const id = asId(event.response_id) ?? asId(fieldsOf(event['response.created']).response_id);
        if (id !== undefined) branches.grow(turn.conversation ?? '', parent, id, '', turn);
        answer.takeEvent(event);
      },
      takeWhole: (body) => answer.takeWhole(asFields(body) ?? {}),
    });
  };
};

/** What a person said. */
function messageIn({ messages }: Fields): Fields {
  return fieldsOf(asList(messages).findLast((item) => asFields(item)?.role === 'user'));
}

/** The answer a prompt stands under; '' for a chat's first. */
function parentIn(body: Fields): string {
  return asText(body.parent_id) ?? asText(messageIn(body).parentId) ?? '';
}

function startTurn(tab: Tab, exchange: ExchangeStart, body: Fields, branches: Branches): Turn {
  const message = messageIn(body);
  const turn = openTurn(tab, exchange, asId(message.fid) ?? null);
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  const chat = asText(body.chat_id) ?? /[?&]chat_id=([^&]+)/.exec(exchange.url)?.[1] ?? '';
  turn.kind = KINDS.get(message.chat_type) ?? 'text';
  turn.intent = intentOf(body, message);
  if (message.chat_type === 'deep_research') turn.mode = 'research';
  turn.modelRequested = asSlug(body.model) ?? null;
  for (const text of [message.content, ...asList(message.content).map((part) => asFields(part)?.text)]) {
    turn.input.append(asText(text) ?? '');
  }
  turn.attachedTokens = filesTokens(message.files);
  turn.replaces = branches.turnUnder(chat, parentIn(body));
  turn.contextTokens = tab.contextTokens(chat, turn);
  turn.conversation = chat;
  return turn;
}

function intentOf(body: Fields, { user_action: action }: Fields): Intent {
  const word = asText(action) ?? 'chat';
  if (/regen|retry/.test(word)) return 'regenerate';
  if (/edit/.test(word)) return 'edit';
  if (/continu/.test(word)) return 'continue';
  if (word !== 'chat') return 'unknown';
  return parentIn(body) ? 'followup' : 'new';
}

/** A job looked at: it may be done. */
function readTask(tab: Tab, turn: Turn, job: string): ExchangeReader {
  const progress = { ...createProgress(), awaited: true };
  const decoder = createJsonObjectsDecoder((reply) => {
    const data = asFields(reply.data) ?? reply;
    const status = asText(data.task_status) ?? asText(data.status) ?? '';
    progress.done ||= status === 'success';
    if (/^(fail|error|cancel)/i.test(status)) progress.error = errorWords(status, data.message, data.code);
    if (progress.done) turn.addMedia(job, { type: turn.kind === 'image' ? 'image' : 'video' });
  });
  return {
    text: decoder.push,
    end(reason) {
      if (progress.done || progress.error !== '')
        turn.settle(outcomeOf(turn, progress, 0, reason), tab.now());
    },
  };
}
