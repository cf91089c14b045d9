/** What a request to `completion` or `retry_completion`, or the second of either, says of its prompt. */
import type { Mode } from '../../model/usage/usage.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import type { ExchangeStart } from '../site.ts';

/** The parent of a conversation's first message. */
const ROOT = '00000000-0000-4000-8000-000000000000';

/** Null is what the request doesn't say. */
export interface ClaudePrompt {
  conversation: string;
  /** The message the prompt answers; for a regeneration, the prompt's own. '' where it isn't told. */
  parent: string;
  /** The client's id of the person's message, or of the new answer where that is all that is new. */
  key: string | null;
  isRegeneration: boolean;
  isFirst: boolean;
  /** Nothing new to say: the model is to go on where it was cut. */
  isEmpty: boolean;
  /** What the person typed, then what they attached. */
  texts: readonly string[];
  /** Files sent by their ids alone: pictures, or pages. */
  files: number;
  model: string | null;
  mode: Mode;
  effort: string | null;
}

/** The conversation a URL is about; '' for none. */
export function conversationOf(url: string): string {
  return /\/chat_conversations\/([^/?]+)/.exec(url)?.[1] ?? '';
}

/** A body that is no JSON gives no texts, no model and no key; the conversation is in the address. */
export function readPrompt({ url, body }: ExchangeStart): ClaudePrompt {
  const isRegeneration = url.includes('/retry_completion');
  const fields = asFields(body.kind === 'text' ? parseJson(body.text) : undefined) ?? {};
  const params = asFields(fields.create_conversation_params);
  const uuids = asFields(fields.turn_message_uuids);
  const parent = asText(fields.parent_message_uuid) ?? '';
  const attached = asList(fields.attachments).map((item) => asFields(item)?.extracted_content);
  const texts = [fields.prompt, ...attached].map(asText).filter((text) => text !== undefined);
  const mode = modeOf(params ?? {}, fields);
  return {
    conversation: conversationOf(url),
    parent,
    key: asId(isRegeneration ? uuids?.assistant_message_uuid : uuids?.human_message_uuid) ?? null,
    isRegeneration,
    isFirst: parent === ROOT || params !== undefined,
    isEmpty: fields.prompt === '' && texts.length === 0 && asList(fields.files).length === 0,
    texts,
    files: isRegeneration ? 0 : asList(fields.files).length,
    model: asSlug(fields.model) ?? asSlug(params?.model) ?? null,
    mode,
    effort: asSlug(fields.effort) ?? asSlug(params?.effort) ?? (mode === 'reasoning' ? 'extended' : null),
  };
}

/** The settings of a conversation come with the request that creates it. */
function modeOf(...settings: readonly Fields[]): Mode {
  if (settings.some(({ compass_mode: compass }) => compass === 'advanced')) return 'research';
  const thinks = settings.some(({ paprika_mode, thinking_mode }) =>
    [paprika_mode, thinking_mode].includes('extended'),
  );
  return thinks ? 'reasoning' : 'standard';
}
