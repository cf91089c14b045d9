/**
 * chat.deepseek.com: a prompt is a POST, its answer a stream of edits of one document. Reasoning and answer come on
 * the same path; only the type of the fragment tells them apart. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { filesTokens } from '../reading/pictures.ts';
import { createProgress, errorWords, type Progress, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { createEdits } from './edits.ts';
import { createMessage, type DeepseekMessage } from './message.ts';
import { row as deepseek } from './row.ts';

/** Answers that may be stopped, continued, or resumed after a break. */
const MAX_ANSWERS = 50;

interface Answer {
  readonly turn: Turn;
  readonly message: DeepseekMessage;
  progress: Progress;
}

export const createReader: CreateReader = (tab) => {
  /** By conversation and message. */
  const answers = new Map<string, Answer>();
  /** Turns by conversation and the person's message. */
  const asked = new Map<string, Turn>();

  function read(session: string, answer: Answer, before: number): ExchangeReader {
    const { turn, message, progress } = answer;
    const edits = createEdits(message, progress, before);
    function takeEvent(name: string, fields: Fields): void {
      if (name === 'ready') {
        progress.understood = true;
        turn.modelRequested = asSlug(fields.model_type) ?? turn.modelRequested;
        if (turn.intent !== 'continue') turn.exportKey = exportKeyOf(session, fields, turn.intent);
        remember(answers, `${session}/${asName(fields.response_message_id)}`, answer, MAX_ANSWERS);
        if (turn.input.length > 0)
          remember(asked, `${session}/${asName(fields.request_message_id)}`, turn, MAX_ANSWERS);
      } else if (name === 'hint' && fields.type === 'error') {
        progress.error = errorWords(fields.finish_reason, fields.content);
      } else if (name === 'close') {
        progress.awaited = fields.auto_resume === true;
      }
    }
    return readAnswer({
      tab,
      turn,
      row: deepseek,
      progress,
      take(value, name) {
        const fields = asFields(value);
        if (fields && name === 'message') edits.push(fields);
        else if (fields) takeEvent(name, fields);
      },
      takeWhole(body) {
        const fields = asFields(body) ?? {};
        const data = asFields(fields.data);
        progress.error = errorWords(fields.code, fields.msg, data?.biz_code, data?.biz_msg);
      },
    });
  }

  return (exchange) => {
    const { endpoint } = exchange;
    const body = bodyFields(exchange.body);
    const session = asText(body.chat_session_id) ?? '';
    const known = answers.get(`${session}/${asName(body.message_id)}`);
    if (endpoint === 'stop') {
      if (known) known.progress.stopped = true;
      return undefined;
    }
    if (endpoint === 'resume') {
      if (!known || known.turn.outcome === 'complete') return undefined;
      known.turn.settle('pending', tab.now());
      known.progress = createProgress();
      return read(session, known, 0);
    }
    const replaced =
      endpoint === 'edit'
        ? asked.get(`${session}/${asName(body.message_id)}`)
        : answers.get(`${session}/${asName(body.child_message_id)}`)?.turn;
    const turn = startTurn(tab, exchange, body, session, replaced);
    const before = endpoint === 'continue' ? (known?.message.length() ?? 0) : 0;
    return read(session, { turn, message: createMessage(turn), progress: createProgress() }, before);
  };
};

/** As its export names it: by the message that asked, or by the one that answered anew. */
function exportKeyOf(session: string, ready: Fields, intent: Intent): string | null {
  const { request_message_id, response_message_id } = ready;
  const message = asName((intent === 'regenerate' ? response_message_id : request_message_id) ?? null);
  return message === '' ? null : (asId(`${session}/${message}`) ?? null);
}

/** @param replaced the turn that is edited or answered anew, where this tab has seen it */
function startTurn(
  tab: Tab,
  exchange: ExchangeStart,
  body: Fields,
  conversation: string,
  replaced: Turn | undefined,
): Turn {
  const turn = openTurn(tab, exchange, asId(body.client_stream_id) ?? null);
  // Its export has no id of a stream, but those of the conversation and the message.
  turn.exportKey = null;
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  turn.intent = intentOf(exchange.endpoint, body);
  turn.mode = body.thinking_enabled === true ? 'reasoning' : 'standard';
  turn.modelRequested = asSlug(body.model_type) ?? null;
  turn.input.append(asText(body.prompt) ?? '');
  turn.attachedTokens = filesTokens(body.ref_file_ids);
  turn.replaces = replaced ?? null;
  turn.contextTokens = tab.contextTokens(conversation, turn);
  turn.conversation = conversation;
  return turn;
}

function intentOf(endpoint: string, body: Fields): Intent {
  if (endpoint === 'edit' || endpoint === 'regenerate' || endpoint === 'continue') return endpoint;
  return body.parent_message_id === null ? 'new' : 'followup';
}
