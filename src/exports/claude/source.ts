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
  const byTime = messages.toSorted((a, b) => (timeOf(a) ?? 0) - (timeOf(b) ?? 0));
  const beforeInTime = new Map(byTime.map((message, index) => [message, byTime[index - 1]]));
  const nodes = messages.flatMap((message, index): ThreadNode<Fields>[] => {
    const id = asId(message.uuid);
    if (id === undefined) return [];
    const parent = asText(message.parent_message_uuid);
    // Old conversations have no parents, and a parent may be missing: what came before it stands in.
    const before = parent === undefined ? messages[index - 1] : beforeInTime.get(message);
    const isKnown = parent !== undefined && (parent === NO_PARENT || ids.has(parent));
    const parentId = isKnown ? parent : (asId(before?.uuid) ?? null);
    return [{ id, parentId, message, isPrompt: message.sender === 'human', at: timeOf(message) }];
  });
  const account = asId(fieldsOf(conversation.account).uuid);
  const prompts = readThread(nodes, SOURCE);
  return account === undefined ? prompts : prompts.map((prompt) => ({ ...prompt, account }));
}

/** An answer is dated by its end, its first block by the beginning. */
function timeOf(message: Fields): number | undefined {
  const started = fieldsOf(asList(message.content)[0]).start_timestamp;
  const sent = ofIso(message.created_at);
  return message.sender === 'human' ? sent : (ofIso(started) ?? sent);
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
    turn.tool.append(toJson(input));
    if (name === 'launch_extended_search_task') turn.mode = 'research';
  }
}
