/** Rufus, in Amazon's shops: each question counts as one; what it answers is a page in pieces. Sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asText, fieldsOf } from '../reading/json.ts';
import { countPrompt } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const query = asText(fieldsOf(bodyFields(exchange.body).queryContext).query);
    // The panel opens with the same call, and nothing asked.
    if (query === undefined) return undefined;
    const panel = /[?&]tabId=([^&]+)/.exec(exchange.url)?.[1] ?? '';
    return countPrompt(tab, row, exchange, {
      key: null,
      conversation: panel,
      intent: conversations.isFirst(panel) ? 'new' : 'followup',
      texts: [query],
    });
  };
};
