/** What the page asks for when a prompt is sent (assistants.md 1.2). */
import type { RequestBody } from '../../model/exchange.ts';
import type { Intent, Mode } from '../../model/usage.ts';
import { asFields, asId, asList, asPositive, asSlug, asText, type Fields, parseJson } from '../json.ts';
import { isThinkingModel, modelName } from './turn-facts.ts';

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
}

/** English, French and code come to 4 to 5 characters a token (footprint/method.md section 8). */
const BYTES_PER_TOKEN = 4;

/** The texts stand apart: they are counted and let go, the rest is kept with the turn. */
export function readPromptRequest(body: RequestBody): {
  readonly request: PromptRequest;
  readonly texts: readonly string[];
} {
  const readable = asFields(body.kind === 'text' ? parseJson(body.text) : undefined);
  const fields = readable ?? {};
  const own = asList(fields.messages)
    .map((message) => asFields(message) ?? {})
    .filter((message) => (asFields(message.author)?.role ?? 'user') === 'user');
  const model = modelName(fields.model) ?? null;
  const hints = hintsOf(fields, own);
  const effort = asSlug(fields.thinking_effort) ?? null;
  const intent = readable ? intentOf(readable) : 'unknown';
  const request: PromptRequest = {
    // A regenerate may repeat the message it answers again; it is a request of its own.
    messageId: intent === 'regenerate' ? null : (asId(own.at(-1)?.id) ?? null),
    parentId: asId(fields.parent_message_id) ?? null,
    conversation: asId(fields.conversation_id) ?? null,
    intent,
    mode: modeOf(fields, model, effort, hints),
    effort,
    model,
    wantsImage: hints.includes('picture_v2'),
    attachedTokens: own.reduce((sum, message) => sum + attachedTokensOf(message), 0),
  };
  return { request, texts: intent === 'regenerate' ? [] : own.flatMap(textsOf) };
}

/** `edit` can't be told from `followup` here: both follow an older message. */
function intentOf(request: Fields): Intent {
  if (request.action === 'variant') return 'regenerate';
  if (request.action === 'continue') return 'continue';
  const isNew = !asText(request.conversation_id) || request.parent_message_id === 'client-created-root';
  return isNew ? 'new' : 'followup';
}

function hintsOf(request: Fields, messages: readonly Fields[]): readonly string[] {
  const lists = [request.system_hints, ...messages.map(({ metadata }) => asFields(metadata)?.system_hints)];
  return lists.flatMap(asList).filter((hint) => typeof hint === 'string');
}

function modeOf(
  request: Fields,
  model: string | null,
  effort: string | null,
  hints: readonly string[],
): Mode {
  if (hints.some((hint) => hint === 'research' || hint.includes('deep_research'))) return 'research';
  if (model === 'research' || model?.includes('deep-research')) return 'research';
  const isWork = asFields(request.conversation_mode)?.kind === 'work' || model?.endsWith('-wm');
  if (isWork || hints.includes('agent')) return 'agent';
  const thinks = (model !== null && isThinkingModel(model)) || (effort !== null && effort !== 'none');
  return thinks || hints.includes('reason') ? 'reasoning' : 'standard';
}

function textsOf({ content }: Fields): string[] {
  return asList(asFields(content)?.parts)
    .map((part) => (typeof part === 'string' ? part : asText(asFields(part)?.text)))
    .filter((text) => text !== undefined);
}

/** Pictures are left out: what they come to in tokens is the model's own affair. */
function attachedTokensOf({ metadata }: Fields): number {
  let tokens = 0;
  for (const item of asList(asFields(metadata)?.attachments)) {
    const file = asFields(item) ?? {};
    const counted = asPositive(file.file_token_size) ?? asPositive(file.fileTokenSize);
    const isText = file.is_big_paste === true || asText(file.mime_type)?.startsWith('text/');
    tokens += counted ?? (isText ? Math.round((asPositive(file.size) ?? 0) / BYTES_PER_TOKEN) : 0);
  }
  return tokens;
}

/** The JSON a voice session is opened with, from a form as the page made it or as it went over the wire. */
export function readVoiceSession(body: RequestBody): Fields {
  if (body.kind === 'form') {
    return asFields(parseJson(body.fields.find(([name]) => name === 'session')?.[1] ?? '')) ?? {};
  }
  if (body.kind === 'none') return {};
  const part = /name="session"[^{]*(\{.*?\})\s*--/s.exec(body.text);
  return asFields(parseJson(part?.[1] ?? '')) ?? {};
}
