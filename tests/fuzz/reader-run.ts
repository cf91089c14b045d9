/** Has the relay read messages with a site's reader, and says what it must never do. */
import { inspect, isDeepStrictEqual } from 'node:util';
import { createExchanges } from '../../src/content/tab-exchanges.ts';
import { createTabTurns } from '../../src/content/tab-turns.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import { parseObservation } from '../../src/model/usage/parse-observation.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { ExchangeReader, OpenExchange } from '../../src/sites/site.ts';
import type { Subject } from './subjects.ts';

/**
 * @param limit how many requests may be counted
 * @throws when the reader threw, told what does not reach the background as it is, or counted more than it may
 */
export function runReader(subject: Subject, messages: readonly TapMessage[], limit: number): void {
  const told = observationsOf(subject, messages);
  told.forEach(checkObservation);
  const counted = new Set(told.map(({ key }) => key)).size;
  if (counted > limit) throw new Error(`${counted} requests counted of ${limit} sent`);
}

/**
 * What the relay tells of the messages.
 * @throws what the reader threw
 */
export function observationsOf(
  { row, createReader }: Subject,
  messages: readonly TapMessage[],
): readonly Observation[] {
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
  return told;
}

/**
 * Chromium sends messages as JSON, Firefox as structured clones: either way the numbers that arrive are those told, and
 * the background finds nothing in them to refuse or to bring within bounds.
 * @throws when it is not so
 */
function checkObservation(observation: Observation): void {
  const fault = faultOf(observation);
  if (fault)
    throw new Error(`${fault}: ${inspect(observation, { depth: 8, breakLength: 200 }).slice(0, 2_000)}`);
}

function faultOf(observation: Observation): string | undefined {
  const arrivals = { clone: structuredClone(observation), json: JSON.parse(JSON.stringify(observation)) };
  for (const [format, arrived] of Object.entries(arrivals))
    if (!isDeepStrictEqual(arrived, observation)) return `lost on its way as ${format}`;
  const parsed = parseObservation(observation);
  if (!parsed) return 'refused';
  return isDeepStrictEqual(numbersIn(parsed), numbersIn(observation)) ? undefined : 'out of bounds';
}

/** The value with its numbers alone; the marks of the test build, which are cut in length, are left out. */
function numbersIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numbersIn);
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? value : null;
  const named = Object.entries(value).filter(([name]) => name !== 'measured');
  return Object.fromEntries(named.map(([name, item]) => [name, numbersIn(item)]));
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
export function watched(open: OpenExchange, thrown: unknown[]): OpenExchange {
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
