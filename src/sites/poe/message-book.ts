/** Which message of the socket answers which prompt of this tab. A message is told again with each piece, and after. */
import { remember } from '../../model/bounded.ts';
import type { MediaType } from '../../model/usage/usage.ts';
import { asFields, asList, asName, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { sizeOf } from '../reading/numbers.ts';
import { errorOutcome } from '../reading/refusal.ts';
import type { Turn } from '../reading/turn.ts';
import type { Tab } from '../site.ts';

const MAX_KNOWN = 200;
/** Prompts of one chat that wait at once. */
const MAX_WAITING = 16;

/** Authors that are no bot. */
const NO_BOT: readonly unknown[] = ['human', 'pacarana', 'chat_break'];

/** What bots make is linked as a picture, from where Poe keeps files. */
const PICTURE = /!\[[^\]]*\]\((https:\/\/[^)\s]*poecdn[^)\s]*)\)/g;
/** What the address of a picture tells of its size, in pixels. */
const SIZE = /[?&]w=(\d{1,5})&h=(\d{1,5})(?:&|$)/;

/** Turns by their chats and messages, under the ids of the site. */
export interface MessageBook {
  /** The turn waits for the chat's next message, and for message `again`, told anew; '' for none. */
  await(turn: Turn, chat: string, again: string): void;
  /** The turn's chat is known now. */
  place(turn: Turn, chat: string): void;
  /** The chat of a message seen in this tab; '' for none. */
  chatOf(message: string): string;
  /** The turn that message answers; null where it is none of this tab's. */
  answeredBy(message: string): Turn | null;
  stop(message: string): void;
  /** Takes an update of the socket. */
  take(update: Fields): void;
}

/** One for each tab, for all its sockets. */
export function createMessageBook(tab: Tab): MessageBook {
  const waiting = createQueues();
  /** Turns by message. */
  const turns = new Map<string, Turn>();
  const chats = new Map<string, string>();
  /** Turns that regenerate a message, by that message. */
  const again = new Map<string, Turn>();

  /** The turn the message belongs to: none where it answers a prompt of another tab. */
  function turnOf(id: string, chat: string, { state, author }: Fields): Turn | undefined {
    const isGrowing = state === 'incomplete';
    const known = (isGrowing ? again.get(id) : undefined) ?? turns.get(id);
    const turn = known ?? (chats.has(id) ? undefined : waiting.next(chat, author));
    remember(chats, id, chat, MAX_KNOWN);
    if (!turn) return undefined;
    remember(turns, id, turn, MAX_KNOWN);
    waiting.drop(chat, turn);
    return turn;
  }

  function takeMessage(chat: string, message: Fields): void {
    const id = asName(message.messageId ?? message.id);
    if (NO_BOT.includes(message.author)) return;
    const turn = turnOf(id, chat, message);
    if (!turn || turn.outcome === 'complete') return;
    const text = asText(message.text) ?? '';
    for (const [, url = ''] of text.matchAll(PICTURE)) addPicture(turn, url);
    for (const file of asList(message.attachments)) addFile(turn, fieldsOf(file));
    turn.answer(id).snapshot(text.replace(PICTURE, ''));
    turn.understood = true;
    if (turn.produced) turn.model = asSlug(message.author) ?? 'custom';
    takeState(turn, asName(message.state));
  }

  function takeState(turn: Turn, state: string): void {
    if (state.startsWith('error')) turn.settle(errorOutcome(turn.produced, state), tab.now());
    else if (state.startsWith('cancel')) turn.settle('stopped', tab.now());
    // A stopped message is told as complete, too.
    else if (state === 'complete')
      turn.settle(turn.outcome === 'stopped' ? 'stopped' : 'complete', tab.now());
    else turn.changed();
  }

  function stop(id: string): void {
    const turn = turns.get(id);
    if (turn?.outcome === 'pending') turn.settle('stopped', tab.now());
  }

  return {
    await(turn, chat, message) {
      if (chat !== '') waiting.add(chat, turn);
      remember(again, message, turn, MAX_KNOWN);
    },
    place(turn, chat) {
      if (turn.conversation === chat) return;
      turn.conversation = chat;
      waiting.add(chat, turn);
    },
    chatOf: (message) => chats.get(message) ?? '',
    answeredBy: (message) => turns.get(message) ?? null,
    stop,
    take({ message_type: type, payload }) {
      const { unique_id: place, data } = asFields(payload) ?? {};
      const { messageAdded, messageCancelled } = asFields(data) ?? {};
      if (type !== 'subscriptionUpdate') return;
      const added = asFields(messageAdded);
      const cancelled = asFields(messageCancelled);
      if (added) takeMessage(asText(place)?.split(':')[1] ?? '', added);
      if (cancelled) stop(asName(cancelled.messageId));
    },
  };
}

function addPicture(turn: Turn, url: string): void {
  const sides = SIZE.exec(url);
  turn.addMedia(url, { type: 'image', ...sizeOf(Number(sides?.[1]), Number(sides?.[2])) });
}

function addFile(turn: Turn, file: Fields): void {
  const type = /^(image|video|audio)\//.exec(asText(file.mimeType) ?? '')?.[1] as MediaType | undefined;
  const key = asText(file.url) ?? asText(file.attachmentId);
  if (type && key) turn.addMedia(key, { type });
}

/** Turns whose answer hasn't begun, by chat, in the order they were asked. */
function createQueues() {
  const queues = new Map<string, readonly Turn[]>();
  const queueOf = (chat: string): readonly Turn[] => queues.get(chat) ?? [];
  return {
    add(chat: string, turn: Turn): void {
      remember(queues, chat, [...queueOf(chat), turn].slice(-MAX_WAITING), MAX_KNOWN);
    },
    /** Of several bots asked at once each answers for itself; where none has the author's name, the first is answered. */
    next(chat: string, author: unknown): Turn | undefined {
      const turns = queueOf(chat).filter(({ outcome }) => outcome === 'pending');
      return turns.find(({ modelRequested }) => modelRequested === author) ?? turns[0];
    },
    drop(chat: string, turn: Turn): void {
      const others = queueOf(chat).filter((other) => other !== turn);
      remember(queues, chat, others, MAX_KNOWN);
    },
  };
}
