/** Browsers on a profile that holds years of use. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { processorSeconds } from './processor.ts';
import { type Seed, seedStore } from './seed.ts';

/** A browser that takes less of the processor than this in so long has nothing to do. */
const QUIET = { ms: 3_000, seconds: 0.15 };
const MOST_SETTLING_MS = 300_000;

/** Starts a browser on the profile, and closes it once it is measured. */
export type Open = <T>(measure: (chromium: Chromium) => Promise<T>) => Promise<T>;

/** A profile seeded once; `open` starts a browser on it. */
export async function withSeed<T>(seed: Seed, measure: (open: Open) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'trottinette-bench-'));
  const server = await startSitesServer(['chatgpt.com']);
  const open: Open = async (inBrowser) => {
    const chromium = await launch(server, profile);
    try {
      return await inBrowser(chromium);
    } finally {
      await chromium.close();
    }
  };
  try {
    await open(async (chromium) => {
      await recordOne(chromium, server);
      await seedStore(await chromium.extensionPage(), seed);
      await settle();
    });
    return await measure(open);
  } finally {
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function recordOne(chromium: Chromium, server: SitesServer): Promise<void> {
  answerShortly(server);
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await sendShortPrompts(page, 1);
  await waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'complete');
  await page.close();
}

function launch(server: SitesServer, profile: string): Promise<Chromium> {
  return launchChromium({ extension: builtExtension('chromium'), server, hosts: ['chatgpt.com'], profile });
}

/** Years of use come day by day: the browser has to tidy up what was written in seconds, of a million rows for minutes. */
export async function settle(): Promise<void> {
  const giveUpAt = performance.now() + MOST_SETTLING_MS;
  for (let before = processorSeconds() ?? 0; performance.now() < giveUpAt; ) {
    await sleep(QUIET.ms);
    const now = processorSeconds() ?? 0;
    if (now - before < QUIET.seconds) return;
    before = now;
  }
}
