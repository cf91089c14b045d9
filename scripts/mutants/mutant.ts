/** What can be changed in a source so that a test should notice it. */
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One change of one source. */
export interface Mutant {
  /** From the project's root, e.g. `src/store/trash.ts`. */
  readonly path: string;
  /** Where what is changed begins, both from 1. */
  readonly line: number;
  readonly column: number;
  /** The kind of change, as Stryker calls it, e.g. `EqualityOperator`. */
  readonly kind: string;
  /** What stood there, and what stands there instead. */
  readonly was: string;
  readonly becomes: string;
  /** The source with the change in it. */
  readonly code: string;
}

/** Nothing of what the library tells is of use here. */
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
  fatal() {},
};

/**
 * All mutants of a source, in the order of the library.
 * @param path from the project's root
 * @throws when it is no TypeScript
 */
export async function mutantsOf(path: string, source: string): Promise<Mutant[]> {
  const file = { name: path, mutate: true, content: source };
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { mutants } = await new Instrumenter(SILENT).instrument([file], options);
  const starts = lineStarts(source);
  return mutants.map(({ mutatorName, replacement, location: { start, end } }) => {
    const from = (starts[start.line] ?? 0) + start.column;
    const to = (starts[end.line] ?? 0) + end.column;
    const becomes = isStatement(mutatorName, replacement) ? replacement : `(${replacement})`;
    return {
      path,
      line: start.line + 1,
      column: start.column + 1,
      kind: mutatorName,
      was: source.slice(from, to),
      becomes: replacement,
      code: source.slice(0, from) + becomes + source.slice(to),
    };
  });
}

/** All else is an expression, which keeps its place among its neighbours in brackets. */
function isStatement(kind: string, replacement: string): boolean {
  return kind === 'BlockStatement' || /^(case\b|default:)/.test(replacement);
}

/** Where each line begins. */
function lineStarts(source: string): number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
