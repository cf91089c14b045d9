/** Voice sessions: a handshake over HTTP, then a call over WebRTC of which only start and end are seen. */
import { secondsOfCall } from '../reading/call.ts';
import { asId } from '../reading/json.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { readVoiceSession } from './request.ts';
import { readReply } from './streams.ts';
import { modelName } from './turn-facts.ts';

/** One for each tab: a call belongs to the session opened last, and is not read where none was. */
export function createVoice(tab: Tab) {
  let latest: Turn | undefined;

  return {
    openSession({ body, endpoint, at }: ExchangeStart): ExchangeReader {
      const session = readVoiceSession(body);
      const turn = tab.turn({ key: asId(session.voice_session_id) ?? null, endpoint, at });
      // Its export has the first words of a call, and no id of it.
      turn.exportKey = null;
      latest = turn;
      turn.session = true;
      turn.kind = 'audio';
      turn.model = modelName(session.model_slug_advanced) ?? modelName(session.model_slug) ?? null;
      return readReply(tab, turn);
    },
    /** The call of the session opened last. */
    openCall({ at }: ExchangeStart): ExchangeReader | undefined {
      const turn = latest;
      if (!turn) return undefined;
      turn.mediaUntil = secondsOfCall(at);
      turn.settle('pending', at);
      return { end: () => turn.settle('complete', tab.now()) };
    },
  };
}
