/** QuillBot's chat: each prompt counts as one; what it answers no named client shows. Sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { createJobs } from '../reading/jobs.ts';
import { asText, fieldsOf } from '../reading/json.ts';
import { countMedia, countPrompt } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as quillbot } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  const jobs = createJobs(tab, quillbot);
  return (exchange) => {
    const body = bodyFields(exchange.body);
    if (exchange.endpoint === 'image') {
      const texts = [asText(body.prompt) ?? ''];
      const asked = { key: null, intent: 'new' as const, texts, media: { type: 'image' as const }, count: 1 };
      return countMedia(jobs, exchange, asked, true);
    }
    const chat = /\/conversation\/([^/?]+)/.exec(exchange.url)?.[1] ?? '';
    return countPrompt(tab, quillbot, exchange, {
      key: null,
      conversation: chat,
      intent: conversations.isFirst(chat) ? 'new' : 'followup',
      texts: [asText(fieldsOf(body.message).content)?.trimEnd() ?? ''],
    });
  };
};
