/**
 * Ask Brave: a question is the address of a stream of lines, with the words in its query: they are read here and never
 * kept. Grammar and sources: README.md.
 */
import { createEventDecoder } from '../decoders/events.ts';
import { createConversations } from '../reading/conversations.ts';
import { asText, fieldsOf } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { reportTokens } from '../reading/reported.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { CreateReader } from '../site.ts';
import { row as brave } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const query = new URLSearchParams(exchange.url.replace(/^[^?]*/, ''));
    const chat = query.get('id') ?? '';
    const turn = startTurn(tab, exchange, {
      key: null,
      conversation: chat,
      intent: conversations.isFirst(chat) ? 'new' : 'followup',
      texts: [query.get('query') ?? ''],
    });
    const progress = createProgress();
    return readAnswer({
      tab,
      turn,
      row: brave,
      progress,
      // Nothing is said to be the last line; what a stream that breaks off lacks can't be told.
      endsSilently: true,
      decoder: (take) => createEventDecoder((_, value) => take(value, '')),
      take(value) {
        const {
          type,
          delta,
          name,
          message,
          prompt_tokens: read,
          completion_tokens: written,
        } = fieldsOf(value);
        if (type === 'text_delta') turn.answer().append(asText(delta) ?? '');
        else if (type === 'inline_entity') turn.answer().append(asText(name) ?? '');
        else if (type === 'research_start') turn.mode = 'research';
        else if (type === 'usage') reportTokens(turn, { read, output: written });
        else if (type === 'error') progress.error = errorWords(message);
        progress.understood ||= typeof type === 'string' && type !== 'error';
      },
    });
  };
};
