/**
 * Genspark: all that is asked of it, chats, agents and media, is a POST to one address, told apart by its type; chats
 * and agents answer by a stream of fields. Grammar and sources: README.md.
 */
import type { Intent, MediaType, Mode } from '../../model/usage/usage.ts';
import { createHistory, type History, textsOf } from '../generic/history.ts';
import { bodyFields } from '../reading/body.ts';
import { createJobs } from '../reading/jobs.ts';
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { countAsked, lengthAsked } from '../reading/numbers.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, readAnswer } from '../reading/stream-answer.ts';
import { countTokens } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { row as genspark } from './row.ts';

/** Types of agents whose work is words, in one answer. */
const CHAT = /chat/i;
const REASONING_FIELD = /answerthink$/;
const ANSWER_FIELD = /^(?:content|session_state\.(?:answer|streaming_\w+))$/;

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, genspark);
  const history = createHistory();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const type = mediaOf(asText(body.type) ?? '');
    if (type === undefined) return readText(tab, exchange, body, history);
    const asked = fieldsOf(body.model_params);
    return countMedia(jobs, exchange, {
      key: null,
      intent: 'new',
      model: asSlug(asked.model),
      texts: [saidIn(body)],
      media: { type, ...lengthAsked(asked.duration) },
      count: countAsked(asked.generation_count),
    });
  };
};

function mediaOf(type: string): MediaType | undefined {
  if (/video/i.test(type)) return 'video';
  if (/image/i.test(type)) return 'image';
  return /audio|music|speech/i.test(type) ? 'audio' : undefined;
}

function modeOf(type: string): Mode {
  if (/research/i.test(type)) return 'research';
  return type === '' || CHAT.test(type) ? 'standard' : 'agent';
}

function readText(tab: Tab, exchange: ExchangeStart, body: Fields, history: History): ExchangeReader {
  const messages = asList(body.messages).map(fieldsOf);
  const project = asId(body.project_id);
  const prompt = history.read(project ?? '', messages);
  const turn = startTurn(tab, exchange, {
    key: null,
    conversation: project,
    intent: intentOf(prompt.intent, project, messages),
    mode: modeOf(asText(body.type) ?? ''),
    model: asSlug(body.ai_chat_model) ?? asSlug(asList(fieldsOf(body.extra_data).models)[0]),
    texts: [saidIn(body)],
    // The page sends the whole chat.
    ...(messages.length > 0 ? { contextTokens: countTokens(messages.slice(0, -1).flatMap(textsOf)) } : {}),
  });
  prompt.belongsTo(turn);
  // Of an agent's work the page is shown what it says, not what it read.
  turn.degraded = turn.mode !== 'standard';
  const progress = createProgress();

  /** A new project has its name from here on. */
  function takeProject(id: string | undefined): void {
    if (id === undefined || id === turn.conversation) return;
    turn.conversation = id;
    history.read(id, messages).belongsTo(turn);
  }

  return readAnswer({
    tab,
    turn,
    row: genspark,
    progress,
    take(value) {
      const event = fieldsOf(value);
      if (event.type === 'project_start') takeProject(asId(event.id));
      else if (event.type === 'message_field_delta') takeField(turn, event, event.delta);
      else if (event.type === 'message_field') takeField(turn, event, undefined);
      else if (event.type === 'message_result') progress.done = true;
      else return;
      progress.understood = true;
    },
  });
}

/** What the messages tell, where there is a project: else what stood at their place before was of another. */
function intentOf(told: Intent, project: string | undefined, messages: readonly Fields[]): Intent {
  if (project !== undefined) return told === 'new' ? 'followup' : told;
  return messages.some(({ role }) => role === 'assistant') ? 'followup' : 'new';
}

/** @param piece of the field; where there is none, the field comes as a whole */
function takeField(turn: Turn, { field_name, field_value, message_id }: Fields, piece: unknown): void {
  const field = asText(field_name) ?? '';
  if (REASONING_FIELD.test(field) && piece !== undefined) {
    turn.reasoning.append(asText(piece) ?? '');
    turn.noteThinking();
  }
  if (!ANSWER_FIELD.test(field)) return;
  const answer = turn.answer(`${asId(message_id) ?? ''}/${field}`);
  if (piece !== undefined) answer.append(asText(piece) ?? '');
  else if (asText(field_value) !== undefined) answer.snapshot(asText(field_value) ?? '');
}

/** What the person typed: told by itself, or the last of the messages. */
function saidIn({ user_s_input, messages }: Fields): string {
  return asText(user_s_input) ?? textsOf(fieldsOf(asList(messages).at(-1))).join('\n');
}
