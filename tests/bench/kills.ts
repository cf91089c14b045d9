/** Forty tabs that go at once after their answer, ten times, with the background ended under them or not, in both browsers. */
import { BROWSERS, type BrowserName, launchBrowser } from '../harness/both-browsers.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { KILL_TRIALS, type KillBrowser, type KillTrial, runTrial, type Tally } from '../harness/kills.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import type { Figure } from './report.ts';

const HOSTS = ['chatgpt.com'];
const ROUNDS = 10;
const TABS = 40;
/** By their numbers, which name their figures. */
const TRIALS = [1, 2, 3] as const;

export async function benchKills(): Promise<Figure[]> {
  ensureBuilt(['chromium-all', 'firefox-all']);
  const figures: Figure[] = [];
  for (const name of BROWSERS) figures.push(...(await killFigures(name)));
  return figures;
}

async function killFigures(name: BrowserName): Promise<Figure[]> {
  const server = await startSitesServer(HOSTS);
  const extension = builtExtension(`${name}-all`);
  const browser = await launchBrowser(name, { extension, server, hosts: HOSTS });
  try {
    const quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/service-worker-loader.js`);
    const figures: Figure[] = [];
    for (const number of TRIALS)
      figures.push(await trialFigure({ browser, server, quiet, closesOnceTold: false }, number));
    return figures;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function trialFigure(parts: KillBrowser, number: (typeof TRIALS)[number]): Promise<Figure> {
  const trial = KILL_TRIALS[number - 1] as KillTrial;
  const tallies: Tally[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const tally = await runTrial(parts, trial, TABS);
    console.log(`${parts.browser.name}, ${trial.name}, ${round}: ${tally.stored} of ${TABS} stored`);
    tallies.push(tally);
  }
  const stored = tallies.map((tally) => tally.stored).join(' ');
  const complete = tallies.reduce((sum, tally) => sum + tally.complete, 0);
  return {
    id: `kills-${parts.browser.name}-${number}`,
    what: `${trial.name}: ${ROUNDS} times ${TABS} tabs in ${parts.browser.name}`,
    measured: `${stored} stored, ${complete} of ${ROUNDS * TABS} with the end of their answer`,
    within: tallies.every((tally) => tally.stored === TABS && tally.complete === TABS),
  };
}
