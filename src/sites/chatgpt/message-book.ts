/** The messages of one turn, by their ids and by the channels of the stream that are about them. */
import { remember } from '../../model/bounded.ts';
import type { DeltaOperation, Path } from '../decoders/delta-document.ts';
import { asId, type Fields } from '../reading/json.ts';
import type { Turn } from '../reading/turn.ts';
import { createMessage, type Message } from './message.ts';
import type { TurnFacts } from './turn-facts.ts';

/** Messages and channels of one turn; the oldest are forgotten beyond this. */
const MAX_MESSAGES = 500;

/** Takes in what is told of any message of the turn. */
export interface MessageBook {
  knows(id: string): boolean;
  /** A message as it stands; one without an id says more of the one its channel is about. */
  tell(message: Fields, channel?: number): void;
  /** @param path from the document's root, `message` first */
  edit(channel: number, path: Path, operation: DeltaOperation, value: unknown): void;
}

/** Writes into the turn and its facts. */
export function createMessageBook(turn: Turn, facts: TurnFacts): MessageBook {
  const messages = new Map<string, Message>();
  const channels = new Map<number, Message>();
  return {
    knows: (id) => messages.has(id),
    tell(told, channel) {
      const id = asId(told.id);
      if (id === undefined) {
        if (channel !== undefined) channels.get(channel)?.whole(told);
        return;
      }
      const message = messages.get(id) ?? createMessage(turn, facts, id);
      remember(messages, id, message, MAX_MESSAGES);
      if (channel !== undefined) remember(channels, channel, message, MAX_MESSAGES);
      message.whole(told);
    },
    edit(channel, path, operation, value) {
      channels.get(channel)?.edit(path, operation, value);
    },
  };
}
