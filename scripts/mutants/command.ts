/**
 * `npm run mutants [-- FILE[:LINE]… | --all] [--browsers] [--sample N] [--seed S] [--processes N] [--at-least PERCENT]`:
 * small faults put into the sources, one at a time, to see whether a unit test notices; with `--browsers`, whether a
 * browser test does, into what runs in pages. Of the files or lines named, of those below the folders named, or all; by
 * default of those changed since the last commit, or by it. Prints each survivor when it is found, and in the end, also
 * where it is broken off, all of them and the share that was killed.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../tests/harness/built.ts';
import { createRandom, shuffled } from '../../tests/harness/random.ts';
import { wholeNumber } from '../../tests/harness/whole-number.ts';
import { openBrowserLanes } from './browser-lane.ts';
import type { Lane, Lanes, Tried } from './lane.ts';
import { type Mutant, mutantsOf } from './mutant.ts';
import { isOf, placeOf } from './place.ts';
import { isKilled, killedPercent, reportOf, survivorText } from './report.ts';
import { openUnitLanes } from './unit-lanes.ts';

/** What takes five minutes on two cores. */
const DEFAULT_SAMPLE = 150;
const PROGRESS_EVERY = 10;

/** What browser tests alone see run as it does with people. */
const IN_PAGES = ['src/page', 'src/content'];

/**
 * @param args the command line
 * @returns the exit code: 1 if fewer than `--at-least` percent were killed
 */
export async function mutantsCommand(args: readonly string[]): Promise<0 | 1> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      browsers: { type: 'boolean' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      processes: { type: 'string' },
      'at-least': { type: 'string' },
    },
  });
  const seed = wholeNumber('seed', values.seed) ?? Date.now() % 1_000_000;
  const size = wholeNumber('sample', values.sample) ?? DEFAULT_SAMPLE;
  // Browsers have processes of their own.
  const usual = values.browsers ? 1 : availableParallelism();
  const processes = wholeNumber('processes', values.processes) ?? usual;
  const atLeast = wholeNumber('at-least', values['at-least']) ?? 0;
  const whole = values.browsers ? IN_PAGES : ['src'];
  const places = (values.all ? whole : positionals.length > 0 ? positionals : changedSources()).map(placeOf);
  const paths = sourcesOf(places.map(({ path }) => path));
  const sources = new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
  const { mutants, switched } = await mutantsOf(sources);
  const all = mutants.filter((mutant) => places.some((place) => isOf(mutant, place)));
  const sample = shuffled(all, createRandom(seed)).slice(0, size);
  console.log(`${sample.length} of ${all.length} mutants of ${paths.length} files, seed ${seed} (--seed)`);
  const count = Math.min(processes, sample.length);
  const tried = await tryAll(
    sample,
    values.browsers ? openBrowserLanes(count) : openUnitLanes(sample, switched, count),
  );
  console.log(reportOf(tried));
  return killedPercent(tried) < atLeast ? 1 : 0;
}

const isSource = (path: string): boolean =>
  /^src\/.*\.tsx?$/.test(path) && !path.startsWith('src/generated/') && !path.endsWith('.d.ts');

/** The sources named, and those below the folders named, from the project's root. */
function sourcesOf(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    if (!statSync(join(ROOT, path)).isDirectory()) return [path];
    const below = readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' });
    return below.map((each) => join(path, each));
  });
  const sources = [...new Set(found)].filter(isSource).sort();
  if (sources.length === 0) throw new Error('no source of src/ is changed or named; --all takes all');
  return sources;
}

/** What stands otherwise than in the last commit; where nothing does, what that changed. */
function changedSources(): string[] {
  const git = (...rest: string[]) =>
    execFileSync('git', rest, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(isSource);
  const changed = [
    ...git('diff', '--name-only', '--diff-filter=d', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  return changed.length > 0 ? changed : git('diff', '--name-only', '--diff-filter=d', 'HEAD~1', 'HEAD');
}

/** What is broken off leaves nothing behind. */
async function tryAll(mutants: readonly Mutant[], { lanes, check, close }: Lanes): Promise<Tried[]> {
  const waiting = [...mutants];
  const tried: Tried[] = [];
  const stop = () => {
    waiting.length = 0;
    console.log(`\nbroken off\n${reportOf(tried)}`);
    void close().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  const work = async (lane: Lane) => {
    while (waiting.length > 0)
      for await (const one of lane.try(waiting.splice(0, lane.atOnce))) {
        tried.push(one);
        if (one.outcome !== 'invalid' && !isKilled(one)) console.log(survivorText(one));
        if (tried.length % PROGRESS_EVERY === 0)
          console.log(`${tried.length} of ${mutants.length}, ${killedPercent(tried).toFixed(0)} % killed`);
      }
  };
  try {
    await check();
    console.log('without any change all tests pass');
    await Promise.all(lanes.map(work));
  } finally {
    process.off('SIGINT', stop);
    await close();
  }
  return tried;
}
