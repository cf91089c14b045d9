/**
 * What a capture is read as, step by step: by the tap's matcher, the relay's turns and exchanges, the site's reader and
 * the background's estimate themselves.
 */
import { createExchanges } from '../../src/content/tab-exchanges.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { Measured } from '../../src/model/usage/observation.ts';
import { measuredOf } from '../../src/sites/reading/measured.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader, OpenExchange } from '../../src/sites/site.ts';
import { watched } from '../fuzz/reader-run.ts';
import { timedMessagesOf } from '../fuzz/tap-messages.ts';
import type { Capture } from '../harness/capture.ts';
import { type Difference, differences, type Found } from '../harness/check.ts';
import { noteTurns, type ReadTurn, type Told, type TurnChange } from './noted-turns.ts';
import { inPieces } from './pieces.ts';

/** When a capture's clock starts: any day will do. */
const START_AT = Date.UTC(2026, 10, 23, 10);

/** One thing the relay is told, and what became of it. */
export interface ReadingStep {
  /** On the capture's clock. */
  readonly atMs: number;
  /** None: the page goes away at the end. */
  readonly message: TapMessage | undefined;
  readonly changes: readonly TurnChange[];
  readonly told: readonly Told[];
  /** The reader takes no interest in the exchange that starts. */
  readonly isPassedOver: boolean;
  /** What the reader threw. */
  readonly error: string | undefined;
}

export interface Reading {
  readonly steps: readonly ReadingStep[];
  readonly turns: readonly ReadTurn[];
  readonly differences: readonly Difference[];
}

export function readSteps(capture: Capture, row: SiteRow, createReader: CreateReader): Reading {
  return withClock((setClock) => {
    const relay = createRelay(row, createReader);
    const messages = inPieces(timedMessagesOf(capture, row));
    const steps = messages.map(({ atMs, message }) => {
      setClock(atMs);
      return relay.take(atMs, message);
    });
    steps.push(relay.leave(messages.at(-1)?.atMs ?? 0));
    const turns = relay.turns();
    return { steps, turns, differences: differences(capture, foundOf(turns)) };
  });
}

/** The relay takes the time from `Date`. */
function withClock<Result>(run: (setClock: (atMs: number) => void) => Result): Result {
  const { now } = Date;
  let clock = START_AT;
  Date.now = () => clock;
  try {
    return run((atMs) => {
      clock = START_AT + Math.max(0, atMs);
    });
  } finally {
    Date.now = now;
  }
}

/** The relay's own parts around the reader, with what they do noted. */
function createRelay(row: SiteRow, createReader: CreateReader) {
  const noted = noteTurns(row.id);
  const thrown: unknown[] = [];
  let isPassedOver = false;
  const openWatched = watched(createReader(noted.turns.tab), thrown);
  const open: OpenExchange = (exchange) => {
    const reader = openWatched(exchange);
    isPassedOver = reader === undefined;
    return reader;
  };
  const prompts = row.endpoints.filter(({ role }) => role === 'prompt').map(({ id }) => id);
  const exchanges = createExchanges(prompts, open, noted.turns);

  function stepOf(atMs: number, message: TapMessage | undefined): ReadingStep {
    const changes = noted.takeChanges();
    if (message) noted.turns.tell();
    else noted.turns.tellAll();
    const [first] = thrown.splice(0);
    const error = first === undefined ? undefined : `${first}`;
    return { atMs, message, changes, told: noted.takeTold(), isPassedOver, error };
  }

  return {
    take(atMs: number, message: TapMessage): ReadingStep {
      isPassedOver = false;
      exchanges.take(message);
      return stepOf(atMs, message);
    },
    /** The page goes away. */
    leave(atMs: number): ReadingStep {
      isPassedOver = false;
      return stepOf(atMs, undefined);
    },
    turns: noted.all,
  };
}

function foundOf(turns: readonly ReadTurn[]): Found {
  const stored = turns.flatMap(({ turn, request }) => (request ? [{ turn, request }] : []));
  const measured = stored.map(({ turn, request }): [string, Measured] => [request.id, measuredOf(turn)]);
  return { requests: stored.map(({ request }) => request), measured: Object.fromEntries(measured) };
}
