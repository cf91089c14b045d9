/**
 * coral.cohere.com: a prompt is a POST to another host, its answer lines of JSON. Known as it was in 2024. Grammar and
 * sources: README.md.
 */

import { createJsonObjectsDecoder } from '../decoders/json-stream.ts';
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asFields, asSlug, asText, type Fields } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { CreateReader } from '../site.ts';
import { row as cohere } from './row.ts';

const EVENT = 'STREAM_EVENT_TYPE_';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const conversation = asText(body.conversationId) ?? '';
    const turn = openTurn(tab, exchange, null);
    turn.intent = conversations.isFirst(conversation) ? 'new' : 'followup';
    turn.modelRequested = asSlug(body.model) ?? null;
    turn.contextTokens = tab.contextTokens(conversation);
    turn.conversation = conversation;
    turn.input.append(asText(body.message) ?? '');
    const progress = createProgress();

    function takeEvent({ result, error }: Fields): void {
      const fields = asFields(error);
      if (fields) progress.error = errorWords(fields.code, fields.status, fields.message);
      const event = asFields(result);
      const type = asText(event?.eventType) ?? '';
      progress.understood ||= type.startsWith(EVENT);
      if (type === `${EVENT}TEXT_GENERATION`) {
        turn.answer().append(asText(asFields(event?.textGenerationStreamEvent)?.text) ?? '');
      }
      if (type !== `${EVENT}STREAM_END`) return;
      const reason = asText(asFields(event?.streamEndEvent)?.finishReason) ?? '';
      if (/ERROR|TOXIC/.test(reason)) progress.error = errorWords(reason);
      progress.done = true;
    }

    return readAnswer({
      tab,
      turn,
      row: cohere,
      progress,
      decoder: (take) => createJsonObjectsDecoder((object) => take(object, '')),
      take: (value) => takeEvent(asFields(value) ?? {}),
    });
  };
};
