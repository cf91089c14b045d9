/**
 * Set-up file of each test file: tells which mutants it comes to, and ends what comes to one without end. The names
 * are those the library's code looks for (@stryker-mutator/api, `INSTRUMENTER_CONSTANTS`); which mutant is switched on
 * it reads from the environment.
 */
import { afterAll, beforeAll, expect } from 'vitest';
import type { FileReach, Hits } from './reached.ts';

interface Switches {
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Readonly<Record<string, Hits>> };
}

declare module 'vitest' {
  interface TaskMeta {
    reached?: FileReach;
  }
}

declare global {
  var __stryker__: Switches | undefined;
}

globalThis.__stryker__ ??= {};
const switches = globalThis.__stryker__;

const limit = Number(process.env.MUTANT_HIT_LIMIT ?? 0);
if (limit > 0) Object.assign(switches, { hitCount: 0, hitLimit: limit });

beforeAll(() => {
  switches.currentTestId = expect.getState().testPath;
});

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads here which fixtures are asked for.
afterAll(({}, file) => {
  const id = switches.currentTestId ?? '';
  switches.currentTestId = undefined;
  const { perTest, static: loading } = switches.mutantCoverage ?? { perTest: {}, static: {} };
  if (limit === 0) file.meta.reached = { tests: perTest[id] ?? {}, loading };
});
