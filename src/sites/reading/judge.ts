/**
 * What the calls behind one prompt are said to have taken, judged by what was seen of it. A report is believed as a
 * whole or not at all: one that states 0 for what was there was filled in by nobody, and one that lacks a call is not
 * of the turn. What is not believed stands as it was seen, and the row says `counted`.
 */

/** Tokens of one call of a model as the wire states them; absent is what it does not. */
export interface CallTokens {
  /** All that the model read, earlier turns and what it has in its cache included. */
  read?: number;
  /** Of `read`, what came from the cache. */
  cached?: number;
  /** The person's own message, for sites that count it alone. */
  input?: number;
  /** All that the model wrote, its reasoning included. */
  output?: number;
  /** Of `output`, the reasoning. */
  reasoning?: number;
  /** Of sites that state little else. */
  total?: number;
}

/** A call, and which of the answers written side by side it is for: '' where there is one. */
export interface Call extends CallTokens {
  readonly lane: string;
}

/** Tokens as they were counted in what was seen. */
export interface SeenTokens {
  input: number;
  output: number;
  reasoning: number;
}

/** What is believed of a report, of all calls together; absent is what was not stated, or is not believed. */
export interface BelievedTokens {
  /** For each answer, as the prompt is the same for all. */
  input?: number;
  /** The same. 0 where all of the input was read anew. */
  context?: number;
  output?: number;
  reasoning?: number;
  total?: number;
}

/** Never more than is stated; nothing where nothing is. */
export type Judge = (calls: readonly Call[], seen: SeenTokens) => BelievedTokens;

/** The one there is. */
export const judge: Judge = (calls, seen) => {
  if (calls.some((call) => isUnfilled(call, seen))) return {};
  const lanes = new Set(calls.map(({ lane }) => lane)).size;
  const read = sumOfAll(calls, ({ read }) => read);
  const cached = sumOf(calls, ({ cached }) => cached);
  const typed = sumOfAll(calls, ({ input }) => input);
  const output = sumOfAll(calls, (call) => call.output);
  const thought = sumOf(calls, ({ reasoning }) => reasoning);
  const total = sumOfAll(calls, (call) => call.total);
  const isThought = calls.some(({ reasoning }) => reasoning !== undefined);
  return {
    ...(typed === undefined ? {} : { input: Math.round(typed / lanes) }),
    ...(read === undefined ? {} : freshAndCached(read, cached, lanes)),
    ...(output === undefined ? {} : { output }),
    ...(isThought && (thought > 0 || seen.reasoning === 0) ? { reasoning: thought } : {}),
    ...(total ? { total } : {}),
  };
};

/** It states 0 for something that was there. */
function isUnfilled({ read, input, output }: Call, seen: SeenTokens): boolean {
  return ((read === 0 || input === 0) && seen.input > 0) || (output === 0 && seen.output > 0);
}

function freshAndCached(read: number, cached: number, lanes: number): BelievedTokens {
  const context = Math.round(Math.min(read, cached) / lanes);
  return { input: Math.round(read / lanes) - context, context };
}

type CountOf = (call: Call) => number | undefined;

function sumOf(calls: readonly Call[], countOf: CountOf): number {
  return calls.reduce((sum, call) => sum + (countOf(call) ?? 0), 0);
}

/** Undefined unless every call states it. */
function sumOfAll(calls: readonly Call[], countOf: CountOf): number | undefined {
  const isTold = calls.length > 0 && calls.every((call) => countOf(call) !== undefined);
  return isTold ? sumOf(calls, countOf) : undefined;
}
