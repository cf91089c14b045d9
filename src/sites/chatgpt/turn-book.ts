/** The turns of a tab that something late may still belong to. */
import type { Turn } from '../turn.ts';
import type { TurnReader } from './turn-reader.ts';

/** The oldest is forgotten beyond this. */
const MAX_TURNS = 50;

export class TurnBook {
  /** Oldest first. */
  readonly #readers: TurnReader[] = [];

  get isEmpty(): boolean {
    return this.#readers.length === 0;
  }

  add(reader: TurnReader): void {
    this.#readers.push(reader);
    if (this.#readers.length > MAX_TURNS) this.#readers.shift();
  }

  of(turn: Turn): TurnReader | undefined {
    return this.#readers.find((reader) => reader.turn === turn);
  }

  /** The turn a socket's topic is named after. */
  ofTopic(topic: string): TurnReader | undefined {
    return this.#readers.findLast((reader) => reader.hasTopic(topic));
  }

  /** The newest turn of a conversation that meets the condition. */
  latest(conversation: unknown, meets: (reader: TurnReader) => boolean): TurnReader | undefined {
    if (typeof conversation !== 'string') return undefined;
    return this.#readers.findLast((reader) => reader.turn.conversation === conversation && meets(reader));
  }

  /** Another turn whose prompt, or regenerate, follows the same message. */
  besides(turn: Turn, parentId: string | null): TurnReader | undefined {
    if (parentId === null) return undefined;
    return this.#readers.find((reader) => reader.turn !== turn && reader.request.parentId === parentId);
  }
}
