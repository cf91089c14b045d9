/**
 * What on a site's pages behaves like an answer and is on no endpoint of its row: judged by its shape, which is all that
 * is ever known of it (docs/decisions/035-an-unread-answer-shows-by-its-shape.md).
 */
import { integer, oneOf, type Parser, record, text } from '../parse.ts';

/** Of the request, or what the answer came over where it is none. */
const METHODS = ['POST', 'events', 'socket'] as const;

/** Pieces that came one after the other, as a relay tells of them; moments are epoch ms. */
export interface UnlistedRun {
  readonly method: string;
  /** Without a query. It may hold ids: it is kept only as `maskedPath` leaves it. */
  readonly path: string;
  readonly contentType: string;
  /** When the person had it asked; 0 while a socket brings what it likes. */
  readonly askedAt: number;
  /** Of its pieces, so far. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly pieces: number;
  readonly byteLength: number;
}

/** What is kept of one that looks like an answer. */
export interface UnlistedShape {
  readonly method: (typeof METHODS)[number];
  /** Each part of it that is not in the vocabulary as `*`. */
  readonly path: string;
  readonly contentType: string;
  /** Size of the answer as a power of two: 2 ** sizeLog2 bytes at least. */
  readonly sizeLog2: number;
  /** Its rhythm. */
  readonly piecesPerSecond: number;
}

const moment = integer(1, Number.MAX_SAFE_INTEGER);

/** The run this is, within bounds. */
export const parseUnlistedRun: Parser<UnlistedRun> = record({
  method: oneOf(METHODS),
  path: text(/^\/[^\s?#]{0,2047}$/),
  contentType: text(/^[^\r\n]{0,256}$/),
  askedAt: moment,
  firstAt: moment,
  lastAt: moment,
  pieces: integer(1, 1_000_000),
  byteLength: integer(0, 2 ** 40),
});

/** Parts of paths that may be told: words of programs, in which nobody writes what is theirs. */
const KNOWN_PART =
  /^(?:v?\d|api|app|rest|rpc|ws|socket|graphql|backend-(?:api|anon|alt)|(?:chat|conversation|completion|message|thread|session|response|assistant|agent|project|room|task|job|image|video|prompt|model|event|update)s?|generate|stream|ask|answer|query|send|create|new|run|start|submit|unauth|public|invoke)$/;
const MAX_PATH_CHARS = 120;

/** The path with nothing in it but known words. */
export function maskedPath(path: string): string {
  return path.replace(/[^/]+/g, (part) => (KNOWN_PART.test(part) ? part : '*')).slice(0, MAX_PATH_CHARS);
}

/** What the parts of a path say of side work; answers to prompts bear other names. */
const SIDE_WORK = /suggest|autocomplet|title|translat|\/search|upload|resum|reconnect|attach|trpc|sidebar/i;
/** Media types of streams; other text may be any reply that happens to come in pieces. */
const STREAM = /event-?stream|nd-?json|jsonl|connect/i;

/** Fewer are no writing: of a stream that says it is one, and of what tells other things as well. */
const LEAST_PIECES = { stream: 2, other: 4 };
/** The shortest answers are longer, with what is around their words. */
const LEAST_BYTES = 100;
/** Pieces of files are larger, in the mean. */
const MOST_PIECE_BYTES = 4_096;
/** As large are those of an ordinary reply on a slow line, which is over sooner than writing. */
const SMALL_PIECE_BYTES = 1_000;
const LONG_MS = 2_000;
/** What comes at once was there at once. */
const SHORT_MS = 60;

/** Its shape where it grew like writing: not one reply cut by the network, a file, or other work of the page's. */
export function answerShape(run: UnlistedRun): UnlistedShape | undefined {
  const { path, contentType, pieces, byteLength } = run;
  const method = METHODS.find((one) => one === run.method);
  if (!method || SIDE_WORK.test(path) || !isWriting(run)) return undefined;
  return {
    method,
    path: maskedPath(path),
    contentType: /^[a-z]+\/[a-z0-9.+-]{1,40}/i.exec(contentType)?.[0].toLowerCase() ?? '',
    sizeLog2: Math.floor(Math.log2(byteLength)),
    piecesPerSecond: Math.round((1_000 * pieces) / Math.max(1_000, run.lastAt - run.firstAt)),
  };
}

function isWriting({ contentType, pieces, byteLength, firstAt, lastAt }: UnlistedRun): boolean {
  const tookMs = lastAt - firstAt;
  const isStream = STREAM.test(contentType);
  if (pieces < LEAST_PIECES[isStream ? 'stream' : 'other'] || byteLength < LEAST_BYTES) return false;
  if (byteLength > pieces * MOST_PIECE_BYTES) return false;
  return isStream || (tookMs >= SHORT_MS && (byteLength <= pieces * SMALL_PIECE_BYTES || tookMs >= LONG_MS));
}
