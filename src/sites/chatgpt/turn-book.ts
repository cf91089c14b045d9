/** The turns of a tab that something late may still belong to. */
import type { Turn } from '../reading/turn.ts';
import type { TurnReader } from './turn-reader.ts';

/** The oldest is forgotten beyond this. */
const MAX_TURNS = 50;

/** The newest 50 turns; each search gives undefined where none fits. */
export type TurnBook = ReturnType<typeof createTurnBook>;

/** Begins empty; one for each tab. */
export function createTurnBook() {
  /** Oldest first. */
  const readers: TurnReader[] = [];
  return {
    get isEmpty(): boolean {
      return readers.length === 0;
    },
    add(reader: TurnReader): TurnReader {
      readers.push(reader);
      if (readers.length > MAX_TURNS) readers.shift();
      return reader;
    },
    of(turn: Turn): TurnReader | undefined {
      return readers.find((reader) => reader.turn === turn);
    },
    /** The turn a socket's topic is named after. */
    ofTopic(topic: string): TurnReader | undefined {
      return readers.findLast((reader) => reader.hasTopic(topic));
    },
    /** The newest turn of a conversation that meets the condition. */
    latest(conversation: unknown, meets: (reader: TurnReader) => boolean): TurnReader | undefined {
      if (typeof conversation !== 'string') return undefined;
      return readers.findLast((reader) => reader.turn.conversation === conversation && meets(reader));
    },
    /** The newest turn that meets the condition, of a conversation that was never named. */
    latestUnplaced(meets: (reader: TurnReader) => boolean): TurnReader | undefined {
      return readers.findLast((reader) => reader.turn.conversation === null && meets(reader));
    },
    /** Another turn whose prompt, or regenerate, follows the same message of a chat. */
    besides(turn: Turn, parentId: string | null, conversation: string | null): TurnReader | undefined {
      if (parentId === null) return undefined;
      const isBeside = ({ turn: other, request }: TurnReader) =>
        other !== turn &&
        request.parentId === parentId &&
        other.conversation === conversation &&
        !other.cameToNothing;
      return readers.find(isBeside);
    },
    /** The turn of the person's message with this id. */
    asking(messageId: string | null): TurnReader | undefined {
      if (messageId === null) return undefined;
      return readers.find(({ request }) => request.messageId === messageId);
    },
  };
}
