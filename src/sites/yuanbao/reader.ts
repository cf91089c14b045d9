/** Yuanbao: a prompt is a POST to its conversation, its answer a stream of pieces. Grammar and sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asSlug, asText, fieldsOf } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { CreateReader } from '../site.ts';
import { row as yuanbao } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const chat = /\/api\/chat\/([^/?]+)/.exec(exchange.url)?.[1] ?? '';
    const turn = startTurn(tab, exchange, {
      key: null,
      conversation: chat,
      intent: conversations.isFirst(chat) ? 'new' : 'followup',
      model: asSlug(body.chatModelId) ?? asSlug(body.model),
      texts: [asText(body.displayPrompt) ?? asText(body.prompt) ?? ''],
    });
    const progress = createProgress();
    return readAnswer({
      tab,
      turn,
      row: yuanbao,
      progress,
      take(value) {
        if (value === '[DONE]') progress.done = true;
        const { type, msg, content, stopReason } = fieldsOf(value);
        if (type === 'text') turn.answer().append(asText(msg) ?? '');
        else if (type === 'think') {
          turn.reasoning.append(asText(content) ?? '');
          turn.noteThinking();
        } else if (type === 'error') progress.error = errorWords(msg, content);
        if (asText(stopReason) !== undefined) progress.done = true;
        progress.understood ||= type === 'text' || type === 'think' || progress.done;
      },
    });
  };
};
