/** One conversation of grok.com's gateway: what the page asks in it, and what it is answered. */
import type { Branches } from '../reading/branches.ts';
import { asFields, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import type { ShapeNotes } from '../reading/shape.ts';
import type { ExchangeStart, Tab } from '../site.ts';
import { beginResponse, type Response, type Session, takeError, takeEvent } from './response.ts';

/** Takes events in the order of the socket, as the page sends them and as the site does. */
export interface Conversation {
  takeOut(event: Fields): void;
  takeIn(event: Fields): void;
  /** The socket is gone. */
  end(): void;
}

/** What all conversations of a socket share. */
export interface Gateway {
  readonly tab: Tab;
  /** Of the tab: sockets come and go. */
  readonly branches: Branches;
  readonly start: ExchangeStart;
  /** Notes what of the socket can't be read. */
  readonly shape: ShapeNotes;
  /** Conversations that had no id when they began. */
  nameless: number;
}

/** Events that say nothing of an answer. */
const IDLE = /^(?:session\.|conversation\.|pong$|ping$|presence\.|rate_limits\.)/;

/** Opens a turn for each response the page asks for. */
export function createConversation(gateway: Gateway): Conversation {
  const { tab, branches, start, shape } = gateway;
  const session: Session = { model: null, conversation: newName(gateway), isNamed: false, isOld: false };
  let last: Response | undefined;
  /** An item was sent whose response is still to be asked for. */
  let hasItem = false;

  function begin(item: Fields | undefined, event: Fields): void {
    last = beginResponse(tab, branches, start, session, item, event);
  }

  /** A response asked for alone: another for the same item, or the same one where nothing came of it. */
  function again(event: Fields): void {
    if (last ? last.turn.produced : session.isOld) begin(undefined, event);
    else if (last && last.turn.outcome !== 'pending') last.turn.settle('pending', tab.now());
  }

  /** The site has given the conversation its id: the first prompt may have been sent before it had one. */
  function attach(event: Fields): void {
    const id = asText(asFields(event.conversation)?.id);
    if (id === undefined) return;
    if (!session.isNamed && last?.turn.conversation === session.conversation) last.turn.conversation = id;
    session.conversation = id;
    session.isNamed = true;
  }

  return {
    takeOut(event) {
      const item = asFields(event.item);
      const isPrompt = item !== undefined && (item.role ?? 'user') === 'user';
      switch (event.type) {
        case 'session.create':
        case 'session.update':
          takeSession(gateway, session, event);
          break;
        case 'conversation.item.create':
          if (!isPrompt) break;
          begin(item, event);
          hasItem = true;
          break;
        case 'response.create':
          session.model = asSlug(asFields(event.response)?.model) ?? session.model;
          if (isPrompt) begin(item, event);
          else if (!hasItem) again(event);
          hasItem = false;
          break;
        case 'response.cancel':
          if (last?.turn.outcome === 'pending') last.turn.settle('stopped', tab.now());
          break;
      }
    },
    takeIn(event) {
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
    },
    end() {
      if (last?.turn.outcome === 'pending' && !last.media.awaited) last.turn.settle('failed', tab.now());
    },
  };
}

/** A session that names no conversation is, when it is made, one in which nothing was said yet. */
function takeSession(gateway: Gateway, session: Session, event: Fields): void {
  const told = asFields(event.session);
  session.model = asSlug(told?.model) ?? session.model;
  const known = asText(asFields(told?.x_grok)?.conversation_id);
  if (known === undefined && event.type !== 'session.create') return;
  session.conversation = known ?? newName(gateway);
  session.isNamed = known !== undefined;
  session.isOld = known !== undefined;
}

/** Of a conversation that has no id yet: of its socket, and the how manieth on it. */
function newName(gateway: Gateway): string {
  gateway.nameless++;
  return `new ${gateway.start.at} ${gateway.nameless}`;
}

/** The id of the response an event is about. */
function answerOf(event: Fields): string {
  return asText(asFields(event.response)?.id) ?? '';
}
