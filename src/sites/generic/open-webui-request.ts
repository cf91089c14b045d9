/** What a page of Open WebUI sends with a prompt. Source: its page, 0.6 to 0.9, run in a browser (openwebui/README.md). */
import type { Intent } from '../../model/usage/usage.ts';
import type { Branches } from '../reading/branches.ts';
import { asFields, asId, asList, asSlug, type Fields, fieldsOf } from '../reading/json.ts';

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
  /** The prompt has answers already. */
  readonly isAnswered: boolean;
}

/** @param body of the POST */
export function readAsked(body: Fields): Asked {
  const message = asFields(body.user_message);
  const named = [...Object.values(fieldsOf(body.message_ids)), body.id].map(asId);
  const ids = [...new Set(named.filter((id) => id !== undefined))].slice(0, MAX_ANSWERS);
  return {
    ids,
    // Before 0.9 the parent told is the answer's: the person's message.
    prompt: asId(message?.id) ?? asId(body.parent_id) ?? '',
    parent: asId(message?.parentId) ?? ROOT,
    conversation: asId(body.chat_id) ?? '',
    model: asSlug(body.model),
    messages: Array.isArray(body.messages) ? body.messages : undefined,
    message,
    isAnswered: asList(message?.childrenIds).some((id) => !ids.some((own) => own === id)),
  };
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
