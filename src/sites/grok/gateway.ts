/**
 * grok.com's gateway: a socket that lives for many turns. The page sends an item (the person's message) and then asks
 * for a response, or both in one; a response asked for alone is a regeneration. Grammar and sources:
 * README.md.
 */
import { objectsIn } from '../decoders/message-objects.ts';
import type { Branches } from '../reading/branches.ts';
import { asFields, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { createShape } from '../reading/shape.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { beginResponse, type Response, type Session, takeError, takeEvent } from './response.ts';
import { row as grok } from './row.ts';

/**
 * Opens a turn for each response the page asks for.
 * @param branches of the tab: sockets come and go
 */
export function readGateway(tab: Tab, branches: Branches, start: ExchangeStart): ExchangeReader {
  const shape = createShape(grok.vocabulary);
  const session: Session = { model: null, conversation: '', isOld: false };
  let last: Response | undefined;
  /** An item was sent whose response is still to be asked for. */
  let hasItem = false;

  function begin(item: Fields | undefined, event: Fields): void {
    last = beginResponse(tab, branches, start, session, item, event);
  }

  /** A response asked for alone: another for the same item, or the same one where nothing came of it. */
  function again({ turn }: Response, event: Fields): void {
    if (turn.produced) begin(undefined, event);
    else if (turn.outcome !== 'pending') turn.settle('pending', tab.now());
  }

  function takeOut(event: Fields): void {
    const item = asFields(event.item);
    const isPrompt = item !== undefined && (item.role ?? 'user') === 'user';
    switch (event.type) {
      case 'session.create':
      case 'session.update':
        takeSession(session, event);
        break;
      case 'conversation.item.create':
        if (!isPrompt) break;
        begin(item, event);
        hasItem = true;
        break;
      case 'response.create':
        session.model = asSlug(asFields(event.response)?.model) ?? session.model;
        if (isPrompt) begin(item, event);
        else if (!hasItem && last) again(last, event);
        hasItem = false;
        break;
      case 'response.cancel':
        if (last?.turn.outcome === 'pending') last.turn.settle('stopped', tab.now());
        break;
    }
  }

  /** The site has given the conversation its id: the first prompt may have been sent before it had one. */
  function attach(event: Fields): void {
    const id = asText(asFields(event.conversation)?.id);
    if (id === undefined) return;
    if (session.conversation === '' && last?.turn.conversation === '') last.turn.conversation = id;
    session.conversation = id;
  }

  function takeIn(event: Fields): void {
    const type = asName(event.type);
    if (type === 'conversation.attached') attach(event);
    else if (!last || IDLE.test(type)) return;
    else if (type === 'error') takeError(last, event, tab.now());
    else if (type.startsWith('response.')) {
      if (/^response\.(?:created|done|completed)$/.test(type))
        branches.grow(session.conversation, last.parent, answerOf(event), '', last.turn);
      takeEvent(last, type, event, tab.now());
    } else if (!last.turn.understood) {
      shape.name('type', type);
      last.turn.understood = false;
      last.turn.shape = shape.shape();
    }
  }

  return {
    frame(direction, data) {
      if (direction === 'in' && typeof data === 'string') shape.size(data.length);
      for (const object of objectsIn(data)) {
        const event = asFields(object.event) ?? object;
        if (direction === 'out') takeOut(event);
        else takeIn(event);
      }
    },
    end() {
      if (last?.turn.outcome === 'pending' && !last.media.awaited) last.turn.settle('failed', tab.now());
    },
  };
}

/** Events that say nothing of an answer. */
const IDLE = /^(?:session\.|conversation\.|pong$|ping$|presence\.|rate_limits\.)/;

/** A session that names no conversation is, when it is made, one in which nothing was said yet. */
function takeSession(session: Session, event: Fields): void {
  const told = asFields(event.session);
  session.model = asSlug(told?.model) ?? session.model;
  const known = asText(asFields(told?.x_grok)?.conversation_id);
  if (known === undefined && event.type !== 'session.create') return;
  session.conversation = known ?? '';
  session.isOld = known !== undefined;
}

/** The id of the response an event is about. */
function answerOf(event: Fields): string {
  return asText(asFields(event.response)?.id) ?? '';
}
