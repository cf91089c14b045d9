/** Claude's export: conversations with their messages, each made of blocks. Grammar and sources: README.md. */
import { asId, asList, asSlug, asText, type Fields, fieldsOf, toJson } from '../../sites/reading/json.ts';
import type { Turn } from '../../sites/reading/turn.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, itemsOf, type ReadPrompt, readingOf } from '../source.ts';

export const claude: ExportSource = {
  id: 'claude',
  recognises: ({ value }) => Array.isArray(fieldsOf(value).chat_messages),
  createReading: () => readingOf(() => itemsOf(({ value }) => readConversation(fieldsOf(value)))),
};

/** The parent of a conversation's first message. */
const NO_PARENT = '00000000-0000-4000-8000-000000000000';

function readConversation(conversation: Fields): ReadPrompt[] {
  const messages = asList(conversation.chat_messages)
    .map(fieldsOf)
    .filter(({ uuid }) => asId(uuid) !== undefined);
  const ids = new Set(messages.map(({ uuid }) => uuid));
  const standIn = standIns(messages, ids);
  const nodes = messages.flatMap((message, index): ThreadNode<Fields>[] => {
    const id = asId(message.uuid);
    if (id === undefined) return [];
    const parent = asText(message.parent_message_uuid);
    // Old conversations have no parents: the list is the order.
    const before = parent === undefined ? messages[index - 1] : standIn.get(parent);
    const isKnown = parent !== undefined && (parent === NO_PARENT || ids.has(parent));
    const parentId = isKnown ? parent : (asId(before?.uuid) ?? null);
    return [{ id, parentId, message, isPrompt: message.sender === 'human', at: timeOf(message) }];
  });
  const account = asId(fieldsOf(conversation.account).uuid);
  const prompts = readThread(nodes, SOURCE);
  return account === undefined ? prompts : prompts.map((prompt) => ({ ...prompt, account }));
}

/** By each parent that is not in the file what stands in for it: the message before the first that names it. */
function standIns(messages: readonly Fields[], ids: ReadonlySet<unknown>): Map<string, Fields | undefined> {
  const found = new Map<string, Fields | undefined>();
  const byTime = messages.toSorted((a, b) => (timeOf(a) ?? 0) - (timeOf(b) ?? 0));
  for (const [index, { parent_message_uuid }] of byTime.entries()) {
    const parent = asText(parent_message_uuid);
    if (parent !== undefined && !ids.has(parent) && !found.has(parent)) found.set(parent, byTime[index - 1]);
  }
  return found;
}

/** An answer is dated by its end, the first of its blocks that has a time by the beginning. */
function timeOf(message: Fields): number | undefined {
  const sent = ofIso(message.created_at);
  if (message.sender === 'human') return sent;
  for (const block of asList(message.content)) {
    const started = ofIso(fieldsOf(block).start_timestamp);
    if (started !== undefined) return started;
  }
  return sent;
}

const SOURCE: ChatSource<Fields> = {
  site: 'claude',
  liveKey: ({ id }) => id,
  liveAnswerKey: ({ id }) => id,
  importKey: ({ id }) => id,
  readPrompt(turn, message) {
    const attached = asList(message.attachments).map(
      (file) => asText(fieldsOf(file).extracted_content) ?? '',
    );
    for (const text of [...textsOf(message), ...attached.map((one) => `\n${one}`)]) turn.input.append(text);
  },
  readAnswer(turn, messages) {
    for (const message of messages) {
      for (const text of textsOf(message)) turn.answer().append(text);
      for (const block of asList(message.content).map(fieldsOf)) readBlock(turn, block);
      turn.model ??= asSlug(message.model) ?? null;
    }
    return turn.produced ? 'complete' : 'failed';
  },
};

/** The message's own text repeats its blocks and may hold thoughts as well; older ones have nothing else. */
function textsOf(message: Fields): string[] {
  const blocks = asList(message.content).map(fieldsOf);
  if (blocks.length === 0) return [asText(message.text) ?? ''];
  return blocks.flatMap(({ type, text }) => (type === 'text' ? (asText(text) ?? []) : []));
}

function readBlock(turn: Turn, { type, thinking, input, name }: Fields): void {
  if (type === 'thinking' || type === 'redacted_thinking') {
    turn.noteThinking();
    turn.reasoning.append(asText(thinking) ?? '');
  } else if (type === 'tool_use') {
    turn.tool.append(toJson(input ?? undefined));
    if (name === 'launch_extended_search_task') turn.mode = 'research';
  }
}
