/**
 * `npm run bench [-- size page realistic start heap recorder years scroll firefox idle kills storm window import million history reestimate] [--write]`: the
 * budgets of docs/BUDGETS.md in one run, which `--write` puts there.
 */
import { execFileSync } from 'node:child_process';
import { ensureBuilt, ROOT } from '../harness/built.ts';
import { machineNow } from '../harness/clock.ts';
import { BUDGETS } from './budgets.ts';
import { benchCodeSize } from './code-size.ts';
import { benchFirefox } from './firefox.ts';
import { benchHeap } from './heap.ts';
import { benchHistory } from './history.ts';
import { benchIdle } from './idle.ts';
import { benchImport, benchMillion } from './import.ts';
import { benchKills } from './kills.ts';
import { describeMachine, watchOthers } from './machine.ts';
import { benchPackageSize } from './package-size.ts';
import { benchPage } from './page.ts';
import { benchPeers } from './peers.ts';
import { benchPopupSize } from './popup-size.ts';
import { benchRealistic } from './realistic.ts';
import { BUDGET_IDS, readRecord, withRun, writeRecord } from './record.ts';
import { benchRecorder } from './recorder.ts';
import { benchReestimate } from './reestimate.ts';
import { type Figure, figuresTable } from './report.ts';
import { benchScroll } from './scroll.ts';
import { benchStart } from './start.ts';
import { benchStoredReestimate } from './stored-reestimate.ts';
import { benchStorm } from './storm.ts';
import { benchWindow } from './window.ts';
import { benchYears } from './years.ts';

/** What can be measured by itself. */
export const PARTS: Readonly<Record<string, (seed: number) => Figure[] | Promise<Figure[]>>> = {
  size: () => [...benchCodeSize(), ...benchPackageSize(), ...benchPopupSize()],
  page: () => benchPage(),
  realistic: () => benchRealistic(),
  start: () => benchStart(),
  heap: () => benchHeap(),
  recorder: () => benchRecorder(),
  years: () => benchYears(),
  scroll: benchScroll,
  firefox: () => benchFirefox(),
  idle: () => benchIdle(),
  kills: () => benchKills(),
  storm: benchStorm,
  window: () => benchWindow(),
  import: () => benchImport(),
  million: () => benchMillion(),
  history: (seed) => benchHistory(seed),
  reestimate: async () => [reestimateFigure(), ...(await benchStoredReestimate())],
};

/**
 * @param names of the parts to measure; all where empty
 * @param write puts what was measured into docs/BUDGETS.md
 * @returns whether every budget was kept
 * @throws with a message for people where a part is not there
 */
export async function runBench(names: readonly string[], seed: number, write = false): Promise<boolean> {
  const missing = names.find((name) => !Object.hasOwn(PARTS, name));
  if (missing) throw new Error(`there is no part ${missing}: ${Object.keys(PARTS).join(', ')}`);
  ensureBuilt(['chromium']);
  const at = new Date(machineNow()).toISOString().replace(/:\d\d\.\d+/, '');
  const run = { at, commit: commitNow(), machine: describeMachine() };
  const sayOthers = watchOthers();
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`measuring: ${name}`);
    figures.push(...expectAll(name, await bench(seed)));
    // A later part may never end.
    if (write) writeRecord(withRun(readRecord(), { ...run, others: sayOthers() }, figures));
  }
  console.log(`\n${figuresTable(figures)}\n\n${run.machine}; ${sayOthers()}`);
  return figures.every(({ within }) => within !== false);
}

/** Says what the unpacked extensions of a folder cost a page, beside ours. @returns true: none of them has a budget */
export async function runPeers(folder: string): Promise<boolean> {
  ensureBuilt(['chromium']);
  const sayOthers = watchOthers();
  const table = await benchPeers(folder);
  console.log(`${table}\n\n${describeMachine()}; ${sayOthers()}`);
  return true;
}

/** @throws where the part has a budget that it did not measure, or measured what it has none of */
function expectAll(part: string, figures: readonly Figure[]): readonly Figure[] {
  const budgeted = BUDGET_IDS.filter((id) => BUDGETS[id].part === part);
  const measured = BUDGET_IDS.filter((id) => figures.some((figure) => figure.id === id));
  if (`${budgeted}` !== `${measured}`) throw new Error(`${part} measured ${measured}, and not ${budgeted}`);
  return figures;
}

/** What is measured: the last commit, and whether the folder holds something else. */
function commitNow(): string {
  return execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
}

function reestimateFigure(): Figure {
  const { requests, durationMs, peakHeapMegabytes } = benchReestimate();
  return {
    id: 'reestimate-alone',
    what: `re-estimate ${requests.toLocaleString('en')} requests, in slices`,
    measured: `${(durationMs / 1000).toFixed(1)} s, ${peakHeapMegabytes.toFixed(0)} MB of heap at the most`,
    within: null,
  };
}
