/** The exchanges a prompt, its resumption or a voice session opens. */
import { createSseDecoder } from '../decoders/sse.ts';
import { asFields, asId, parseJson } from '../json.ts';
import { createShape } from '../shape.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { chatgpt } from '../table.ts';
import type { Turn } from '../turn.ts';
import { saysRefusal, siteError } from './refusal.ts';
import { readVoiceSession } from './request.ts';
import { modelName } from './turn-facts.ts';
import type { TurnReader } from './turn-reader.ts';

/** As much of an error's body as is looked at. */
const MAX_ERROR_CHARS = 16_000;

/** A streamed answer, or the error that comes instead. */
export function readStream(reader: TurnReader, carrier: 'prompt' | 'resume'): ExchangeReader {
  const notes = createShape(chatgpt.vocabulary);
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
    reader.event(carrier, type, data, notes);
  });

  function readError(): void {
    const said = asFields(parseJson(body));
    if (status >= 400 || said?.detail || said?.error) reader.fail(siteError(status, body));
    else if (saysRefusal(body)) reader.fail({ refused: true });
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
      if (status < 400) decoder.push(text);
    },
    end(reason) {
      ended = true;
      // A turn is not worse off for an attempt to resume it that came to nothing.
      if (!started && carrier === 'resume') return;
      if (!started) readError();
      reader.conclude(reason, notes);
    },
  };
}

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
      if (reason === 'failed') turn.settle('failed', tab.now());
      else if (reason === 'aborted') turn.settle('stopped', tab.now());
      else if (status < 400) turn.settle('complete', tab.now());
      else turn.settle(siteError(status, body).refused ? 'refused' : 'failed', tab.now());
    },
  };
}

/** The handshake of a voice session: what is said goes over WebRTC, out of sight. */
export function readVoice(tab: Tab, exchange: ExchangeStart): ExchangeReader {
  const session = readVoiceSession(exchange.body);
  const key = asId(session.voice_session_id) ?? null;
  const turn = tab.turn({ key, endpoint: exchange.endpoint, at: exchange.at });
  turn.session = true;
  turn.kind = 'audio';
  turn.model = modelName(session.model_slug_advanced) ?? modelName(session.model_slug) ?? null;
  return readReply(tab, turn);
}
