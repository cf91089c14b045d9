/** What the tests of a run come to of the mutants that wait in the sources. */

/** How often each mutant was come to, by its id. */
export type Hits = Readonly<Record<string, number>>;

/** What a test file comes to (trial-runner.ts). */
export interface FileReach {
  /** While it and all before it in the same process were loaded. */
  readonly loading: Hits;
  /** What is done for all of its tests. */
  readonly hooks: Hits;
  /** By Vitest's id of each test. */
  readonly tests: Readonly<Record<string, Hits>>;
}

/** The tests of a file that come to a mutant. */
export interface FileTests {
  /** Path from the root. */
  readonly file: string;
  /** Undefined: all. */
  readonly ids: readonly string[] | undefined;
  /** How often they come to it. */
  readonly hits: number;
}

/** Puts together what test files say. */
export class Reached {
  readonly #files = new Map<string, FileReach>();
  readonly #whileLoading = new Set<string>();

  /** @param file path from the root */
  add(file: string, reach: FileReach): void {
    this.#files.set(file, reach);
    for (const id of Object.keys(reach.loading)) this.#whileLoading.add(id);
  }

  /** Whether it shows in what a source does as it is loaded: that concerns all that load it in the same process. */
  isWhileLoading(id: string): boolean {
    return this.#whileLoading.has(id);
  }

  /** The tests that come to a mutant. */
  testsOf(id: string): FileTests[] {
    return [...this.#files].flatMap(([file, { hooks, tests }]): FileTests[] => {
      const coming = Object.entries(tests).flatMap(([test, hits]) =>
        hits[id] ? [{ test, hits: hits[id] }] : [],
      );
      const hits = coming.reduce((sum, each) => sum + each.hits, hooks[id] ?? 0);
      if (hits === 0) return [];
      return [{ file, ids: hooks[id] ? undefined : coming.map(({ test }) => test), hits }];
    });
  }
}
