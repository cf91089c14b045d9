/** `npm run bench [-- size page recorder popup scroll firefox kills storm window import history reestimate]`: the budgets of docs/BUDGETS.md in one run. */
import { ensureBuilt } from '../harness/built.ts';
import { benchCodeSize } from './code-size.ts';
import { benchFirefox } from './firefox.ts';
import { benchHistory } from './history.ts';
import { benchImport } from './import.ts';
import { benchKills } from './kills.ts';
import { benchPage } from './page.ts';
import { benchPopup } from './popup.ts';
import { benchPopupSize } from './popup-size.ts';
import { benchRecorder } from './recorder.ts';
import { benchReestimate } from './reestimate.ts';
import { type Figure, figuresTable } from './report.ts';
import { benchScroll } from './scroll.ts';
import { benchStoredReestimate } from './stored-reestimate.ts';
import { benchStorm } from './storm.ts';
import { benchWindow } from './window.ts';

const PARTS: Readonly<Record<string, (seed: number) => Figure[] | Promise<Figure[]>>> = {
  size: () => [...benchCodeSize(), ...benchPopupSize()],
  page: () => benchPage(),
  recorder: () => benchRecorder(),
  popup: benchPopup,
  scroll: benchScroll,
  firefox: () => benchFirefox(),
  kills: () => benchKills(),
  storm: benchStorm,
  window: () => benchWindow(),
  import: () => benchImport(),
  history: (seed) => benchHistory(seed),
  reestimate: async () => [reestimateFigure(), ...(await benchStoredReestimate())],
};

/**
 * @param names of the parts to measure; all where empty
 * @returns whether every budget was kept
 * @throws with a message for people where a part is not there
 */
export async function runBench(names: readonly string[], seed: number): Promise<boolean> {
  const missing = names.find((name) => !Object.hasOwn(PARTS, name));
  if (missing) throw new Error(`there is no part ${missing}: ${Object.keys(PARTS).join(', ')}`);
  ensureBuilt(['chromium', 'chromium-all']);
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`measuring: ${name}`);
    figures.push(...(await bench(seed)));
  }
  console.log(`\n${figuresTable(figures)}`);
  return figures.every(({ within }) => within !== false);
}

function reestimateFigure(): Figure {
  const { requests, durationMs, peakHeapMegabytes } = benchReestimate();
  return {
    what: `re-estimate ${requests.toLocaleString('en')} requests, in slices`,
    measured: `${(durationMs / 1000).toFixed(1)} s, ${peakHeapMegabytes.toFixed(0)} MB of heap at the most`,
    budget: '',
    within: null,
  };
}
