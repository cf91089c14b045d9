/**
 * JanitorAI: each prompt to the site's own model counts as one; what it answers no named client shows. Whoever uses a
 * model of another house has the page ask there. Sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { bodyFields } from '../reading/body.ts';
import { asList, asName, asText, fieldsOf } from '../reading/json.ts';
import { countTokens } from '../reading/text-meter.ts';
import { countPrompt } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row } from './row.ts';

/** By the mode of generation; SUGGESTION is what the person might say, and asks the model all the same. */
const INTENTS: ReadonlyMap<unknown, Intent> = new Map([
  ['REGENERATE', 'regenerate'],
  ['CONTINUE', 'continue'],
]);
const OWN_MODEL = 'janitor';

export const createReader: CreateReader = (tab) => (exchange) => {
  const body = bodyFields(exchange.body);
  if ((asText(fieldsOf(body.userConfig).api) ?? OWN_MODEL) !== OWN_MODEL) return undefined;
  const messages = asList(body.chatMessages).map(fieldsOf);
  const last = messages.findLastIndex((message) => message.is_bot !== true);
  const earlier = messages.slice(0, Math.max(0, last));
  const isFirst = earlier.every((message) => message.is_bot === true);
  return countPrompt(tab, row, exchange, {
    key: null,
    conversation: asName(fieldsOf(body.chat).id ?? ''),
    intent: INTENTS.get(body.generateMode) ?? (isFirst ? 'new' : 'followup'),
    texts: [asText(messages[last]?.message) ?? ''],
    contextTokens: countTokens(earlier.map(({ message }) => asText(message) ?? '')),
  });
};
