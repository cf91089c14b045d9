/** Re-estimation as it really goes: a million stored requests, in the worker of a real Chromium. */
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { readMeta } from '../harness/stored.ts';
import { isWithin } from './budgets.ts';
import { extensionBytes, megabytes } from './process-memory.ts';
import type { Figure } from './report.ts';
import { seedStore } from './seed.ts';

const REQUESTS = 1_000_000;
const DAYS = 400;
const POLL_MS = 1_000;

/** Moves all that is stored to another zone: each request is estimated and written anew. */
export async function benchStoredReestimate(requests = REQUESTS): Promise<Figure[]> {
  ensureBuilt(['chromium-all']);
  const server = await startSitesServer(['chatgpt.com']);
  const chromium = await launchChromium({
    extension: builtExtension('chromium-all'),
    server,
    hosts: ['chatgpt.com'],
  });
  try {
    answerShortly(server);
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    await sendShortPrompts(page, 1);
    await waitForStored(chromium, (stored) => stored.requests.length === 1);
    await page.close();
    await seedStore(await chromium.extensionPage(), { requests, days: DAYS });
    const { durationMs, peakBytes } = await rezone(chromium);
    const memory = peakBytes > 0 ? `, ${megabytes(peakBytes).toFixed(0)} MB more memory at the most` : '';
    return [
      {
        id: 'reestimate-stored',
        what: `re-estimate ${requests.toLocaleString('en')} stored requests, read and written`,
        measured: `${(durationMs / 1000).toFixed(0)} s${memory}`,
        within: isWithin('reestimate-stored', durationMs / 1000),
      },
    ];
  } finally {
    await chromium.close();
    await server.close();
  }
}

async function rezone(chromium: Chromium): Promise<{ durationMs: number; peakBytes: number }> {
  const page = await chromium.extensionPage();
  const bytesBefore = extensionBytes();
  let peakBytes = 0;
  const start = performance.now();
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'settings/change', change: { zone: 'SE' } }));
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'history/rezone' }));
  for (;;) {
    peakBytes = Math.max(peakBytes, extensionBytes() - bytesBefore);
    const progress = (await readMeta(page))['"reestimation"'] as { phase: string } | undefined;
    if (progress?.phase === 'done') return { durationMs: performance.now() - start, peakBytes };
    await page.waitForTimeout(POLL_MS);
  }
}
