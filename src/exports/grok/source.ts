/** Grok's export: conversations with their responses, a person's among them. Grammar and sources: README.md. */
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { momentOf, ofIso } from '../reading/times.ts';
import { type ExportSource, itemsOf, type ReadPrompt, readingOf } from '../source.ts';

export const grok: ExportSource = {
  id: 'grok',
  recognises: ({ field, value }) => field === 'conversations' && Array.isArray(fieldsOf(value).responses),
  createReading: () =>
    readingOf(() =>
      itemsOf(({ field, value }) => (field === 'conversations' ? readConversation(fieldsOf(value)) : [])),
    ),
};

/** Cards the page draws instead of them. */
const DRAWN = /<(grok:render|xai:tool_usage_card)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g;

function readConversation(conversation: Fields): ReadPrompt[] {
  let lastId: string | null = null;
  const nodes = asList(conversation.responses).flatMap((entry): ThreadNode<Fields>[] => {
    const message = fieldsOf(fieldsOf(entry).response);
    const id = asId(message._id);
    if (id === undefined) return [];
    const parentId = asText(message.parent_response_id) ?? lastId;
    lastId = id;
    return [{ id, parentId, message, isPrompt: message.sender === 'human', at: timeOf(message.create_time) }];
  });
  return readThread(nodes, SOURCE);
}

/** As the database writes it, or as people do. */
function timeOf(value: unknown): number | undefined {
  const { $numberLong: ms } = fieldsOf(fieldsOf(value).$date);
  return ms === undefined ? ofIso(value) : momentOf(Number(ms));
}

const SOURCE: ChatSource<Fields> = {
  site: 'grok',
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
      for (const url of asList(message.generated_image_urls)) turn.addMedia(String(url), { type: 'image' });
      turn.modelRequested = asSlug(message.model) ?? turn.modelRequested;
    }
    if (messages.some(({ error }) => asText(error) !== undefined)) return 'failed';
    if (messages.some(({ partial }) => partial === true)) return 'stopped';
    return turn.produced ? 'complete' : 'failed';
  },
};

function thoughtOf(trace: unknown): string {
  return textOf(asText(trace) ?? fieldsOf(trace).thinking_trace);
}

function textOf(value: unknown): string {
  return (asText(value) ?? '').replace(DRAWN, '');
}
