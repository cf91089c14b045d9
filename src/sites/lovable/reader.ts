/**
 * Lovable: what is said to a project is a POST that is only taken note of; the work is done on the site's machines. Each
 * is one run of an agent. Sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asId, asList, asSlug, asText, fieldsOf } from '../reading/json.ts';
import { countPrompt } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const project = /\/projects\/([^/?]+)/.exec(exchange.url)?.[1] ?? '';
    const isFirst = conversations.isFirst(project);
    const last = fieldsOf(asList(body.messages).at(-1));
    return countPrompt(tab, row, exchange, {
      key: asId(body.id) ?? null,
      conversation: project,
      intent: isFirst ? 'new' : 'followup',
      // Talk about the project changes nothing in it.
      mode: body.chat_only === true ? 'standard' : 'agent',
      model: asSlug(body.model),
      texts: [asText(body.message) ?? asText(last.content) ?? ''],
      contextTokens: 0,
    });
  };
};
