/** `npm run bench [-- size page recorder popup reestimate]`: the budgets of docs/BUDGETS.md in one run. */
import { ensureBuilt } from '../harness/built.ts';
import { benchCodeSize } from './code-size.ts';
import { benchPage } from './page.ts';
import { benchPopup } from './popup.ts';
import { benchPopupSize } from './popup-size.ts';
import { benchRecorder } from './recorder.ts';
import { benchReestimate } from './reestimate.ts';
import { type Figure, figuresTable } from './report.ts';
import { benchStoredReestimate } from './stored-reestimate.ts';

const PARTS: Readonly<Record<string, (seed: number) => Figure[] | Promise<Figure[]>>> = {
  size: () => [...benchCodeSize(), ...benchPopupSize()],
  page: () => benchPage(),
  recorder: benchRecorder,
  popup: benchPopup,
  reestimate: async () => [reestimateFigure(), ...(await benchStoredReestimate())],
};

/** @returns whether every budget was kept */
export async function runBench(names: readonly string[], seed: number): Promise<boolean> {
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
