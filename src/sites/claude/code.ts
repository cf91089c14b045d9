/**
 * Claude Code on the web: a person's words go to a session as an event, and the work is done on a machine of the site's.
 * What comes of it crosses a socket in a grammar nobody has shown: each is one run of an agent.
 */
import { asId, asList, asSlug, asText, fieldsOf, parseJson } from '../reading/json.ts';
import { countPrompt } from '../reading/unread.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { row as claude } from './row.ts';

/** Undefined where nobody said anything: answers to a question of the agent's, interrupts, results of tools. */
export function openCode(tab: Tab, exchange: ExchangeStart): ExchangeReader | undefined {
  const { body, url } = exchange;
  const fields = body.kind === 'text' ? fieldsOf(parseJson(body.text)) : {};
  // A session begins with its first event, wrapped.
  const events = asList(fields.events).map((event) => fieldsOf(fieldsOf(event).data ?? event));
  const texts = events.filter(({ type }) => type === 'user').flatMap(({ message }) => textsOf(message));
  if (texts.length === 0) return undefined;
  const session = /\/sessions\/([^/?]+)/.exec(url)?.[1];
  return countPrompt(tab, claude, exchange, {
    key: asId(events[0]?.uuid) ?? null,
    conversation: session,
    intent: session === undefined ? 'new' : 'followup',
    mode: 'agent',
    model: asSlug(fieldsOf(fields.session_context).model),
    texts,
    // A session holds far more than what was typed into it; all of it is in the estimate of a run.
    contextTokens: 0,
  });
}

function textsOf(message: unknown): string[] {
  const { content } = fieldsOf(message);
  const typed = asText(content);
  return typed === undefined ? asList(content).flatMap((part) => asText(fieldsOf(part).text) ?? []) : [typed];
}
