/** Grok's export: conversations with their responses, a person's among them. Grammar and sources: README.md. */
import {
  asFields,
  asId,
  asList,
  asName,
  asSlug,
  asText,
  type Fields,
  fieldsOf,
} from '../../sites/reading/json.ts';
import type { Turn } from '../../sites/reading/turn.ts';
import { LeftOut } from '../listener.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import { withoutElements } from '../reading/html.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { momentOf, ofIso } from '../reading/times.ts';
import { type ExportSource, itemsOf, type ReadPrompt, readingOf } from '../source.ts';

export const grok: ExportSource = {
  id: 'grok',
  recognises: ({ field, value }) =>
    (field === 'conversations' && Array.isArray(fieldsOf(value).responses)) || isPost(field, value),
  createReading: () =>
    readingOf(() =>
      itemsOf(({ field, value }) => {
        // Each variant of a picture is one, and which were asked for together isn't told.
        if (isPost(field, value)) throw new LeftOut('posts');
        return field === 'conversations' ? readConversation(fieldsOf(value)) : [];
      }),
    ),
};

/** A picture or video of Imagine. */
function isPost(field: string | null, value: unknown): boolean {
  return field === 'media_posts' && asFields(value) !== undefined;
}

/** Cards the page draws instead of them. */
const DRAWN = ['grok:render', 'xai:tool_usage_card'];

function readConversation(conversation: Fields): ReadPrompt[] {
  const messages = asList(conversation.responses).map((entry) => fieldsOf(fieldsOf(entry).response));
  const isTree = messages.some(({ parent_response_id }) => asText(parent_response_id) !== undefined);
  let lastId: string | null = null;
  const nodes = messages.flatMap((message): ThreadNode<Fields>[] => {
    const id = asId(message._id);
    if (id === undefined) return [];
    // Of prompts that stand below nothing, the first began it, and others were asked instead.
    const isBeginning = isTree && isHuman(message) && message.parent_response_id === null;
    const parentId = isBeginning ? null : (asText(message.parent_response_id) ?? lastId);
    lastId = id;
    return [{ id, parentId, message, isPrompt: isHuman(message), at: timeOf(message.create_time) }];
  });
  return readThread(nodes, SOURCE);
}

/** Anything else is a model, whatever its name. */
function isHuman({ sender }: Fields): boolean {
  return /^human$/i.test(asText(sender) ?? '');
}

/** It may bear the model's name. */
function modelOf({ model, sender }: Fields): string | undefined {
  const name = asSlug(sender);
  return asSlug(model) ?? (/^assistant$/i.test(name ?? '') ? undefined : name);
}

/** As the database writes it, or as people do. */
function timeOf(value: unknown): number | undefined {
  const date = asFields(value)?.$date ?? value;
  const ms = asFields(date)?.$numberLong ?? date;
  return ofIso(ms) ?? momentOf(Number(asName(ms)));
}

const SOURCE: ChatSource<Fields> = {
  site: 'grok',
  // Side by side, for the person to choose.
  comparedWithinMs: 2_000,
  liveKey: () => null,
  liveAnswerKey: () => null,
  importKey: ({ id }) => id,
  readPrompt(turn, message) {
    turn.input.append(asText(message.message) ?? '');
  },
  readAnswer(turn, messages) {
    for (const message of messages) {
      turn.answer().append(textOf(message.message));
      const thoughts = [message.thinking_trace, ...asList(message.agent_thinking_traces)].map(thoughtOf);
      for (const thought of thoughts) turn.reasoning.append(thought);
      if (thoughts.some((thought) => thought !== '')) turn.noteThinking();
      else noteThinkingTime(turn, message);
      for (const url of asList(message.generated_image_urls)) turn.addMedia(String(url), { type: 'image' });
      turn.modelRequested = modelOf(message) ?? turn.modelRequested;
    }
    if (messages.some(({ error }) => error === true || asText(error) || asFields(error))) return 'failed';
    if (messages.some(({ partial }) => partial === true)) return 'stopped';
    return turn.produced ? 'complete' : 'failed';
  },
};

/** What was thought may be told by its time alone. */
function noteThinkingTime(turn: Turn, { thinking_start_time, thinking_end_time }: Fields): void {
  const [began, ended] = [timeOf(thinking_start_time), timeOf(thinking_end_time)];
  if (began === undefined || ended === undefined || ended <= began) return;
  turn.noteThinking();
  turn.thinkingMs = (turn.thinkingMs ?? 0) + ended - began;
}

function thoughtOf(trace: unknown): string {
  return textOf(asText(trace) ?? fieldsOf(trace).thinking_trace);
}

function textOf(value: unknown): string {
  return withoutElements(asText(value) ?? '', DRAWN);
}
