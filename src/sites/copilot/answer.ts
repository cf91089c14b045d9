/** The turns of copilot.microsoft.com: a `send` of the page, and the events that answer it. */
import { remember } from '../../model/bounded.ts';
import type { Mode } from '../../model/usage.ts';
import { asFields, asList, asName, asText, type Fields } from '../json.ts';
import { errorOutcome } from '../refusal.ts';
import type { ShapeNotes } from '../shape.ts';
import type { Tab } from '../site.ts';
import { markText } from '../text-meter.ts';
import type { Turn } from '../turn.ts';

const MODES: ReadonlyMap<unknown, Mode> = new Map([
  ['reasoning', 'reasoning'],
  ['research', 'research'],
  ['deep-research', 'research'],
]);

/** Answers that may still be told of, also on a socket opened anew. */
const MAX_ANSWERS = 100;

interface Answer {
  readonly turn: Turn;
  /** What was sent, told from other prompts without keeping it. */
  readonly mark: string;
  /** The site has taken the prompt: the same one again is another. */
  accepted: boolean;
  /** Images announced and not yet there. */
  awaited: number;
  /** Nothing that comes can change how it ended. */
  over: boolean;
}

export interface SocketAnswers {
  send(event: Fields): void;
  /** The page proves itself, and will send its prompt again. */
  prove(): void;
  stop(): void;
  /** @returns false if the event is of no known kind */
  take(name: string, event: Fields): boolean;
  misread(shape: ShapeNotes, name: string): void;
  end(): void;
}

export function createAnswers(tab: Tab) {
  /** The newest of each conversation. */
  const newest = new Map<unknown, Answer>();
  /** By id of the answer's message. */
  const messages = new Map<unknown, Answer>();

  function begin(endpoint: string, event: Fields, mark: string, isOld: boolean): Answer {
    const conversation = asText(event.conversationId) ?? '';
    const turn = tab.turn({ key: null, endpoint, at: tab.now() });
    turn.intent = isOld || newest.has(conversation) ? 'followup' : 'new';
    turn.mode = MODES.get(event.mode) ?? 'standard';
    turn.contextTokens = tab.contextTokens(conversation);
    turn.conversation = conversation;
    for (const part of asList(event.content)) turn.input.append(asText(asFields(part)?.text) ?? '');
    return { turn, mark, accepted: false, awaited: 0, over: false };
  }

  function settleDone(answer: Answer): void {
    if (answer.over) return;
    answer.turn.settle(answer.awaited > 0 ? 'pending' : 'complete', tab.now());
  }

  function addImage(answer: Answer, event: Fields): void {
    answer.awaited = 0;
    answer.turn.addMedia(asText(event.url) ?? asText(event.partId) ?? '', { type: 'image' });
    // It may come after the end.
    if (answer.turn.outcome !== 'pending' || answer.over) answer.turn.settle('complete', tab.now());
  }

  function onSocket(endpoint: string, isOld: (conversation: string) => boolean): SocketAnswers {
    /** Those that run, or wait for an image. */
    const mine = new Set<Answer>();
    let current: Answer | undefined;
    let proved = false;

    function answerOf(event: Fields): Answer | undefined {
      return messages.get(event.messageId) ?? newest.get(event.conversationId) ?? current;
    }

    return {
      send(event) {
        const conversation = asText(event.conversationId) ?? '';
        const mark = markOf(event);
        const last = newest.get(conversation);
        const isAgain = last?.mark === mark && !last.accepted && (proved || !last.over);
        proved = false;
        if (isAgain && last) {
          last.over = false;
          if (last.turn.outcome !== 'pending') last.turn.settle('pending', tab.now());
          current = last;
        } else {
          current = begin(endpoint, event, mark, isOld(conversation));
          remember(newest, conversation, current, MAX_ANSWERS);
        }
        for (const answer of mine) if (answer.turn.outcome !== 'pending') mine.delete(answer);
        mine.add(current);
      },
      prove() {
        proved = true;
      },
      stop() {
        if (!current || current.over || current.turn.outcome !== 'pending') return;
        current.over = true;
        current.turn.settle('stopped', tab.now());
      },
      take(name, event) {
        const answer = answerOf(event);
        if (!answer) return true;
        const { turn } = answer;
        const part = `${asName(event.messageId)}/${asName(event.partId)}`;
        const text = asText(event.text) ?? '';
        switch (name) {
          case 'startMessage':
            remember(messages, event.messageId, answer, MAX_ANSWERS);
            break;
          case 'received':
            break;
          case 'appendText':
            turn.answer(part).append(text);
            break;
          case 'replaceText':
            turn.answer(part).snapshot(text);
            break;
          case 'chainOfThought':
            turn.reasoning.append(text);
            if (turn.mode === 'standard') turn.mode = 'reasoning';
            break;
          case 'generatingImage':
            answer.awaited = 1;
            turn.kind = 'image';
            break;
          case 'imageGenerated':
            addImage([...mine].find(({ awaited }) => awaited > 0) ?? answer, event);
            break;
          case 'done':
            settleDone(answer);
            break;
          case 'error':
          case 'chatMessageError':
            // What is wrong with another event of the page is no news of an answer that runs.
            if (answer.over || turn.outcome !== 'pending' || event.errorCode === 'invalid-event') return true;
            answer.over = true;
            turn.settle(errorOutcome(turn.produced, asName(event.errorCode)), tab.now());
            turn.understood = true;
            return true;
          default:
            return IDLE.has(name);
        }
        answer.accepted = true;
        turn.understood = true;
        turn.changed();
        return true;
      },
      misread(shape, name) {
        shape.name('event', name);
        if (!current || current.turn.understood) return;
        current.turn.understood = false;
        current.turn.shape = shape.shape();
      },
      end() {
        for (const { turn, over, awaited } of mine) {
          // Images often come after the socket was cut: the page gets them in another way.
          if (!over && awaited === 0 && turn.outcome === 'pending') turn.settle('failed', tab.now());
        }
      },
    };
  }

  return { onSocket };
}

function markOf(event: Fields): string {
  const parts = asList(event.content).map((part) => {
    const { type, text, url, attachmentId } = asFields(part) ?? {};
    return [type, text, url, attachmentId].map(asName).join(' ');
  });
  const { length, hash } = markText(parts.join());
  return `${length}:${hash}`;
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
