/** `npm run bench [-- page size popup recorder]`: every budget of design.md section 9, measured in one run. */
import { ensureBuilt } from '../harness/built.ts';
import { benchCodeSize } from './code-size.ts';
import { benchPage } from './page.ts';
import { benchPopup } from './popup.ts';
import { benchRecorder } from './recorder.ts';
import { type Figure, figuresTable } from './report.ts';

const PARTS: Readonly<Record<string, (seed: number) => Figure[] | Promise<Figure[]>>> = {
  size: benchCodeSize,
  page: () => benchPage(),
  recorder: benchRecorder,
  popup: benchPopup,
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
