/** pi.ai: a prompt is a POST, its answer a stream of events with pieces of text. Grammar: README.md. */

import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asFields, asText } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { CreateReader } from '../site.ts';
import { row as pi } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const conversation = asText(body.conversation) ?? '';
    const turn = startTurn(tab, exchange, {
      key: null,
      conversation,
      intent: conversations.isFirst(conversation) ? 'new' : 'followup',
      texts: [asText(body.text) ?? ''],
    });
    const progress = createProgress();
    let hasPieces = false;

    return readAnswer({
      tab,
      turn,
      row: pi,
      progress,
      // Only the pieces of text are known for sure.
      endsSilently: true,
      take(value, name) {
        const fields = asFields(value) ?? {};
        const text = asText(fields.text);
        if (name === 'done') progress.done = true;
        if (name === 'error' || fields.error !== undefined)
          progress.error = errorWords(fields.error, fields.message);
        if (text === undefined || name === 'received') return;
        progress.understood = true;
        // After its pieces the message may come once more as a whole.
        if (name === 'message' && hasPieces) turn.answer().reset();
        hasPieces ||= name === 'partial';
        turn.answer().append(text);
      },
    });
  };
};
