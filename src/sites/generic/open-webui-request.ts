/** What a page of Open WebUI sends with a prompt. Source: its page, 0.6 to 0.11, run in a browser (openwebui/README.md). */
import type { Intent } from '../../model/usage/usage.ts';
import type { Branches } from '../reading/branches.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { readOutput } from './open-webui-content.ts';

/** Models asked at once; the page shows no more. */
const MAX_ANSWERS = 16;
/** The parent of a chat's first prompt. */
const ROOT = '';

/** A request for answers to one prompt. */
export interface Asked {
  /** Ids of the answers to come, one for each model; none where a program asks instead of the page. */
  readonly ids: readonly string[];
  /** Id of the person's message; '' where it is not told. */
  readonly prompt: string;
  /** Id of the message before it; '' for none. */
  readonly parent: string;
  /** '' where it is not made yet: the reply tells. */
  readonly conversation: string;
  readonly model: string | undefined;
  /** The whole history; undefined where the server has it, and only the new message is sent. */
  readonly messages: readonly unknown[] | undefined;
  readonly message: Fields | undefined;
  /** What the model is told of how to behave, where the history is not sent. */
  readonly system: readonly unknown[];
  /** The prompt has answers already. */
  readonly isAnswered: boolean;
  /** An answer is to be gone on with, as the page says since 0.9.6. */
  readonly goesOn: boolean;
  /** What the person would have otherwise about an answer that is to be written anew. */
  readonly wish: string;
}

/** @param body of the POST */
export function readAsked(body: Fields): Asked {
  const message = withPictures(asFields(body.user_message));
  const named = [...idsIn(body.message_ids), body.id].map(asId);
  const ids = [...new Set(named.filter((id) => id !== undefined))].slice(0, MAX_ANSWERS);
  const messages = asList(body.messages).map(fieldsOf);
  const isWhole = messages.some(({ role }) => role === 'user');
  return {
    ids,
    // Before 0.9 the parent told is the answer's: the person's message.
    prompt: asId(message?.id) ?? asId(body.parent_id) ?? '',
    parent: asId(message?.parentId) ?? ROOT,
    conversation: asId(body.chat_id) ?? '',
    model: asSlug(body.model),
    messages: Array.isArray(body.messages) && (isWhole || !message) ? messages.map(withText) : undefined,
    system: isWhole ? [] : messages,
    message,
    isAnswered: asList(message?.childrenIds).some((id) => !ids.some((own) => own === id)),
    goesOn: asId(body.assistant_message_id) !== undefined,
    wish: asText(body.regeneration_prompt) ?? '',
  };
}

/** By the model's name up to 0.10; a list of `{model_id, message_id}` since. */
function idsIn(answers: unknown): unknown[] {
  if (Array.isArray(answers)) return answers.map((answer) => fieldsOf(answer).message_id);
  return Object.values(fieldsOf(answers));
}

/** Files are read by the server, which tells what it found in them; pictures go to the model. */
function withPictures(message: Fields | undefined): Fields | undefined {
  const files = asList(message?.files).map(fieldsOf);
  const pictures = files.filter(
    ({ type, content_type: form }) => type === 'image' || asText(form)?.startsWith('image/'),
  );
  return message && { ...message, images: pictures.map(({ url }) => url) };
}

/** Since 0.10 an answer of the history may be sent as its items. */
function withText(message: Fields): Fields {
  return Array.isArray(message.output) ? { ...message, content: readOutput(message.output).answer } : message;
}

/** @param byHistory what the history says of it, where it is sent */
export function intentOf(asked: Asked, branches: Branches, byHistory: Intent): Intent {
  if (asked.isAnswered) return 'regenerate';
  if (asked.messages || !asked.message) return byHistory;
  if (branches.place(asked.conversation, asked.parent) === 'older') return 'edit';
  if (asked.parent !== ROOT) return 'followup';
  // A chat that is saved has a first prompt already.
  return asked.conversation === '' ? 'new' : 'edit';
}
