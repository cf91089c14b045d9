/**
 * grok.com's gateway: a socket that lives for many turns. The page sends an item (the person's message) and then asks
 * for a response, or both in one; a response asked for alone is a regeneration. Who goes on to another conversation
 * while one is answered makes a session of it on the same socket. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import type { Branches } from '../reading/branches.ts';
import { asFields, asText, type Fields } from '../reading/json.ts';
import { createShape } from '../reading/shape.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { type Conversation, createConversation, type Gateway } from './conversation.ts';
import { row as grok } from './row.ts';

/** Sessions of one socket; the oldest is heard no more beyond this. */
const MAX_SESSIONS = 50;

/** @param branches of the tab: sockets come and go */
export function readGateway(tab: Tab, branches: Branches, start: ExchangeStart): ExchangeReader {
  const shape = createShape(grok.vocabulary);
  const gateway: Gateway = { tab, branches, start, shape, nameless: 0 };
  const sessions = new Map<string, Conversation>();
  /** The one the page speaks to: events that name none are of it. */
  let current = createConversation(gateway);

  /** A session has no name before the site gave it one. */
  function sessionOf(id: string | undefined): Conversation {
    const session = (id === undefined ? undefined : sessions.get(id)) ?? current;
    if (id !== undefined) remember(sessions, id, session, MAX_SESSIONS);
    return session;
  }

  function takeOut(id: string | undefined, event: Fields): void {
    const named = id ?? conversationIn(event);
    const isNew = event.type === 'session.create' && (named === undefined || !sessions.has(named));
    if (isNew && sessions.size > 0) current = createConversation(gateway);
    current = sessionOf(named);
    current.takeOut(event);
  }

  return {
    frame(direction, data) {
      if (direction === 'in' && typeof data === 'string') shape.size(data.length);
      for (const object of objectsIn(data)) {
        const event = asFields(object.event) ?? object;
        const id = asText(object.session_id);
        if (direction === 'out') takeOut(id, event);
        else sessionOf(id).takeIn(event);
      }
    },
    end() {
      for (const session of new Set([...sessions.values(), current])) session.end();
    },
  };
}

/** The conversation a session is made for, which is what the session is called by then; undefined for a new one. */
function conversationIn(event: Fields): string | undefined {
  return asText(asFields(asFields(event.session)?.x_grok)?.conversation_id);
}
