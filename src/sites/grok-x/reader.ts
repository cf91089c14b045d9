/**
 * Grok on X: a prompt is a POST that holds the whole thread, answered by lines of JSON. Grammar and sources:
 * README.md.
 */

import { readHttpAnswer } from '../grok/http.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asList, asSlug, asText } from '../reading/json.ts';
import { TextMeter } from '../reading/text-meter.ts';
import type { CreateReader } from '../site.ts';
import { row as grokX } from './row.ts';

const BY_PERSON = 1;

export const createReader: CreateReader = (tab) => (exchange) => {
  const body = bodyFields(exchange.body);
  const thread = asList(body.responses).map((item) => asFields(item) ?? {});
  const newest = thread.findLastIndex(({ sender }) => sender === BY_PERSON);
  const turn = tab.turn({ key: null, endpoint: exchange.endpoint, at: exchange.at });
  const context = new TextMeter();
  for (const { message } of thread.slice(0, Math.max(0, newest))) context.append(asText(message) ?? '');
  turn.contextTokens = context.tokens;
  turn.input.append(asText(thread[newest]?.message) ?? '');
  turn.intent = newest > 0 ? 'followup' : 'new';
  turn.modelRequested = asSlug(body.grokModelOptionId) ?? null;
  if (body.isReasoning === true) turn.mode = 'reasoning';
  if (body.isDeepsearch === true) turn.mode = 'research';
  return readHttpAnswer({ tab, turn, row: grokX });
};
