/** What can be changed in a source so that a test should notice it. */
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One change of one source. */
export interface Mutant {
  /** By which it is switched on in what all of them stand in. */
  readonly id: string;
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

export interface Mutants {
  /** In the order of the sources, and in a source in the library's. */
  readonly mutants: readonly Mutant[];
  /** By their paths, the sources with all of their mutants in them, each of which waits to be switched on. */
  readonly switched: ReadonlyMap<string, string>;
}

/**
 * All mutants of some sources.
 * @param sources by their paths from the project's root
 * @throws when one is no TypeScript
 */
export async function mutantsOf(sources: ReadonlyMap<string, string>): Promise<Mutants> {
  const files = [...sources].map(([name, content]) => ({ name, content, mutate: true }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const result = await new Instrumenter(SILENT).instrument(files, options);
  const starts = new Map([...sources].map(([path, source]) => [path, lineStarts(source)]));
  const mutants = result.mutants.map(
    ({ id, fileName: path, mutatorName, replacement, location: { start, end } }): Mutant => {
      const source = sources.get(path) ?? '';
      const placeOf = (at: typeof start) => (starts.get(path)?.[at.line] ?? 0) + at.column;
      const [from, to] = [placeOf(start), placeOf(end)];
      const becomes = isStatement(mutatorName, replacement) ? replacement : `(${replacement})`;
      return {
        id,
        path,
        line: start.line + 1,
        column: start.column + 1,
        kind: mutatorName,
        was: source.slice(from, to),
        becomes: replacement,
        code: source.slice(0, from) + becomes + source.slice(to),
      };
    },
  );
  return { mutants, switched: new Map(result.files.map(({ name, content }) => [name, content])) };
}

/** All else is an expression, which keeps its place among its neighbours in brackets. */
function isStatement(kind: string, replacement: string): boolean {
  return kind === 'BlockStatement' || /^(case\b|default:)/.test(replacement);
}

/** Where each line begins. */
function lineStarts(source: string): number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
