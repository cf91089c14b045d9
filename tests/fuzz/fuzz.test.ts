/**
 * Every decoder and every reader against broken captures: a fixed part of what `npm run fuzz` does, the same cases each
 * time. A failure says how to run its case again.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countCases } from '../harness/cases.ts';
import { createRandom, shuffled } from '../harness/random.ts';
import { describeFailure, runCases, TARGETS } from './campaign.ts';
import { SUBJECTS } from './subjects.ts';

const ROOT = join(import.meta.dirname, '../..');
const SEED = 20_261_123;
const CASES_EACH = 250;
/** Readers whose memory is measured in this run; `npm run fuzz` measures all. */
const MEASURED = 5;

describe('broken input', () => {
  it.each(
    TARGETS,
  )('$name stands it: throws nothing, counts no more than was sent, tells what is accepted', (target) => {
    const failure = runCases(target, SEED, CASES_EACH);
    countCases(CASES_EACH);
    expect(failure && describeFailure(failure)).toBeUndefined();
  });

  it('is the same for the same seed', () => {
    const target = {
      name: 'any',
      run(seed: number, index: number) {
        if (seed + index === 7) throw new Error('seven');
      },
    };
    expect(runCases(target, 3, 10)).toMatchObject({ target: 'any', seed: 3, index: 4 });
    expect(runCases(target, 3, 1, 4)).toMatchObject({ index: 4 });
    expect(runCases(target, 3, 4)).toBeUndefined();
  });
});

describe('far too much input', () => {
  const random = createRandom(Number(process.env.TEST_SEED ?? SEED));
  const names = shuffled(SUBJECTS, random).map(({ row }) => `reader:${row.id}`);

  // In a process of its own: here readers keep the text they measure.
  it(`leaves little held by ${names.slice(0, MEASURED).join(', ')}`, () => {
    const args = ['scripts/fuzz.mjs', '--growth', '--only', names.slice(0, MEASURED).join(',')];
    const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(output.match(/^ok/gm)).toHaveLength(MEASURED);
  });
});
