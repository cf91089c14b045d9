/** The answers a socket of copilot.microsoft.com carries, and those of the tab it may still tell of. */
import { remember } from '../../model/bounded.ts';
import { asText, type Fields } from '../reading/json.ts';
import type { ShapeNotes } from '../reading/shape.ts';
import type { Tab } from '../site.ts';
import { type Answer, addImage, beginAnswer, markOf, takeError, takeEvent } from './answer.ts';

/** Answers that may still be told of, also on a socket opened anew. */
const MAX_ANSWERS = 100;

/** What the tab's sockets share. */
export interface Memory {
  readonly tab: Tab;
  /** The newest answer of each conversation. */
  readonly newest: Map<unknown, Answer>;
  /** By id of the answer's message. */
  readonly messages: Map<unknown, Answer>;
  /** Conversations that were read from the site: what is sent there goes on. */
  readonly old: Map<string, true>;
}

/** What the page sends and what it gets, in the order of the socket; `end` is the socket's. */
export interface SocketAnswers {
  send(event: Fields): void;
  /** The page proves itself, and will send its prompt again. */
  prove(): void;
  stop(): void;
  take(name: string, event: Fields): void;
  end(): void;
}

/** @param shape notes what of the socket can't be read */
export function createSocketAnswers(
  { tab, newest, messages, old }: Memory,
  endpoint: string,
  shape: ShapeNotes,
): SocketAnswers {
  /** Those that run, or wait for an image. */
  const mine = new Set<Answer>();
  let current: Answer | undefined;
  let proved = false;

  /** The answer to what is sent: the last one, where the page sends its prompt again. */
  function answerTo(event: Fields): Answer {
    const conversation = asText(event.conversationId) ?? '';
    const last = newest.get(conversation);
    const isAgain = last?.mark === markOf(event) && !last.accepted && (proved || !last.over);
    if (isAgain && last) {
      last.over = false;
      last.turn.settle('pending', tab.now());
      return last;
    }
    const answer = beginAnswer(tab, endpoint, event, old.has(conversation) || last !== undefined);
    remember(newest, conversation, answer, MAX_ANSWERS);
    return answer;
  }

  function misread(name: string): void {
    shape.name('event', name);
    if (!current || current.turn.understood) return;
    current.turn.understood = false;
    current.turn.shape = shape.shape();
  }

  return {
    send(event) {
      current = answerTo(event);
      proved = false;
      for (const answer of mine) if (answer.turn.outcome !== 'pending') mine.delete(answer);
      mine.add(current);
    },
    prove() {
      proved = true;
    },
    stop() {
      if (current?.turn.outcome !== 'pending') return;
      current.over = true;
      current.turn.settle('stopped', tab.now());
    },
    take(name, event) {
      const answer = messages.get(event.messageId) ?? newest.get(event.conversationId) ?? current;
      if (!answer) return;
      if (name === 'error' || name === 'chatMessageError') {
        takeError(answer, event, proved, tab.now());
        return;
      }
      if (name === 'startMessage') remember(messages, event.messageId, answer, MAX_ANSWERS);
      if (name === 'imageGenerated') {
        addImage([...mine].find(({ awaited }) => awaited > 0) ?? answer, event, tab.now());
      } else if (!takeEvent(answer, name, event, tab.now())) {
        if (!IDLE.has(name)) misread(name);
        return;
      }
      answer.accepted = true;
      answer.turn.understood = true;
      answer.turn.changed();
    },
    end() {
      for (const { turn, over, awaited } of mine) {
        // Images often come after the socket was cut: the page gets them in another way.
        if (!over && awaited === 0 && turn.outcome === 'pending') turn.settle('failed', tab.now());
      }
    },
  };
}

/** Events that say nothing of an answer. */
const IDLE: ReadonlySet<string> = new Set([
  'connected',
  'pong',
  'challenge',
  'partCompleted',
  'partialImageGenerated',
  'citation',
  'titleUpdate',
  'suggestedFollowups',
]);
