/**
 * What is asked on ChatGPT's pages and answered elsewhere: tasks for Codex, done on a machine of the site's, and group
 * chats, whose answers come to all who are in them.
 */
import { bodyFields } from '../reading/body.ts';
import { asText, fieldsOf } from '../reading/json.ts';
import { asCount } from '../reading/numbers.ts';
import { countPrompt } from '../reading/unread.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { row as chatgpt } from './row.ts';

/** In a group ChatGPT answers who calls it by its name; all else is said to people. */
const CALLED = /chat ?gpt/i;

/** Undefined where what is said is not for the model. */
export function openRoom(tab: Tab, exchange: ExchangeStart): ExchangeReader | undefined {
  const text = asText(fieldsOf(bodyFields(exchange.body).content).text) ?? '';
  if (!CALLED.test(text)) return undefined;
  return countPrompt(tab, chatgpt, exchange, {
    key: null,
    conversation: /\/rooms\/([^/?]+)/.exec(exchange.url)?.[1],
    // What others said before is not seen.
    intent: 'unknown',
    texts: [text],
  });
}

/** How often Codex tries a task, each a run of its own. */
export function attemptsOf({ body }: ExchangeStart): number {
  return asCount(fieldsOf(bodyFields(body).metadata).best_of_n) ?? 1;
}
