/** Le Chat's export: a file a chat, its messages in no order. Grammar and sources: README.md. */
import { asId, asList, asName, asText, type Fields, fieldsOf, toJson } from '../../sites/reading/json.ts';
import type { Turn } from '../../sites/reading/turn.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, type FileReading, type ReadPrompt, readingOf } from '../source.ts';

export const mistral: ExportSource = {
  id: 'mistral',
  recognises: ({ value }) => {
    const { chatId, role } = fieldsOf(value);
    return typeof chatId === 'string' && (role === 'user' || role === 'assistant');
  },
  createReading: () => readingOf(openFile),
};

function openFile(): FileReading {
  const chats = new Map<string, Fields[]>();
  return {
    take({ value }) {
      const message = fieldsOf(value);
      const chat = asText(message.chatId) ?? '';
      const messages = chats.get(chat);
      if (messages) messages.push(message);
      else chats.set(chat, [message]);
      return [];
    },
    end: () => [...chats].flatMap(([chat, messages]) => readChat(chat, messages)),
  };
}

function readChat(chat: string, messages: readonly Fields[]): ReadPrompt[] {
  const sorted = messages.toSorted(
    (a, b) =>
      (ofIso(a.createdAt) ?? 0) - (ofIso(b.createdAt) ?? 0) ||
      // Both may be made at once.
      Number(b.role === 'user') - Number(a.role === 'user') ||
      Number(asName(a.version)) - Number(asName(b.version)),
  );
  /** Of the last prompt, and of what came last. */
  let promptId: string | null = null;
  let lastId: string | null = null;
  /** By id of a message what it stands below: a prompt below what came before it, all else below its prompt. */
  const above = new Map<string, string | null>();
  const seen = new Set<string>();
  const nodes = sorted.flatMap((message): ThreadNode<Fields>[] => {
    const id = asId(message.id);
    const version = JSON.stringify([id, message.version]);
    // The same file may hold the same message twice.
    if (id === undefined || seen.has(version)) return [];
    seen.add(version);
    const isPrompt = message.role === 'user';
    // The same message in a higher version was made again, at the same place, whatever was asked meanwhile.
    const isOther = above.has(id);
    const nodeId = isOther ? `${id}/${String(message.version)}` : id;
    const parentId = isOther ? (above.get(id) ?? null) : lastId;
    if (!isOther) above.set(id, isPrompt ? lastId : promptId);
    const node = {
      id: nodeId,
      parentId,
      message,
      isPrompt,
      at: ofIso(message.createdAt),
    };
    if (isPrompt) promptId = nodeId;
    lastId = nodeId;
    return [node];
  });
  return readThread(nodes, sourceOf(chat, nodes.find(({ isPrompt }) => isPrompt)?.id));
}

/** @param first id of the chat's first prompt: live metering knows it by the chat */
function sourceOf(chat: string, first: string | undefined): ChatSource<Fields> {
  const keyOf = ({ id }: ThreadNode<Fields>) => (id === first ? chat : id);
  return {
    site: 'mistral',
    // A prompt in a higher version was sent under an id that the file doesn't hold.
    liveKey: (node) => (node.id === node.message.id ? keyOf(node) : null),
    liveAnswerKey: () => null,
    importKey: keyOf,
    readPrompt(turn, message) {
      for (const text of textsOf(message)) turn.input.append(text);
    },
    readAnswer(turn, messages) {
      for (const message of messages) {
        for (const text of textsOf(message)) turn.answer().append(text);
        for (const chunk of asList(message.contentChunks).map(fieldsOf)) readChunk(turn, chunk);
      }
      const isStopped = messages.some(({ contentChunks }) =>
        asList(contentChunks).some((chunk) => fieldsOf(chunk).isInterrupted === true),
      );
      return isStopped ? 'stopped' : turn.produced ? 'complete' : 'failed';
    },
  };
}

/** `content` repeats the chunks' texts. */
function textsOf({ content, contentChunks }: Fields): string[] {
  const chunks = asList(contentChunks).map(fieldsOf);
  if (chunks.length === 0) return [asText(content) ?? ''];
  return chunks.flatMap(({ type, text }) => (type === 'text' ? (asText(text) ?? []) : []));
}

function readChunk(turn: Turn, { type, imageUrl, publicArguments }: Fields): void {
  if (type === 'image_url') turn.addMedia(String(imageUrl), { type: 'image' });
  else if (type === 'tool_call') turn.tool.append(asText(publicArguments) ?? toJson(publicArguments));
}
