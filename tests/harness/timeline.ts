/**
 * A capture as one line of steps in time: when each exchange starts, each chunk comes, the page aborts. Exchanges may
 * overlap. Gaps are compressed, never reordered.
 */
import type { Capture, Chunk, Exchange } from './capture.ts';
import { createRandom, type Random, randomBelow } from './random.ts';

export type StepAction = 'start' | 'chunk' | 'abort' | 'end';

export interface Step {
  /** Time to let pass before it. */
  readonly afterMs: number;
  /** Index in the capture's exchanges. */
  readonly exchange: number;
  readonly action: StepAction;
  readonly chunk?: Chunk;
}

export interface TimelineOptions {
  /** Real time is divided by this. */
  readonly speed: number;
  /** No gap is longer. */
  readonly maxGapMs: number;
  /** Cuts the bodies anew, anywhere, also inside a character; the same seed cuts the same way. */
  readonly rechunkSeed?: number;
}

interface TimedStep extends Omit<Step, 'afterMs'> {
  readonly atMs: number;
}

/** The steps of a capture in their order. */
export function timelineOf(capture: Capture, options: TimelineOptions): Step[] {
  const random = options.rechunkSeed === undefined ? undefined : createRandom(options.rechunkSeed);
  const steps = startTimes(capture.exchanges).flatMap(({ exchange, index, startMs, shiftMs }) =>
    stepsOf(exchange, index, startMs, shiftMs, random),
  );
  steps.sort((a, b) => a.atMs - b.atMs);
  let lastMs = steps[0]?.atMs ?? 0;
  return steps.map(({ atMs, ...step }) => {
    const afterMs = Math.min((atMs - lastMs) / options.speed, options.maxGapMs);
    lastMs = atMs;
    return { ...step, afterMs };
  });
}

interface Placed {
  readonly exchange: Exchange;
  readonly index: number;
  /** When the page sends the request. */
  readonly startMs: number;
  /** What is added to the exchange's own times. */
  readonly shiftMs: number;
}

/**
 * Captures count an exchange's times from the prompt, or, where they were taken alone, from its own request. Times
 * that would put an exchange before what it follows are of the second sort and are shifted.
 */
function startTimes(exchanges: readonly Exchange[]): Placed[] {
  let beforeEndMs = 0;
  let mainFirstMs = 0;
  let mainEndMs = 0;
  return exchanges.map((exchange, index) => {
    const first = firstMs(exchange);
    const place = (startMs: number, shiftMs: number) => ({ exchange, index, startMs, shiftMs });
    const isSocket = exchange.transport === 'ws';
    switch (exchange.role) {
      case 'before': {
        const shiftMs = first < beforeEndMs ? beforeEndMs : 0;
        const placed = place(isSocket ? 0 : beforeEndMs, shiftMs);
        if (!isSocket) beforeEndMs = shiftMs + endMs(exchange);
        return placed;
      }
      case 'main': {
        // A socket may have been open before the prompt was posted.
        const shiftMs = first < beforeEndMs && !isSocket ? beforeEndMs : 0;
        mainFirstMs = shiftMs + first;
        mainEndMs = Math.max(mainEndMs, shiftMs + endMs(exchange));
        return place(isSocket ? Math.min(first, beforeEndMs) : beforeEndMs, shiftMs);
      }
      case 'during': {
        const shiftMs = first < mainFirstMs ? mainFirstMs : 0;
        return place(shiftMs || first, shiftMs);
      }
      default: {
        const shiftMs = first < mainFirstMs ? mainEndMs : 0;
        mainEndMs = Math.max(mainEndMs, shiftMs + endMs(exchange));
        return place(shiftMs || first, shiftMs);
      }
    }
  });
}

function firstMs({ chunks }: Exchange): number {
  return chunks[0]?.atMs ?? 0;
}

function endMs({ chunks, abortAtMs }: Exchange): number {
  return abortAtMs ?? chunks.at(-1)?.atMs ?? 0;
}

function stepsOf(
  exchange: Exchange,
  index: number,
  startMs: number,
  shiftMs: number,
  random?: Random,
): TimedStep[] {
  const { abortAtMs, transport } = exchange;
  const seen = exchange.chunks.filter(({ atMs }) => abortAtMs === null || atMs <= abortAtMs);
  const chunks = random && transport !== 'ws' ? rechunked(seen, random) : seen;
  const steps: TimedStep[] = [{ atMs: startMs, exchange: index, action: 'start' }];
  for (const chunk of chunks) {
    steps.push({ atMs: chunk.atMs + shiftMs, exchange: index, action: 'chunk', chunk });
  }
  if (abortAtMs !== null) steps.push({ atMs: abortAtMs + shiftMs, exchange: index, action: 'abort' });
  else if (transport !== 'ws')
    steps.push({ atMs: endMs(exchange) + shiftMs, exchange: index, action: 'end' });
  return steps;
}

/** The bytes of a chunk, as the file has it or as it was read. */
export function bytesOf({ data, base64 }: { readonly data: string; readonly base64?: boolean }): Buffer {
  return Buffer.from(data, base64 ? 'base64' : 'utf8');
}

/** The text of chunks whose characters may be cut. */
export function textOf(chunks: readonly Parameters<typeof bytesOf>[0][]): string {
  return Buffer.concat(chunks.map(bytesOf)).toString();
}

const MAX_PIECES = 40;

/** The same bytes over the same time, cut in other places. */
function rechunked(chunks: readonly Chunk[], random: Random): Chunk[] {
  const first = chunks[0];
  const last = chunks.at(-1);
  if (!first || !last) return [];
  const bytes = Buffer.concat(chunks.map(bytesOf));
  const cuts = Array.from({ length: randomBelow(random, MAX_PIECES) }, () =>
    randomBelow(random, bytes.length),
  );
  const edges = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
  const spanMs = (last.atMs - first.atMs) / Math.max(1, edges.length - 2);
  return edges.slice(1).map((end, piece) => ({
    atMs: Math.min(last.atMs, first.atMs + piece * spanMs),
    data: bytes.subarray(edges[piece], end).toString('base64'),
    base64: true,
    dir: 'in',
    binary: false,
  }));
}
