/**
 * you.com: a prompt is the address of a stream of events, with the question in its query: it is read here and never
 * kept. Grammar and sources: README.md.
 */
import { createConversations } from '../reading/conversations.ts';
import { asFields, asId, asSlug, asText } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { CreateReader } from '../site.ts';
import { row as you } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const query = new URLSearchParams(exchange.url.replace(/^[^?]*/, ''));
    const chat = query.get('chatId') ?? '';
    const mode = query.get('selectedChatMode') ?? '';
    const turn = openTurn(tab, exchange, asId(query.get('conversationTurnId')) ?? null);
    const isRetry = turn.conversation !== null;
    if (!isRetry) {
      const isFirst = conversations.isFirst(chat) && !asIndex(query.get('pastChatLength'));
      turn.intent = isFirst ? 'new' : 'followup';
      if (/research/i.test(mode)) turn.mode = 'research';
      else if (/agent|compute/i.test(mode)) turn.mode = 'agent';
      // The mode is a product; only some modes let the person choose the model.
      turn.modelRequested = asSlug(query.get('selectedAiModel')) ?? null;
      turn.contextTokens = tab.contextTokens(chat);
      turn.conversation = chat;
      turn.input.append(query.get('q') ?? '');
    }
    const progress = createProgress();
    return readAnswer({
      tab,
      turn,
      row: you,
      progress,
      // An EventSource is closed by the page; whether it hears of the end is its own affair.
      endsSilently: exchange.endpoint === 'search',
      take(value, name) {
        const fields = asFields(value) ?? {};
        if (name === 'done') progress.done = true;
        else if (name === 'error') progress.error = errorWords(fields.code, fields.message, value);
        else if (name === 'youChatToken') turn.answer().append(asText(fields.youChatToken) ?? '');
        progress.understood ||= name.startsWith('youChat');
      },
    });
  };
};
