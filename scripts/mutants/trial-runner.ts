/**
 * Runs test files as Vitest does, and tells of each which mutants its tests come to. Given trials, it runs the tests of
 * one after the other instead, with its mutant switched on: all in one process, as unit tests share one anyway. What it
 * has to tell it appends to a file, so that nothing is lost where a mutant has no end.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { RunnerTask, RunnerTestFile, RunnerTestSuite } from 'vitest';
import { TestRunner, vi } from 'vitest';
import { startTests } from 'vitest/internal/browser';
import type { FileReach, Hits } from './reached.ts';

/** A mutant and the tests that try it, in this order. */
export interface Trial {
  readonly id: string;
  readonly files: readonly { readonly file: string; readonly ids?: readonly string[] | undefined }[];
  /** After how many times a test that comes to it fails: what does so without end. */
  readonly hitLimit: number;
}

/**
 * What became of a trial: `unsure` where the tests fail after it also without the mutant, because of what it left in the
 * process or because they need others before them. No trial is begun after such a one.
 */
export type TrialOutcome = 'killed' | 'survived' | 'unsure';

/** What is told, a line of JSON each. */
export type News =
  | { readonly file: string; readonly reach: FileReach }
  /** Tests of a file begin. */
  | { readonly trial: string; readonly begins: string }
  | { readonly trial: string; readonly outcome: TrialOutcome };

/** Which mutants there are to look for, and what to do with them: a JSON file. */
export interface Orders {
  readonly ids: readonly string[];
  readonly trials?: readonly Trial[];
}

/** What the library's code looks for in the global scope (@stryker-mutator/api, `INSTRUMENTER_CONSTANTS`). */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Hits; perTest: Record<string, Hits> };
}

declare global {
  var __stryker__: Switches | undefined;
}

globalThis.__stryker__ ??= {};
const switches = globalThis.__stryker__;

/** What Vitest's runner keeps to itself. */
interface Own {
  cancelRun: boolean;
  readonly workerState: {
    readonly evaluatedModules: {
      readonly fileToModulesMap: ReadonlyMap<string, Iterable<unknown>>;
      invalidateModule(module: unknown): void;
    };
  };
}

const say = (news: News): void =>
  appendFileSync(process.env.MUTANT_NEWS ?? '/dev/null', `${JSON.stringify(news)}\n`);

const orders: Orders = JSON.parse(readFileSync(process.env.MUTANT_ORDERS ?? '', 'utf8'));
const wanted = new Set(orders.ids);
const isWanted = ([id]: [string, number]): boolean => wanted.has(id);
const ofWanted = (hits: Hits = {}): Hits => Object.fromEntries(Object.entries(hits).filter(isWanted));

const isFile = (suite: RunnerTestSuite): suite is RunnerTestFile => 'filepath' in suite;

export default class TrialRunner extends TestRunner {
  async onBeforeCollect(): Promise<void> {
    if (!orders.trials) return;
    for (const trial of orders.trials) {
      const outcome = await this.#outcomeOf(trial);
      say({ trial: trial.id, outcome });
      if (outcome === 'unsure') break;
    }
    // The file that Vitest was given to run is none of the trials.
    own(this).cancelRun = true;
  }

  override async onBeforeRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onBeforeRunSuite(suite);
    if (isFile(suite)) switches.currentTestId = suite.id;
  }

  override onBeforeTryTask(test: RunnerTask): void {
    super.onBeforeTryTask(test);
    switches.currentTestId = test.id;
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test);
    switches.currentTestId = test.file.id;
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    if (isFile(suite)) {
      switches.currentTestId = undefined;
      if (!orders.trials) say({ file: relative(process.cwd(), suite.filepath), reach: reachOf(suite) });
    }
    await super.onAfterRunSuite(suite);
  }

  async #outcomeOf({ id, files, hitLimit }: Trial): Promise<TrialOutcome> {
    for (const { file, ids } of files) {
      say({ trial: id, begins: file });
      Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit });
      const failed = await this.#failureIn(file, ids);
      Object.assign(switches, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      if (!failed) continue;
      const again = await this.#failureIn(file, failed.id ? [failed.id] : ids);
      return again ? 'unsure' : 'killed';
    }
    return 'survived';
  }

  /** What fails of a file's tests, or of those of these ids: none is begun after it, and nobody is told. */
  async #failureIn(file: string, ids: readonly string[] | undefined): Promise<Failure | undefined> {
    const filepath = `${process.cwd()}/${file}`;
    const { evaluatedModules } = own(this).workerState;
    for (const module of evaluatedModules.fileToModulesMap.get(filepath) ?? [])
      evaluatedModules.invalidateModule(module);
    let failure: Failure | undefined;
    const quiet: TrialRunner = Object.create(this, {
      onBeforeCollect: { value: undefined },
      onCollectStart: { value: TestRunner.prototype.onCollectStart },
      onCollected: { value: undefined },
      onTaskUpdate: { value: async () => undefined },
      onAfterRunTask: {
        value: (test: RunnerTask) => {
          TrialRunner.prototype.onAfterRunTask.call(this, test);
          if (test.result?.state !== 'fail') return;
          failure ??= { id: test.id };
          own(quiet).cancelRun = true;
        },
      },
      cancel: { value: undefined, writable: true },
      cancelRun: { value: false, writable: true },
    });
    const fail = (): void => {
      failure ??= {};
    };
    process.on('unhandledRejection', fail);
    process.on('uncaughtException', fail);
    const [ran] = await startTests([{ filepath, testIds: ids && [...ids], testLocations: undefined }], quiet);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', fail);
    process.off('uncaughtException', fail);
    vi.resetConfig();
    vi.restoreAllMocks();
    return failure ?? (ran?.result?.state === 'fail' ? {} : undefined);
  }
}

/** What failed: a test by its id, or something that is none. */
interface Failure {
  readonly id?: string;
}

const own = (runner: TestRunner): Own => runner as unknown as Own;

/** What the tests of a file came to, and what was loaded so far. */
function reachOf(file: RunnerTestFile): FileReach {
  const { static: loading = {}, perTest = {} } = switches.mutantCoverage ?? {};
  const tests = Object.entries(perTest).filter(([id]) => id.startsWith(`${file.id}_`));
  return {
    loading: ofWanted(loading),
    hooks: ofWanted(perTest[file.id]),
    tests: Object.fromEntries(
      tests
        .map(([id, hits]) => [id, ofWanted(hits)])
        .filter(([, hits]) => Object.keys(hits ?? {}).length > 0),
    ),
  };
}
