/** A capture as another conversation: every id in it new, so that playing it again is another prompt. */
import { randomUUID } from 'node:crypto';
import type { Capture, Chunk } from './capture.ts';
import { bytesOf } from './timeline.ts';

/** Also where it stands in a form's body, after an escaped quote. */
const UUID = /(?:(?<=%22)|\b)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** Gemini's ids of conversations, answers and drafts: as long as before, since its frames state their lengths. */
const GEMINI_ID = /\b(r|rc|c)_([0-9a-f]{8,})\b/g;

/** Bodies come in two pieces, so that no id is cut. */
export function withFreshIds(capture: Capture): Capture {
  const whole = { ...capture, exchanges: capture.exchanges.map(withWholeBody) };
  const ids = new Map<string, string>();
  const renew = (id: string, make: () => string) => {
    const known = ids.get(id) ?? make();
    ids.set(id, known);
    return known;
  };
  const text = JSON.stringify(whole)
    .replace(UUID, (id) => renew(id, randomUUID))
    .replace(GEMINI_ID, (id, kind: string, digits: string) => {
      const fresh = randomUUID().replaceAll('-', '').repeat(2).slice(0, digits.length);
      return renew(id, () => `${kind}_${fresh}`);
    });
  return withHalvedBodies(JSON.parse(text));
}

type Exchange = Capture['exchanges'][number];

function withWholeBody(exchange: Exchange): Exchange {
  const first = exchange.chunks[0];
  if (exchange.transport === 'ws' || !first) return exchange;
  const data = Buffer.concat(exchange.chunks.map(bytesOf)).toString('utf8');
  return { ...exchange, chunks: [{ ...first, data, base64: false }] };
}

function withHalvedBodies(capture: Capture): Capture {
  const halves = (chunk: Chunk): Chunk[] => {
    const bytes = bytesOf(chunk);
    const middle = bytes.length >> 1;
    const piece = (part: Buffer, atMs: number) => ({
      ...chunk,
      atMs,
      data: part.toString('base64'),
      base64: true,
    });
    return [piece(bytes.subarray(0, middle), chunk.atMs), piece(bytes.subarray(middle), chunk.atMs + 1_000)];
  };
  return {
    ...capture,
    exchanges: capture.exchanges.map((exchange) =>
      exchange.transport === 'ws' ? exchange : { ...exchange, chunks: exchange.chunks.flatMap(halves) },
    ),
  };
}
