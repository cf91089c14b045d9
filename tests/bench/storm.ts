/** The storm in Chromium: whether any of twenty thousand requests is lost or doubled while workers end and tabs go. */
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { createRandom } from '../harness/random.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { type StormResult, storm } from '../harness/storm.ts';
import type { Figure } from './report.ts';

const HOSTS = ['chatgpt.com'];
const REQUESTS = 20_000;

export async function benchStorm(seed: number): Promise<Figure[]> {
  ensureBuilt(['chromium-all']);
  const server = await startSitesServer(HOSTS);
  // The test build: a person's limit of 60 requests a minute would stop the bench.
  const chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: HOSTS });
  try {
    return [stormFigure(await storm(chromium, server, REQUESTS, createRandom(seed)), seed)];
  } finally {
    await chromium.close();
    await server.close();
  }
}

function stormFigure(result: StormResult, seed: number): Figure {
  const { accepted, lost, doubled, unheard, unheardMs, workersStopped, tabsClosed, tabsCrashed } = result;
  const wrong = result.wrongSums.join(', ') || 'none';
  return {
    id: 'storm',
    what: `worker killed ${workersStopped} times, ${tabsClosed} tabs closed, ${tabsCrashed} crashed (seed ${seed})`,
    measured:
      `${accepted} accepted, ${lost} lost, ${doubled} doubled, wrong sums: ${wrong}; ` +
      `besides ${unheard} of tabs told to go, which the site had for ${unheardMs} ms at the most`,
    within: lost === 0 && doubled === 0 && result.wrongSums.length === 0,
  };
}
