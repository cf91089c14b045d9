/** Whether any request is lost or doubled when the background keeps being killed and tabs are closed and crash. */
import { BROWSERS, type BrowserName, launchBrowser } from '../harness/both-browsers.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { KILL_TRIALS, runTrial } from '../harness/kills.ts';
import { createRandom } from '../harness/random.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { storm } from '../harness/storm.ts';
import type { Figure } from './report.ts';

const HOSTS = ['chatgpt.com'];
const STORM_REQUESTS = 20_000;
const ROUNDS = 10;
const TABS_A_ROUND = 40;
const BUDGET = '0 lost, 0 doubled';

/** The storm in Chromium, then forty tabs that go at once, ten times, in both browsers. */
export async function benchStorm(seed: number): Promise<Figure[]> {
  ensureBuilt(['firefox-all']);
  const figures = [await stormFigure(seed)];
  for (const browser of BROWSERS) figures.push(...(await killFigures(browser)));
  return figures;
}

async function stormFigure(seed: number): Promise<Figure> {
  const server = await startSitesServer(HOSTS);
  // The test build: a person's limit of 60 requests a minute would stop the bench.
  const chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: HOSTS });
  try {
    const result = await storm(chromium, server, STORM_REQUESTS, createRandom(seed));
    const { accepted, lost, doubled, unseen, windowMs, workersStopped, tabsClosed, tabsCrashed } = result;
    return {
      what: `worker killed ${workersStopped} times, ${tabsClosed} tabs closed, ${tabsCrashed} crashed (seed ${seed})`,
      measured:
        `${accepted} accepted, ${lost} lost, ${doubled} doubled, wrong sums: ${result.wrongSums.join(', ') || 'none'}; ` +
        `${unseen} unseen, of the last ${windowMs} ms of their tab`,
      budget: BUDGET,
      within: lost === 0 && doubled === 0 && result.wrongSums.length === 0,
    };
  } finally {
    await chromium.close();
    await server.close();
  }
}

async function killFigures(name: BrowserName): Promise<Figure[]> {
  const server = await startSitesServer(HOSTS);
  const browser = await launchBrowser(name, {
    extension: builtExtension(`${name}-all`),
    server,
    hosts: HOSTS,
  });
  try {
    const quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/service-worker-loader.js`);
    const figures: Figure[] = [];
    for (const trial of KILL_TRIALS) {
      const tabs = ROUNDS * TABS_A_ROUND;
      const { stored, complete } = await runTrial({ browser, server, quiet }, trial, tabs);
      figures.push({
        what: `${trial.name}, ${ROUNDS} times ${TABS_A_ROUND} in ${name}`,
        measured: `${stored} stored, ${complete} with their end`,
        budget: BUDGET,
        within: stored === tabs && complete === tabs,
      });
    }
    return figures;
  } finally {
    await browser.close();
    await server.close();
  }
}
