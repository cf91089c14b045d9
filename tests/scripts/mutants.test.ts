/** `npm run mutants`: which changes there are, which tests try them first, and what is told of it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Mutant, mutantsOf } from '../../scripts/mutants/mutant.ts';
import { ownClock } from '../../scripts/mutants/own-time.ts';
import { isOf, placeOf } from '../../scripts/mutants/place.ts';
import { planOf } from '../../scripts/mutants/plan.ts';
import { groupsOf, isLeftOut } from '../../scripts/mutants/ranking.ts';
import { Reached } from '../../scripts/mutants/reached.ts';
import { killedPercent, reportOf, roomOf } from '../../scripts/mutants/report.ts';

const SOURCE = ['export const isLate = (now: number): boolean => {', '  return 1 + now > 7;', '};', ''].join(
  '\n',
);

describe('the mutants of a source', () => {
  it('stand at their place, in a source that differs in nothing else', async () => {
    const { mutants } = await mutantsOf(new Map([['src/a.ts', SOURCE]]));
    expect(mutants.map(({ line, column, kind, was, becomes }) => [line, column, kind, was, becomes])).toEqual(
      [
        [1, 49, 'BlockStatement', '{\n  return 1 + now > 7;\n}', '{}'],
        [2, 10, 'ConditionalExpression', '1 + now > 7', 'true'],
        [2, 10, 'ConditionalExpression', '1 + now > 7', 'false'],
        [2, 10, 'EqualityOperator', '1 + now > 7', '1 + now >= 7'],
        [2, 10, 'EqualityOperator', '1 + now > 7', '1 + now <= 7'],
        [2, 10, 'ArithmeticOperator', '1 + now', '1 - now'],
      ],
    );
    expect(mutants.at(-1)?.code).toBe(SOURCE.replace('1 + now', '(1 - now)'));
    expect(mutants[0]?.code).toBe('export const isLate = (now: number): boolean => {};\n');
  });

  it('have ids of their own in several sources, all of them in one text of each', async () => {
    const { mutants, switched } = await mutantsOf(
      new Map([
        ['src/a.ts', SOURCE],
        ['src/b.ts', SOURCE],
      ]),
    );
    expect(mutants.map(({ id, path }) => [id, path])).toEqual(
      Array.from({ length: 12 }, (_, at) => [`${at}`, at < 6 ? 'src/a.ts' : 'src/b.ts']),
    );
    for (const { id, path } of mutants) expect(switched.get(path)).toContain(`stryMutAct_9fa48("${id}")`);
  });
});

describe('the mutants a command line means', () => {
  it.each([
    ['src/page/tap.ts:3', [false, true, false, false]],
    ['src/page/tap.ts', [true, true, false, false]],
    ['src/page', [true, true, true, false]],
    ['src/pag', [false, false, false, false]],
  ])('by %s are those of that line, file or folder', (name, meant) => {
    const all = [
      { path: 'src/page/tap.ts', line: 2 },
      { path: 'src/page/tap.ts', line: 3 },
      { path: 'src/page/xhr.ts', line: 3 },
      { path: 'src/pages.ts', line: 3 },
    ];
    const place = placeOf(name);
    expect(all.map((mutant) => isOf(mutant as Mutant, place))).toEqual(meant);
  });
});

describe('the tests of a mutant', () => {
  const mutant = (id: string): Mutant => ({
    id,
    path: 'src/store/days.ts',
    line: 1,
    column: 1,
    kind: 'BooleanLiteral',
    was: 'true',
    becomes: 'false',
    code: '',
  });
  const [own, other, alone] = ['tests/store/days.test.ts', 'tests/store/a.test.ts', 'tests/ui/b.test.ts'];
  const reached = new Reached();
  reached.add(other, { loading: {}, hooks: { 4: 2 }, tests: { '7_0': { 1: 5 }, '7_1': { 3: 1 } } });
  reached.add(own, { loading: { 2: 1 }, hooks: {}, tests: { '8_0': { 1: 3 }, '8_1': { 1: 4, 4: 1 } } });
  reached.add(alone, { loading: {}, hooks: {}, tests: { '9_0': { 3: 7, 5: 1 } } });
  const known = {
    alone: new Set([alone]),
    readers: new Map([['src/store/days.ts', [own, other, alone, 'tests/house.test.ts']]]),
    reached,
    durations: new Map(),
  };
  const planned = (id: string) => {
    const { trial, files } = planOf(mutant(id), known);
    return { trial, files };
  };

  it('are those that come to it, in one process', () => {
    expect(planned('1')).toEqual({
      trial: {
        id: '1',
        files: [
          { file: own, ids: ['8_0', '8_1'] },
          { file: other, ids: ['7_0'] },
        ],
        hitLimit: 10_700,
      },
      files: [],
    });
  });

  it('are all of a file where it does something for all of them that comes to it', () => {
    expect(planned('4').trial?.files).toEqual([
      { file: own, ids: ['8_1'] },
      { file: other, ids: undefined },
    ]);
  });

  it('are whole files that share no process, after the others', () => {
    expect(planned('3')).toEqual({
      trial: { id: '3', files: [{ file: other, ids: ['7_1'] }], hitLimit: 10_700 },
      files: [alone],
    });
    expect(planned('5')).toEqual({ trial: undefined, files: [alone] });
  });

  it('are all files that load its source where loading alone comes to it, and none where nothing does', () => {
    expect(planned('2')).toEqual({ trial: undefined, files: [own, other, alone] });
    expect(planned('6')).toEqual({ trial: undefined, files: [] });
  });

  it('are its own first, then its folder’s, then the others by what they took, then those of many inputs', () => {
    const tests = [
      'tests/fuzz/fuzz.test.ts',
      'tests/ui/popup.test.ts',
      'tests/store/days.test.ts',
      'tests/background/recorder.test.ts',
      'tests/store/trash.test.ts',
    ];
    const durations = new Map([['tests/ui/popup.test.ts', 900]]);
    expect(groupsOf('src/store/trash.ts', tests, durations)).toEqual([
      ['tests/store/trash.test.ts', 'tests/store/days.test.ts'],
      ['tests/background/recorder.test.ts', 'tests/ui/popup.test.ts'],
      ['tests/fuzz/fuzz.test.ts'],
    ]);
  });

  it('are none of those that read sources as text or run commands', () => {
    expect(
      ['tests/house.test.ts', 'tests/scripts/new-site.test.ts', 'tests/ui/a.test.ts'].map(isLeftOut),
    ).toEqual([true, true, false]);
  });
});

describe('the time of a test', () => {
  // Other systems don't tell who waits.
  it.runIf(process.platform === 'linux')('is none that it waited for a processor', async () => {
    const spin = 'process.send(""); for (;;);';
    const busy = Array.from({ length: 4 * availableParallelism() }, () =>
      fork('-', [], { execArgv: ['-e', spin], silent: true }),
    );
    try {
      await Promise.all(busy.map((each) => once(each, 'message')));
      const begun = performance.now();
      const clocks = busy.map(({ pid = 0 }) => ownClock(pid));
      await new Promise((resolve) => setTimeout(resolve, 400));
      const own = clocks.reduce((sum, clock) => sum + clock(), 0);
      // Of what passed for all of them, the processors can have given them a quarter.
      expect(own).toBeLessThan((performance.now() - begun) * busy.length * 0.5);
      expect(own).toBeGreaterThan(0);
    } finally {
      for (const each of busy) each.kill('SIGKILL');
    }
  });

  it('is all of it where it sleeps', async () => {
    const begun = performance.now();
    const clock = ownClock(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const own = clock();
    expect(own).toBeGreaterThanOrEqual(20 - 1);
    expect(own).toBeLessThanOrEqual(performance.now() - begun);
  });
});

describe('what is told of a run', () => {
  const mutant = (path: string, line: number): Mutant => ({
    id: '1',
    path,
    line,
    column: 3,
    kind: 'EqualityOperator',
    was: 'a >\n    b',
    becomes: 'a >= b',
    code: '',
  });
  const tried = [
    { mutant: mutant('src/store/trash.ts', 9), outcome: 'survived' },
    { mutant: mutant('src/store/trash.ts', 2), outcome: 'untested' },
    { mutant: mutant('src/store/days.ts', 1), outcome: 'killed' },
    { mutant: mutant('src/model/footprint/energy.ts', 1), outcome: 'late' },
    { mutant: mutant('src/model/footprint/energy.ts', 2), outcome: 'invalid' },
  ] as const;

  it('names each survivor with its place, and each room with its share', () => {
    expect(reportOf(tried).split('\n')).toEqual([
      'src/store/trash.ts:2:3 EqualityOperator (no test comes to it)',
      '    a > b  →  a >= b',
      'src/store/trash.ts:9:3 EqualityOperator',
      '    a > b  →  a >= b',
      '',
      'footprint         1 of    1   100 %',
      'store             1 of    3    33 %',
      'all               2 of    4    50 %',
    ]);
  });

  it('counts nothing that is no TypeScript any more', () => {
    expect(killedPercent(tried)).toBe(50);
    expect(killedPercent([])).toBe(100);
  });

  it('takes the footprint for a room of its own', () => {
    expect(
      ['src/model/footprint/a.ts', 'src/model/usage/a.ts', 'src/sites/chatgpt/reader.ts'].map(roomOf),
    ).toEqual(['footprint', 'model', 'sites']);
  });
});
