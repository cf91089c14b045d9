/** What the page asks for when a prompt is sent. */
import type { RequestBody } from '../../model/messages/exchange.ts';
import type { Intent, Mode } from '../../model/usage/usage.ts';
import {
  asFields,
  asId,
  asList,
  asName,
  asSlug,
  asText,
  type Fields,
  fieldsOf,
  parseJson,
} from '../reading/json.ts';
import { asSize, asTokens } from '../reading/numbers.ts';
import { openAiPictureTokens } from '../reading/pictures.ts';
import type { ExchangeStart } from '../site.ts';
import { isThinkingModel, modelName } from './turn-facts.ts';

/** Null is what the request doesn't say. */
export interface PromptRequest {
  /** Id of the person's new message; null where there is none (regenerate, continue). */
  readonly messageId: string | null;
  /** The message it follows, or for a regenerate the one to be answered again. */
  readonly parentId: string | null;
  readonly conversation: string | null;
  readonly intent: Intent;
  readonly mode: Mode;
  readonly effort: string | null;
  readonly model: string | null;
  readonly wantsImage: boolean;
  /** Tokens of attached files, by the count or else the size the page states. */
  readonly attachedTokens: number;
  /** What the person wrote. */
  readonly texts: readonly string[];
}

/** What is kept with the turn: all but what the person wrote. */
export type KeptRequest = Omit<PromptRequest, 'texts'>;

/** The parent of a chat's first message. */
export const ROOT = 'client-created-root';

/** English, French and code come to 4 to 5 characters a token. */
const BYTES_PER_TOKEN = 4;

/** A body that is no JSON gives an unknown intent, and nothing else. */
export function readPromptRequest(body: RequestBody): PromptRequest {
  const readable = body.kind === 'text' ? asFields(parseJson(body.text)) : undefined;
  const fields = readable ?? {};
  const own = asList(fields.messages)
    .map(fieldsOf)
    .filter(({ author }) => (fieldsOf(author).role ?? 'user') === 'user');
  const hints = [fields, ...own.map(({ metadata }) => fieldsOf(metadata))].flatMap(({ system_hints: list }) =>
    asList(list).map(asName),
  );
  const intent = readable ? intentOf(fields) : 'unknown';
  const isAgain = intent === 'regenerate';
  const model = modelName(fields.model) ?? null;
  const effort = asSlug(fields.thinking_effort) ?? null;
  return {
    // A regenerate may repeat the message it answers again; it is a request of its own.
    messageId: isAgain ? null : (asId(own.at(-1)?.id) ?? null),
    parentId: asId(fields.parent_message_id) ?? null,
    conversation: asId(fields.conversation_id) ?? null,
    intent,
    mode: modeOf(fields, model ?? '', effort ?? 'none', hints),
    effort,
    model,
    wantsImage: hints.includes('picture_v2'),
    attachedTokens: own.reduce((sum, message) => sum + attachedTokensOf(message), 0),
    texts: isAgain ? [] : own.flatMap(textsOf),
  };
}

/** `edit` can't be told from `followup` here: both follow an older message. */
function intentOf(request: Fields): Intent {
  if (request.action === 'variant') return 'regenerate';
  if (request.action === 'continue') return 'continue';
  return request.conversation_id ? 'followup' : 'new';
}

function modeOf(request: Fields, model: string, effort: string, hints: readonly string[]): Mode {
  const isResearch = [model, ...hints].some((word) => /^research$|deep.research/.test(word));
  if (isResearch) return 'research';
  const isWork = fieldsOf(request.conversation_mode).kind === 'work' || model.endsWith('-wm');
  if (isWork || hints.includes('agent')) return 'agent';
  const thinks = isThinkingModel(model) || effort !== 'none' || hints.includes('reason');
  return thinks ? 'reasoning' : 'standard';
}

function textsOf({ content }: Fields): string[] {
  return asList(fieldsOf(content).parts).flatMap((part) => asText(part) ?? asText(fieldsOf(part).text) ?? []);
}

/** Of the files sent with a message. */
export function attachedTokensOf({ metadata }: Fields): number {
  let tokens = 0;
  for (const file of asList(fieldsOf(metadata).attachments).map(fieldsOf)) {
    const counted = asTokens(file.file_token_size) || asTokens(file.fileTokenSize);
    const type = asText(file.mime_type) ?? '';
    const isText = file.is_big_paste === true || type.startsWith('text/');
    if (type.startsWith('image/')) tokens += openAiPictureTokens(file);
    else tokens += counted || (isText ? Math.round((asSize(file.size) ?? 0) / BYTES_PER_TOKEN) : 0);
  }
  return tokens;
}

/** The form a prompt of the signed-out site is sent with. */
export function readSignedOutRequest({ body, url }: ExchangeStart): PromptRequest {
  const state = fieldsOf(parseJson(formValue(body, 'conversationState')));
  const conversation = asId(state.conversationId) ?? asId(state.backendConversationId) ?? null;
  const parentId = asId(state.parentMessageId) ?? null;
  const operation = new URLSearchParams(url.split('?')[1]).get('operationId');
  const pictures = asList(parseJson(formValue(body, 'imageAttachments')));
  return {
    messageId: asId(formValue(body, 'userMessageId')) ?? asId(operation) ?? null,
    parentId,
    conversation,
    intent: conversation === null ? 'new' : 'followup',
    mode: 'standard',
    effort: null,
    model: null,
    wantsImage: false,
    attachedTokens: pictures.reduce<number>((sum, picture) => sum + openAiPictureTokens(picture), 0),
    texts: [formValue(body, 'prompt')],
  };
}

function formValue(body: RequestBody, name: string): string {
  if (body.kind === 'form') return body.fields.find(([field]) => field === name)?.[1] ?? '';
  return (body.kind === 'text' && new URLSearchParams(body.text).get(name)) || '';
}

/** A task for Codex, or more about one: how it goes on is not seen, so it is estimated as a run of an agent. */
export function readCodexRequest(body: RequestBody): PromptRequest {
  const fields = body.kind === 'text' ? fieldsOf(parseJson(body.text)) : {};
  const said = asList(fields.input_items)
    .map(fieldsOf)
    .flatMap(({ content }) => asList(content));
  return {
    messageId: null,
    parentId: null,
    conversation: asId(fieldsOf(fields.follow_up).task_id) ?? null,
    intent: fields.follow_up === undefined ? 'new' : 'followup',
    mode: 'agent',
    effort: null,
    model: null,
    wantsImage: false,
    attachedTokens: 0,
    texts: said.flatMap((part) => asText(fieldsOf(part).text) ?? []),
  };
}

/** The JSON a voice session is opened with, from a form as the page made it or as it went over the wire. */
export function readVoiceSession(body: RequestBody): Fields {
  let session: string | undefined;
  if (body.kind === 'form') session = body.fields.find(([name]) => name === 'session')?.[1];
  if (body.kind === 'text') session = /name="session"[^{]*(\{.*?\})\s*--/s.exec(body.text)?.[1];
  return fieldsOf(parseJson(session ?? ''));
}
