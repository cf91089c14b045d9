/** The exchanges a prompt or its resumption opens. */
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Outcome } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { asFields, fieldsOf, parseJson } from '../reading/json.ts';
import type { BodyDecoder } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, Tab } from '../site.ts';
import { errorOutcome } from './refusal.ts';
import type { TurnReader } from './turn-reader.ts';

/** As much of an error's body as is looked at. */
const MAX_ERROR_CHARS = 16_000;

/**
 * Nearly all of a long answer is events of nothing but a few characters more: `{"v":"text"}`, padded or not. What stands
 * between two of them is taken out, so that they are read as one. Only what is appended is told so.
 */
const TEXT_EVENTS =
  /^data: \{"v": ?"[^"\\]*(?:\\.[^"\\]*)*"\} *(?:\n\nevent: delta\ndata: \{"v": ?"[^"\\]*(?:\\.[^"\\]*)*"\} *)+$/gm;
const BETWEEN_TEXTS = /"\} *\n\nevent: delta\ndata: \{"v": ?"/g;

function joinTexts(text: string): string {
  return text.replace(TEXT_EVENTS, (events) => events.replace(BETWEEN_TEXTS, ''));
}

/** Takes a body and gives its events, each with a type and its data. */
type MakeDecoder = (onEvent: (type: string, data: string) => void) => BodyDecoder;

/** A streamed answer, or the error that comes instead. */
export function readStream(
  reader: TurnReader,
  carrier: 'prompt' | 'resume',
  makeDecoder: MakeDecoder = createSseDecoder,
): ExchangeReader {
  const { notes } = reader;
  let status = 200;
  let started = false;
  let ended = false;
  /** What came before the first event. */
  let body = '';
  const decoder = makeDecoder((type, data) => {
    if (!started) {
      started = true;
      body = '';
      if (carrier === 'resume') reader.resume();
    }
    reader.event(carrier, type, data);
  });

  function readError(): void {
    const said = fieldsOf(parseJson(body));
    const outcome = errorOutcome(status, body);
    if (status >= 400 || said.detail || said.error || outcome === 'refused') reader.fail(outcome);
  }

  return {
    head(newStatus, contentType) {
      status = newStatus;
      notes.head(status, contentType);
    },
    text(text) {
      if (ended) return;
      notes.size(text.length);
      if (!started && body.length < MAX_ERROR_CHARS) body += text.slice(0, MAX_ERROR_CHARS);
      if (status < 400) decoder.push(joinTexts(text));
    },
    end(reason) {
      decoder.end?.();
      ended = true;
      // A turn is not worse off for an attempt to resume it that came to nothing.
      if (!started && carrier === 'resume') return;
      if (!started) readError();
      reader.conclude(reason);
    },
  };
}

/** What a reply leaves its turn as when it ends so. */
const OUTCOMES: Partial<Record<EndReason, Outcome>> = { aborted: 'stopped', failed: 'failed' };

/** A request answered with one short reply: what comes of it is seen elsewhere, or nowhere. */
export function readReply(tab: Tab, turn: Turn, isJson = false): ExchangeReader {
  let status = 200;
  let body = '';
  return {
    head(newStatus) {
      status = newStatus;
    },
    text(text) {
      if (body.length < MAX_ERROR_CHARS) body += text.slice(0, MAX_ERROR_CHARS);
    },
    end(reason) {
      turn.understood = status >= 400 || !isJson || asFields(parseJson(body)) !== undefined;
      const outcome = status < 400 ? (OUTCOMES[reason] ?? 'complete') : errorOutcome(status, body);
      turn.settle(outcome, tab.now());
    },
  };
}
