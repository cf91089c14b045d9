/** The exchanges a prompt or its resumption opens. */
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Outcome } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { fieldsOf, parseJson } from '../reading/json.ts';
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

/** A streamed answer, or the error that comes instead. */
export function readStream(reader: TurnReader, carrier: 'prompt' | 'resume'): ExchangeReader {
  const { notes } = reader;
  let status = 200;
  let started = false;
  let ended = false;
  /** What came before the first event. */
  let body = '';
  const decoder = createSseDecoder((type, data) => {
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
      ended = true;
      // A turn is not worse off for an attempt to resume it that came to nothing.
      if (!started && carrier === 'resume') return;
      if (!started) readError();
      reader.conclude(reason);
    },
  };
}

/** How a reply that did not come to its end leaves its turn. */
const BROKEN_OFF: Partial<Record<EndReason, Outcome>> = { aborted: 'stopped', failed: 'failed' };

/** A request answered with one short reply: what comes of it is seen elsewhere, or nowhere. */
export function readReply(tab: Tab, turn: Turn): ExchangeReader {
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
      turn.understood = true;
      const answered = status < 400 ? 'complete' : errorOutcome(status, body);
      turn.settle(BROKEN_OFF[reason] ?? answered, tab.now());
    },
  };
}
