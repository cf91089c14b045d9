/** Has the relay read messages with a site's reader, and says what it must never do. */
import { createExchanges } from '../../src/content/relay.ts';
import { createTabTurns } from '../../src/content/tab-turns.ts';
import type { TapMessage } from '../../src/model/exchange.ts';
import type { Observation } from '../../src/model/observation.ts';
import { parseObservation } from '../../src/model/parse-observation.ts';
import type { ExchangeReader, OpenExchange } from '../../src/sites/site.ts';
import type { SiteRow } from '../../src/sites/table.ts';
import type { Subject } from './subjects.ts';

/**
 * @param limit how many requests may be counted
 * @throws when the reader threw, told what the background refuses, or counted more than it may
 */
export function runReader(
  { row, createReader }: Subject,
  messages: readonly TapMessage[],
  limit: number,
): void {
  const told: Observation[] = [];
  const prompts = row.endpoints.filter(({ role }) => role === 'prompt').map(({ id }) => id);
  const turns = createTabTurns(row.id, (observation) => told.push(observation));
  const thrown: unknown[] = [];
  const exchanges = createExchanges(prompts, watched(createReader(turns.tab), thrown), turns);
  for (const message of messages) {
    exchanges.take(message);
    turns.tell();
  }
  turns.tellAll();
  if (thrown.length > 0) throw thrown[0];
  for (const observation of told) {
    if (!parseObservation(observation))
      throw new Error(`refused: ${JSON.stringify(observation).slice(0, 2_000)}`);
  }
  const counted = new Set(told.map(({ key }) => key)).size;
  if (counted > limit) throw new Error(`${counted} requests counted of ${limit} sent`);
}

/** How many prompts the messages can hold: requests where prompts are sent, and what sockets send. */
export function promptsAmong({ endpoints }: SiteRow, messages: readonly TapMessage[]): number {
  const prompts = new Set(endpoints.filter(({ role }) => role !== 'follow').map(({ id }) => id));
  return messages.filter((message) =>
    message.type === 'open'
      ? prompts.has(message.endpoint)
      : message.type === 'frame' && message.direction === 'out',
  ).length;
}

/** The same reader; what it throws, which the relay would catch, is noted. */
function watched(open: OpenExchange, thrown: unknown[]): OpenExchange {
  const noting = <Args extends unknown[], Result>(call: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      try {
        return call(...args);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    };
  };
  return noting((exchange) => {
    const reader = open(exchange);
    if (!reader) return undefined;
    const { head, text, bytes, frame, end } = reader;
    const noted: ExchangeReader = { end: noting(end) };
    if (head) noted.head = noting(head);
    if (text) noted.text = noting(text);
    if (bytes) noted.bytes = noting(bytes);
    if (frame) noted.frame = noting(frame);
    return noted;
  });
}
