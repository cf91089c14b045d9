/**
 * Follows one turn through all that carries it: the stream its prompt opened, a stream that resumes it, the socket, a
 * history the page polls. Each brings events of one grammar (README.md) or whole messages.
 */
import type { EndReason } from '../../model/messages/exchange.ts';
import { createDeltaDecoder, type DeltaOperation, type Path } from '../decoders/delta-document.ts';
import { asFields, asId, asList, asText, type Fields, fieldsOf, parseJson, toJson } from '../reading/json.ts';
import { asCount } from '../reading/numbers.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { Tab } from '../site.ts';
import { turnIdOf, turnOfTopic } from './head.ts';
import { createMessageBook, type MessageBook } from './message-book.ts';
import { type ErrorOutcome, errorOutcome, statusIn } from './refusal.ts';
import type { KeptRequest } from './request.ts';
import {
  awaitsImage,
  createTurnFacts,
  forgetCourse,
  isThinkingModel,
  MODEL_RANK,
  noteModel,
  outcomeOf,
  type TurnFacts,
} from './turn-facts.ts';
import { chatgptVocabulary } from './vocabulary.ts';

/** What brings events. While one of them does, what another brings is a repetition. */
export type Carrier = 'prompt' | 'resume' | 'socket';

/** Names one turn goes by on the socket; those beyond are not heard. */
const MAX_TOPICS = 16;

