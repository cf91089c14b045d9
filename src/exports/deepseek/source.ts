/** DeepSeek's export: conversations as trees of numbered nodes. Grammar and sources: README.md. */
import { asFields, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, itemsOf, type ReadPrompt, readingOf } from '../source.ts';

export const deepseek: ExportSource = {
  id: 'deepseek',
  recognises: ({ value }) => {
    const { mapping, inserted_at } = fieldsOf(value);
    return asFields(mapping) !== undefined && inserted_at !== undefined;
  },
  createReading: () => readingOf(() => itemsOf(({ value }) => readConversation(fieldsOf(value)))),
};

function readConversation({ id: conversation, mapping }: Fields): ReadPrompt[] {
  const nodes = Object.entries(fieldsOf(mapping)).map(([id, value]): ThreadNode<Fields> => {
    const { parent, message } = fieldsOf(value);
    const fields = fieldsOf(message);
    return {
      id,
      parentId: typeof parent === 'number' ? `${parent}` : (asText(parent) ?? null),
      message: fields,
      isPrompt: textsOf(fields, 'REQUEST').length > 0,
      at: ofIso(fields.inserted_at),
    };
  });
  return readThread(nodes, sourceOf(asText(conversation) ?? ''));
}

function sourceOf(conversation: string): ChatSource<Fields> {
  return {
    site: 'deepseek',
    // Live metering knows a prompt by the id of its stream, which no file has.
    liveKey: () => null,
    liveAnswerKey: () => null,
    importKey: ({ id }) => `${conversation}/${id}`,
    readPrompt(turn, message) {
      for (const text of textsOf(message, 'REQUEST')) turn.input.append(text);
    },
    readAnswer(turn, messages) {
      for (const message of messages) {
        for (const text of textsOf(message, 'RESPONSE')) turn.answer().append(text);
        const thoughts = textsOf(message, 'THINK');
        if (thoughts.length > 0) turn.noteThinking();
        for (const text of thoughts) turn.reasoning.append(text);
        turn.modelRequested = asSlug(message.model) ?? turn.modelRequested;
      }
      if (messages.every((message) => fragmentsOf(message).length === 0)) return undefined;
      return turn.produced ? 'complete' : 'failed';
    },
  };
}

/** An early form has one text a message, and says whose it is. */
function fragmentsOf({ fragments, content, role }: Fields): readonly unknown[] {
  if (fragments !== undefined || typeof content !== 'string') return asList(fragments);
  return [{ type: /^user$/i.test(asText(role) ?? '') ? 'REQUEST' : 'RESPONSE', content }];
}

function textsOf(message: Fields, type: string): string[] {
  return fragmentsOf(message)
    .map(fieldsOf)
    .flatMap((fragment) => (fragment.type === type ? (asText(fragment.content) ?? '') : []));
}
