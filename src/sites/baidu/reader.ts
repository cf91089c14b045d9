/** Baidu's assistant: each prompt counts as one. What it answers no named client shows. Sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { countPrompt } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const message = fieldsOf(body.message);
    const model = fieldsOf(fieldsOf(message.searchInfo).usedModel);
    const thinks = fieldsOf(fieldsOf(model.modelFunction).thinkMode).status === '1';
    const chat = asId(body.sessionId) ?? '';
    const isFirst = conversations.isFirst(chat);
    return countPrompt(tab, row, exchange, {
      key: null,
      conversation: chat,
      intent: message.isRebuild === true ? 'regenerate' : isFirst ? 'new' : 'followup',
      mode: thinks ? 'reasoning' : 'standard',
      model: asSlug(model.modelName),
      texts: textsOf(message),
    });
  };
};

/** The question stands in the content, or among the parts of it. */
function textsOf({ content, query }: Fields): string[] {
  const said = fieldsOf(content);
  const parts = [...asList(said.query), ...asList(query)];
  const texts = parts.map((part) => asText(fieldsOf(fieldsOf(fieldsOf(part).data).text).query) ?? '');
  return [asText(said.query) ?? '', ...texts];
}
