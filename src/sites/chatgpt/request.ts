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
  const isNew = !request.conversation_id || request.parent_message_id === 'client-created-root';
  return isNew ? 'new' : 'followup';
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

/** Pictures are left out: what they come to in tokens is the model's own affair. */
function attachedTokensOf({ metadata }: Fields): number {
  let tokens = 0;
  for (const file of asList(fieldsOf(metadata).attachments).map(fieldsOf)) {
    const counted = asTokens(file.file_token_size) || asTokens(file.fileTokenSize);
    const isText = file.is_big_paste === true || asText(file.mime_type)?.startsWith('text/');
    tokens += counted || (isText ? Math.round((asSize(file.size) ?? 0) / BYTES_PER_TOKEN) : 0);
  }
  return tokens;
}

/** The JSON a voice session is opened with, from a form as the page made it or as it went over the wire. */
export function readVoiceSession(body: RequestBody): Fields {
  let session: string | undefined;
  if (body.kind === 'form') session = body.fields.find(([name]) => name === 'session')?.[1];
  if (body.kind === 'text') session = /name="session"[^{]*(\{.*?\})\s*--/s.exec(body.text)?.[1];
  return fieldsOf(parseJson(session ?? ''));
}
