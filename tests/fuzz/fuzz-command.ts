/**
 * `npm run fuzz -- [--seed N] [--cases N] [--only NAME,…] [--case N] [--growth]`: broken input for every decoder and every
 * reader, at least 100,000 cases unless fewer are asked for, and then what each reader holds after far too much of it
 * (`--growth`: only that). Prints the seed, what failed, and how to run it again.
 */
import { parseArgs } from 'node:util';
import { wholeNumber } from '../harness/whole-number.ts';
import { describeFailure, runCases, TARGETS } from './campaign.ts';
import { GROWTHS, heldBytes, MAX_HELD_BYTES } from './growth.ts';
import { SUBJECTS } from './subjects.ts';

const DEFAULT_CASES = 120_000;

/**
 * @param args the command line
 * @returns the exit code: 1 if any case failed
 */
export function fuzzCommand(args: readonly string[]): 0 | 1 {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      cases: { type: 'string' },
      only: { type: 'string' },
      case: { type: 'string' },
      growth: { type: 'boolean' },
    },
  });
  const only = values.only?.split(',');
  const isNamed: IsNamed = (name) => only === undefined || only.includes(name);
  const failed =
    (values.growth ? 0 : runCampaign(values, isNamed)) + (values.case ? 0 : measureGrowth(isNamed));
  return failed > 0 ? 1 : 0;
}

interface Asked {
  readonly seed?: string | undefined;
  readonly cases?: string | undefined;
  readonly case?: string | undefined;
}

type IsNamed = (name: string) => boolean;

/** @returns how many decoders and readers failed */
function runCampaign(values: Asked, isNamed: IsNamed): number {
  const seed = wholeNumber('seed', values.seed) ?? Date.now() % 1_000_000;
  const targets = TARGETS.filter(({ name }) => isNamed(name));
  if (targets.length === 0) throw new Error('nothing is called so');
  const single = wholeNumber('case', values.case);
  const each =
    single === undefined
      ? Math.ceil((wholeNumber('cases', values.cases) ?? DEFAULT_CASES) / targets.length)
      : 1;
  console.log(`seed ${seed}: ${each} cases for each of ${targets.length} decoders and readers`);
  let failed = 0;
  for (const target of targets) {
    const startMs = performance.now();
    const failure = runCases(target, seed, each, single);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    if (failure) failed++;
    console.log(failure ? describeFailure(failure) : `ok    ${target.name} (${seconds} s)`);
  }
  console.log(`${targets.length * each} cases, seed ${seed}: ${failed} of ${targets.length} failed`);
  return failed;
}

/** @returns how many readers hold too much */
function measureGrowth(isNamed: IsNamed): number {
  let failed = 0;
  for (const subject of SUBJECTS.filter(({ row }) => isNamed(`reader:${row.id}`))) {
    const held = GROWTHS.map((growth) => [growth, heldBytes(subject, growth)] as const);
    const tooMuch = held.some(([growth, bytes]) => bytes > MAX_HELD_BYTES[growth]);
    if (tooMuch) failed++;
    const shown = held.map(([growth, bytes]) => `${growth} ${Math.max(0, Math.round(bytes / 1000))} kB`);
    console.log(`${tooMuch ? 'HOLDS TOO MUCH' : 'ok   '} reader:${subject.row.id}: ${shown.join(', ')}`);
  }
  return failed;
}
