/** What the tests of a run reach of the mutants that wait in the sources. */

/** How often each mutant was come to, by its id. */
export type Hits = Readonly<Record<string, number>>;

/** What a test file says of itself (count-reached.ts). */
export interface FileReach {
  /** While its tests ran. */
  readonly tests: Hits;
  /** While it and all before it in the same process were loaded. */
  readonly loading: Hits;
}

/** Puts together what test files say. */
export class Reached {
  readonly #hits = new Map<string, Hits>();
  readonly #whileLoading = new Set<string>();

  /** @param test path from the root */
  add(test: string, { tests, loading }: FileReach): void {
    this.#hits.set(test, tests);
    for (const id of Object.keys(loading)) this.#whileLoading.add(id);
  }

  /**
   * The tests that can notice a mutant. What a source does as it is loaded concerns all that load it, whichever of them
   * came first in its process.
   * @param readers the tests that load its source
   */
  testsOf(id: string, readers: readonly string[]): string[] {
    if (this.#whileLoading.has(id)) return [...readers];
    return readers.filter((test) => this.hitsOf(id, test) > 0);
  }

  /** How often a test file came to a mutant. */
  hitsOf(id: string, test: string): number {
    return this.#hits.get(test)?.[id] ?? 0;
  }
}
