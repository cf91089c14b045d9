/** A conversation as a tree of messages: which of them a person sent, and which stand between two out of sight. */
import { asList, asName, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { ofSeconds } from '../reading/times.ts';

/** A message with what its conversation says of all of them. */
export interface Message {
  readonly fields: Fields;
  readonly defaultModel: unknown;
  /** It opens a voice session: all spoken in it is its answer. */
  readonly opensVoice: boolean;
}

/** Its messages, but for what nobody sees. */
export function messagesOf(conversation: Fields): ThreadNode<Message>[] {
  const mapping = withParents(fieldsOf(conversation.mapping));
  const messageOf = (id: string) => fieldsOf(fieldsOf(mapping[id]).message);
  const shownAbove = createNearest(mapping, (id) => !isHidden(messageOf(id)));
  const saidAbove = createNearest(mapping, (id) => isSaid(messageOf(id)));
  return Object.entries(mapping).flatMap(([id, value]): ThreadNode<Message>[] => {
    const node = fieldsOf(value);
    const fields = fieldsOf(node.message);
    if (isHidden(fields)) return [];
    const parent = asText(node.parent) ?? null;
    const parentId = shownAbove(parent);
    const isSpeaking = isSpoken(fields) && roleOf(fields) === 'user';
    const before = isSpeaking ? saidAbove(parent) : null;
    // What the program notes between two turns ends no session, and what a person writes does.
    const opensVoice = isSpeaking && !(before !== null && isSpoken(messageOf(before)));
    return [
      {
        id,
        parentId,
        message: { fields, defaultModel: conversation.default_model_slug, opensVoice },
        isPrompt: opensVoice || (isTyped(fields) && !isSpoken(fields)),
        isContinuation:
          roleOf(fields) === 'assistant' && parentId !== null && isCutShort(messageOf(parentId)),
        at: ofSeconds(fields.create_time),
      },
    ];
  });
}

/** A place that doesn't say what it stands below stands below what names it. */
function withParents(mapping: Fields): Fields {
  if (Object.values(mapping).every((node) => fieldsOf(node).parent !== undefined)) return mapping;
  const parents = new Map(
    Object.entries(mapping).flatMap(([id, node]) =>
      asList(fieldsOf(node).children).map((child) => [child, id] as const),
    ),
  );
  const places = Object.entries(mapping).map(([id, value]) => {
    const { parent = parents.get(id), ...node } = fieldsOf(value);
    return [id, { ...node, parent }] as const;
  });
  return Object.fromEntries(places);
}

/**
 * Finds the nearest place, from one upwards, that is looked for. Each is passed once, however many ask.
 * @returns what isn't in the file where the way ends there; null where it ends without one, or goes in a circle
 */
function createNearest(
  mapping: Fields,
  isWanted: (id: string) => boolean,
): (from: string | null) => string | null {
  const known = new Map<string, string | null>();
  return (from) => {
    const passed: string[] = [];
    let id = from;
    while (id !== null && Object.hasOwn(mapping, id) && !known.has(id) && !isWanted(id)) {
      passed.push(id);
      // In a circle there is none.
      known.set(id, null);
      id = asText(fieldsOf(mapping[id]).parent) ?? null;
    }
    const found = id === null ? null : (known.get(id) ?? (known.has(id) ? null : id));
    for (const one of passed) known.set(one, found);
    return found;
  };
}

/** Who it is of. */
export function roleOf({ author }: Fields): unknown {
  return fieldsOf(author).role;
}

/** What it holds. */
export function contentOf({ content }: Fields): Fields {
  return fieldsOf(content);
}

/** The pieces of what it holds. */
export function partsOf(message: Fields): readonly unknown[] {
  return asList(contentOf(message).parts);
}

/** Instructions and memories are sent in the person's name, out of their sight. */
function isTyped(message: Fields): boolean {
  const metadata = fieldsOf(message.metadata);
  const type = contentOf(message).content_type;
  return (
    roleOf(message) === 'user' &&
    metadata.is_visually_hidden_from_conversation !== true &&
    metadata.is_user_system_message !== true &&
    (type === 'text' || type === 'multimodal_text')
  );
}

/** It came to the most one answer may have: what follows it was asked for. */
function isCutShort(message: Fields): boolean {
  const { type } = fieldsOf(fieldsOf(message.metadata).finish_details);
  return roleOf(message) === 'assistant' && type === 'max_tokens';
}

/** A person wrote or spoke it. */
function isSaid(message: Fields): boolean {
  return isTyped(message) || (roleOf(message) === 'user' && isSpoken(message));
}

/** It stands between two messages, and neither asks nor answers: a version of a prompt may have its own above it. */
function isHidden(message: Fields): boolean {
  const role = roleOf(message);
  const { content_type: type } = contentOf(message);
  if (type === 'model_editable_context') return true;
  return (role === 'system' && type !== 'system_error') || (role === 'user' && !isSaid(message));
}

/** Said aloud, by whomever. */
export function isSpoken(message: Fields): boolean {
  if (fieldsOf(message.metadata).voice_mode_message === true) return true;
  return partsOf(message).some((part) =>
    /^(?:audio_|real_time_user_audio_)/.test(asName(fieldsOf(part).content_type)),
  );
}
