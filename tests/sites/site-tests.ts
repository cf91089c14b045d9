/** What every site's reader must stand: its fixtures whole and cut anywhere, and any nonsense for an answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EndReason, RequestBody } from '../../src/model/messages/exchange.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences } from './played.ts';
import { type CaptureExchange, matchEndpoint, playCapture, TabDouble } from './tab-double.ts';

/** @param row its endpoints as the captures speak to them */
export function describeCaptures(createReader: CreateReader, row: SiteRow): void {
  const captures = fixturesOf(row.id);

  describe(`captures of ${row.label}`, () => {
    it.each(captures)('$scenario', (capture) => {
      expect(playedDifferences(createReader, row, capture)).toEqual([]);
      const rechunk = (text: string) => text.split('');
      expect(playedDifferences(createReader, row, capture, { rechunk })).toEqual([]);
    });

    it('read the same however the stream is cut', () => {
      fc.assert(
        fc.property(fc.constantFrom(...captures), cuts, (capture, places) => {
          const rechunk = (text: string) => cutAt(text, places);
          expect(playedDifferences(createReader, row, capture, { rechunk })).toEqual([]);
        }),
      );
    });

    it('read the same where the last line ends of a stream are missing', () => {
      for (const capture of captures) {
        const exchanges = capture.exchanges.map((exchange) => withoutLineEnds(row, exchange, capture.page));
        expect(playedDifferences(createReader, row, { ...capture, exchanges }), capture.scenario).toEqual([]);
      }
    });

    it('never count more than the prompts sent, whatever becomes of the stream', () => {
      fc.assert(
        fc.property(fc.constantFrom(...captures), fc.infiniteStream(fc.nat(9)), (capture, dice) => {
          const roll = (): number => dice.next().value ?? 0;
          const exchanges = capture.exchanges.map((exchange) => broken(exchange, roll));
          const tab = playCapture(createReader, row, { ...capture, exchanges });
          expect(tab.requests.length).toBeLessThanOrEqual(Math.max(1, capture.expected.requests));
        }),
      );
    });
  });
}

/** The exchange with no line end after what came last. An EventSource takes no event that isn't ended. */
function withoutLineEnds(row: SiteRow, exchange: CaptureExchange, page: string): CaptureExchange {
  const last = exchange.chunks.findLastIndex(({ data }) => data !== '');
  const transport = matchEndpoint(row, exchange, page)?.transport;
  if (transport === 'events' || exchange.chunks[last]?.base64) return exchange;
  const chunks = exchange.chunks.map((chunk, index) =>
    index === last ? { ...chunk, data: chunk.data.replace(/[\r\n]+$/, '') } : chunk,
  );
  return { ...exchange, chunks };
}

/** The exchange with chunks lost, doubled, out of order, or cut short. */
function broken(exchange: CaptureExchange, roll: () => number): CaptureExchange {
  const chunks = exchange.chunks.flatMap((chunk) => {
    const die = roll();
    if (die === 0) return [];
    if (die === 1) return [chunk, chunk];
    if (die === 2) return [{ ...chunk, data: chunk.data.slice(0, chunk.data.length / 2) }];
    return [die === 3 ? { ...chunk, atMs: chunk.atMs + 150 } : chunk];
  });
  return { ...exchange, chunks };
}

/**
 * Nonsense and pieces of sense for an answer: the reader must not throw, and must count the prompt once.
 * @param endpoint id of a prompt's endpoint
 * @param body of a prompt
 * @param pieces of the site's own grammar
 */
export function describeNonsense(
  createReader: CreateReader,
  endpoint: string,
  body: string,
  pieces: readonly string[],
): void {
  const junk = fc.oneof(
    fc.constantFrom(...pieces),
    fc.jsonValue().map((value) => `data: ${JSON.stringify(value)}\n\n`),
    fc.jsonValue().map((value) => `${JSON.stringify(value)}\n`),
    anyText,
  );
  const bodies = fc
    .oneof(fc.constant(body), fc.json(), anyText)
    .map((text): RequestBody => ({ kind: 'text', text }));
  const reason = fc.constantFrom<EndReason>('complete', 'aborted', 'failed');
  const head = fc.constantFrom(
    [200, 'text/event-stream'],
    [200, 'application/json'],
    [429, ''],
    [500, 'text/html'],
  );

  describe('nonsense', () => {
    it('never makes the reader throw, and never makes two of one', () => {
      fc.assert(
        fc.property(bodies, fc.array(junk), reason, head, (sent, answer, ending, [status, type]) => {
          const tab = new TabDouble();
          const open = createReader(tab);
          const reader = open({ endpoint, method: 'POST', url: '/x', body: sent, headers: {}, at: 0 });
          reader?.head?.(Number(status), String(type));
          for (const piece of answer) {
            if (reader?.bytes) reader.bytes(new TextEncoder().encode(piece));
            else reader?.text?.(piece);
          }
          reader?.end(ending);
          expect(tab.requests).toHaveLength(reader ? 1 : 0);
        }),
      );
    });
  });
}