/** One for each turn; settles it each time something that carries it has ended. */
export class TurnReader {
  readonly turn: Turn;
  readonly request: KeptRequest;
  /** What its own streams look like. */
  readonly notes = createShape(chatgptVocabulary);
  /** The site's own id of it; undefined until a message told it. */
  turnId: unknown;
  readonly #tab: Tab;
  readonly #facts: TurnFacts;
  readonly #messages: MessageBook;
  readonly #topics = new Set<string>();
  readonly #deltas = createDeltaDecoder((channel, path, operation, value) => {
    this.#edit(channel, path, operation, value);
  });
  /** Null: between two carriers. */
  #carrier: Carrier | null = 'prompt';
  /** What ended with word that the rest comes elsewhere: its end is not the turn's. */
  #handedOverBy: Carrier | null = null;
  /** Whether a stream of its own, not the shared socket, brings it. */
  #streams = true;

  constructor(turn: Turn, request: KeptRequest, tab: Tab) {
    this.turn = turn;
    this.request = request;
    this.#tab = tab;
    this.#facts = createTurnFacts(turn, request.wantsImage);
    this.#messages = createMessageBook(turn, this.#facts);
  }

  /** It goes on where no stream of its own shows it: on the socket, or as an image still being made. */
  get awaited(): boolean {
    return !this.#streams && this.turn.outcome === 'pending';
  }

  /** Its stream broke off, or was refused: the page may yet ask what came of it. */
  get lost(): boolean {
    return !this.#streams && (this.turn.outcome === 'failed' || this.turn.outcome === 'refused');
  }

  /** Awaited; or its image has come, and the second to choose from, or a word on it, may follow. */
  get mayGetMore(): boolean {
    const { imageTask, imageUse, stopped, error } = this.#facts;
    return this.awaited || ((imageTask || imageUse) && !stopped && !error);
  }

  /** Its end was seen, so nothing can resume it. */
  get finished(): boolean {
    return this.#facts.complete || this.#facts.stopped || this.#facts.error !== null;
  }

  /** The page sends the very same prompt again. */
  restart(): void {
    forgetCourse(this.#facts);
    this.#carrier = 'prompt';
    this.#streams = true;
  }

  /** A resumed stream brings the turn from now on. */
  resume(): void {
    this.#carrier = 'resume';
    this.#handedOverBy = null;
    this.#streams = true;
    if (this.turn.outcome !== 'pending') this.turn.settle('pending', this.#tab.now());
  }

  knowsMessage(id: string): boolean {
    return this.#messages.knows(id);
  }

  /** @param topic of a socket, or the id of a turn there */
  hasTopic(topic: string): boolean {
    return this.#topics.has(turnOfTopic(topic));
  }

  /** One server-sent event. */
  event(by: Carrier, type: string, data: string): void {
    if (this.#carrier === null && by === 'socket') this.#carrier = by;
    if (this.#carrier !== null && this.#carrier !== by) return;
    this.notes.name('event', type);
    if (type === 'delta') this.#deltas.push(data);
    else if (data === '[DONE]') this.#markComplete(by);
    else this.#read(by, asFields(parseJson(data)));
    // What the relay can't know to be this turn's: it takes the turns of an exchange from how it was opened.
    if (by !== 'prompt') this.turn.changed();
  }

  /** A message as it stands, from elsewhere than the turn's stream; one that `grows` is told as it is written. */
  message(message: Fields, grows = false): void {
    if (message.status === 'in_progress' && !(grows && this.#carrier === null)) return;
    const { size: answersBefore } = this.#facts.finalAnswers;
    this.#tell(message);
    if (message.end_turn === true) this.#facts.complete = true;
    // What has an answer after all was not refused.
    if (this.#facts.finalAnswers.size > answersBefore) this.#facts.error = null;
    if (!this.#streams) this.conclude('complete');
  }

  /** The site says that something is wrong. */
  fail(outcome: ErrorOutcome): void {
    this.#facts.error = outcome;
  }

  /** The person stops it. */
  stop(): void {
    if (this.#facts.complete && !awaitsImage(this.turn, this.#facts)) return;
    this.#facts.stopped = true;
    if (!this.#streams) this.conclude('complete');
  }

  /** The socket says that it is done. */
  done(): void {
    this.#facts.complete = true;
    this.conclude('complete');
  }

  /** A carrier has ended: what the turn has come to, as far as is known. */
  conclude(reason: EndReason): void {
    const { turn } = this;
    const facts = this.#facts;
    this.#carrier = null;
    this.#streams = false;
    const outcome = outcomeOf(turn, facts, reason);
    const isImage = awaitsImage(turn, facts) || (this.request.wantsImage && turn.outputTokens === 0);
    if (isThinkingModel(turn.model)) turn.noteThinking();
    turn.kind = facts.images.produced || isImage ? 'image' : 'text';
    // It brought something, or ended in a way we know.
    turn.understood = outcome !== 'complete' || turn.produced || facts.handedOff;
    turn.shape = turn.understood ? null : this.notes.shape();
    turn.settle(outcome, this.#tab.now());
  }

  #read(by: Carrier, event: Fields | undefined): void {
    if (!event) return;
    const { turn } = this;
    for (const key of Object.keys(event)) this.notes.name('key', key);
    const type = asText(event.type);
    if (type !== undefined) this.notes.name('type', type);
    this.#learnConversation(event.conversation_id);
    this.turnId ??= turnIdOf(fieldsOf(event.input_message));
    switch (type) {
      case undefined:
        this.#readDocument(event);
        break;
      case 'message_stream_complete':
        // With the answer before it, a hand-off notwithstanding, it means what it says.
        if (turn.outputTokens > 0) this.#facts.complete = true;
        else this.#markComplete(by);
        break;
      case 'stream_handoff':
        this.#handOff(by, event);
        break;
      case 'server_ste_metadata':
        this.#readServerNote(fieldsOf(event.metadata));
        break;
      case 'num_variants_in_stream':
        turn.generations = Math.max(turn.generations, asCount(event.num_variants_in_stream) ?? 2);
        break;
      case 'moderation':
        if (fieldsOf(event.moderation_response).blocked === true) this.fail('refused');
        break;
      case 'error':
        this.fail(errorOutcome(200, toJson(event)));
    }
    // A socket may bring no other end than the last word, or what ends a stream.
    const isEnd = type === 'message_stream_complete' || event.marker === 'last_token';
    if (isEnd && by === 'socket' && this.#facts.finalAnswers.size > 0) this.done();
  }

  #edit(channel: number, path: Path, operation: DeltaOperation, value: unknown): void {
    const name = path[0];
    if (name === 'message' && path.length > 1) this.#messages.edit(channel, path, operation, value);
    else if (name === undefined) this.#readDocument(fieldsOf(value), channel);
    else if (path.length === 1) this.#readDocument({ [name]: value }, channel);
  }

  /** A document of the stream: a message and what stands beside it. */
  #readDocument(root: Fields, channel?: number): void {
    const told = asFields(root.message);
    if (told) this.#tell(told, channel);
    this.#learnConversation(root.conversation_id);
    const said = [root.error, root.error_code, root.detail].filter(Boolean);
    if (said.length > 0) this.fail(errorOutcome(statusIn(root.error_code), toJson(said)));
  }

  #tell(told: Fields, channel?: number): void {
    this.turnId ??= turnIdOf(told);
    this.#messages.tell(told, channel);
  }

  #learnConversation(id: unknown): void {
    this.turn.conversation ??= asId(id) ?? null;
  }

  #handOff(by: Carrier, event: Fields): void {
    this.#handedOverBy = by;
    this.#facts.handedOff = true;
    this.#facts.complete = false;
    this.#carrier = null;
    const topics = asList(event.options).map((option) => fieldsOf(option).topic_id);
    for (const id of [event.turn_exchange_id, ...topics].map(asId)) {
      if (id !== undefined && this.#topics.size < MAX_TOPICS) this.#topics.add(turnOfTopic(id));
    }
  }

  #readServerNote(note: Fields): void {
    noteModel(this.turn, this.#facts, note.model_slug, MODEL_RANK.server);
    if (note.turn_use_case === 'image gen') this.#facts.imageUse = true;
    if (note.did_auto_switch_to_reasoning === true) this.turn.noteThinking();
  }

  /** After a hand-over, a stream mostly ends without the answer. */
  #markComplete(by: Carrier): void {
    if (this.#handedOverBy !== by) this.#facts.complete = true;
  }
}
