/**
 * An answer that comes as the response to its prompt: the part that is the same for all sites. The site says what each
 * value of the stream means; what became of the prompt follows from that and from how the exchange ended.
 */
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Outcome } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, Tab } from '../site.ts';
import { asFields, asText, parseJson } from './json.ts';
import { errorOutcome } from './refusal.ts';
import { createShape, type ShapeNotes } from './shape.ts';
import type { Turn } from './turn.ts';

/** Of a body that is no stream, an error mostly; what matters stands at its beginning. */
const MAX_WHOLE_CHARS = 65_536;
/** Names of a value noted for the health report. */
const MAX_NAMES = 16;

/** How far an answer has come, as the site's reader finds it told. */
export interface Progress {
  /** Something of the known grammar has come. */
  understood: boolean;
  /** The site says that the answer is whole. */
  done: boolean;
  /** The person stopped it. */
  stopped: boolean;
  /** The rest comes by another exchange. */
  awaited: boolean;
  /** It is plain text: nothing but the body's end says that it is whole. */
  plain: boolean;
  /** Words of an error; '' for none. */
  error: string;
}

/** Of an answer of which nothing has come. */
export function createProgress(): Progress {
  return { understood: false, done: false, stopped: false, awaited: false, plain: false, error: '' };
}

/** The words of an error, joined; never empty. */
export function errorWords(...words: readonly unknown[]): string {
  return words.filter((word) => typeof word === 'string' || typeof word === 'number').join(' ') || 'error';
}

/** Reads a body as it comes. */
export interface BodyDecoder {
  push(text: string): void;
  /** The body is over: lets out what was held back. */
  end?(): void;
}

/** Takes the next value of a stream: parsed JSON, or the text where it is none. `name` is an event's, '' for none. */
export type Take = (value: unknown, name: string) => void;

/** What a site says of its stream, and the turn it is read into. */
export interface AnswerOptions {
  readonly tab: Tab;
  readonly turn: Turn;
  readonly row: SiteRow;
  readonly progress: Progress;
  /** Makes the decoder of the stream; server-sent events with JSON by default. */
  readonly decoder?: (take: Take) => BodyDecoder;
  readonly take: Take;
  /** Takes an object that came instead of the stream of events. */
  readonly takeWhole?: (body: unknown) => void;
  /** The stream may end without a word that it is whole. */
  readonly endsSilently?: boolean;
}

/** Of one answer, for who reads what is no text (`byte-answer.ts`). */
export interface AnswerReader extends ExchangeReader {
  text(text: string): void;
  /** Something else than the stream came, as text. */
  isWhole(): boolean;
  /** So much of the stream was read: bytes, or UTF-16 units. */
  noteUnits(units: number): void;
}

/** Reads one exchange; settles its turn when it ends. */
export function readAnswer(options: AnswerOptions): AnswerReader {
  const { tab, turn, row, progress, take, takeWhole } = options;
  const shape = createShape(row.vocabulary);
  const takeNoted: Take = (value, name) => {
    if (!progress.understood) note(shape, value, name);
    take(value, name);
  };
  const decoder = (options.decoder ?? decodeEvents)(takeNoted);
  let status = 0;
  let isWhole = false;
  let whole = '';
  /** The body's first character that is no space; '' until there is one. */
  let first = '';
  let received = false;

  function noteUnits(units: number): void {
    received ||= units > 0;
    shape.size(units);
    if (progress.understood) turn.understood = true;
    turn.changed();
  }

  return {
    isWhole: () => isWhole,
    noteUnits,
    head(newStatus, contentType) {
      status = newStatus;
      isWhole = status >= 400;
      shape.head(newStatus, contentType);
    },
    text(text) {
      first ||= text.trimStart().charAt(0);
      // What is said of the media type is not always so, but no event begins with a brace.
      isWhole ||= takeWhole !== undefined && first === '{';
      if (!isWhole) decoder.push(text);
      else if (whole.length < MAX_WHOLE_CHARS) whole += text.slice(0, MAX_WHOLE_CHARS);
      noteUnits(text.length);
    },
    frame(_, data, event = '') {
      if (typeof data !== 'string') return;
      takeNoted(parseJson(data) ?? data, event);
      noteUnits(data.length);
    },
    end(reason) {
      decoder.end?.();
      if (isWhole && status < 400) takeWhole?.(parseJson(whole));
      // A page of HTML says nothing of why.
      if (status >= 400) progress.error ||= errorWords(/^\s*[{[]/.test(whole) ? whole : undefined);
      if (progress.understood || progress.error !== '') turn.understood = true;
      else if (received && reason === 'complete') {
        turn.understood = false;
        turn.shape = shape.shape();
      }
      turn.settle(outcomeOf(turn, progress, status, reason, options.endsSilently), tab.now());
    },
  };
}

/** @param status of the response; 0 where there is none to speak of */
export function outcomeOf(
  turn: Turn,
  progress: Progress,
  status: number,
  reason: EndReason,
  endsSilently = false,
): Outcome {
  const { produced } = turn;
  if (progress.error !== '') return errorOutcome(produced, progress.error, status);
  if (progress.stopped) return 'stopped';
  if (progress.done) return 'complete';
  if (progress.awaited) return 'pending';
  if (reason === 'aborted') return 'stopped';
  // A stream that breaks off has failed; one that can't be read at all has most likely gone well.
  const isWhole = turn.understood === false || ((endsSilently || progress.plain) && produced);
  return reason === 'complete' && isWhole ? 'complete' : 'failed';
}

/** Server-sent events whose data is JSON, but for a word now and then. */
function decodeEvents(take: Take): BodyDecoder {
  return createSseDecoder((name, data) => take(parseJson(data) ?? data, name));
}

function note(shape: ShapeNotes, value: unknown, name: string): void {
  if (name !== '' && name !== 'message') shape.name('event', name);
  const fields = asFields(value) ?? {};
  for (const key of Object.keys(fields).slice(0, MAX_NAMES)) shape.name('key', key);
  const type = asText(fields.type);
  if (type !== undefined) shape.name('type', type);
}
