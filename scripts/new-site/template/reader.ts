/** A prompt is a POST of JSON, its answer a stream of events with pieces of text. The wire: README.md. */
import { bodyFields } from '../../../src/sites/reading/body.ts';
import { createConversations } from '../../../src/sites/reading/conversations.ts';
import { asId, asSlug, asText, fieldsOf } from '../../../src/sites/reading/json.ts';
import { startTurn } from '../../../src/sites/reading/prompt.ts';
import { createProgress, errorWords, readAnswer } from '../../../src/sites/reading/stream-answer.ts';
import type { CreateReader } from '../../../src/sites/site.ts';
import { row } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const conversation = asText(body.conversation) ?? '';
    const turn = startTurn(tab, exchange, {
      key: asId(body.id) ?? null,
      conversation,
      intent: conversations.isFirst(conversation) ? 'new' : 'followup',
      model: asSlug(body.model),
      texts: [asText(body.prompt) ?? ''],
    });
    const progress = createProgress();

    return readAnswer({
      tab,
      turn,
      row,
      progress,
      take(value) {
        const { type, text, model, code, message } = fieldsOf(value);
        if (type === 'start') turn.model = asSlug(model) ?? null;
        else if (type === 'delta') turn.answer().append(asText(text) ?? '');
        else if (type === 'done') progress.done = true;
        else if (type === 'error') progress.error = errorWords(code, message);
        progress.understood ||= type === 'start' || type === 'delta' || type === 'done';
      },
    });
  };
};
