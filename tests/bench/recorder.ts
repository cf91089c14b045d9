/** The background: how long one request takes to be stored. */
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { observation } from '../model/samples.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

const MESSAGES = 200;
/** Times the worker is ended before a request comes. */
const SLEEPS = 20;

export async function benchRecorder(): Promise<Figure[]> {
  ensureBuilt(['chromium-all']);
  const server = await startSitesServer(['chatgpt.com']);
  // The test build: a person's limit of 60 requests a minute would stop the bench.
  const chromium = await launchChromium({
    extension: builtExtension('chromium-all'),
    server,
    hosts: ['chatgpt.com'],
  });
  try {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    const ours = await chromium.extensionPage();
    const awake = await messageTimes(ours);
    const asleep: number[] = [];
    for (let sleep = 0; sleep < SLEEPS; sleep++) {
      await chromium.stopWorkers();
      asleep.push(...(await messageTimes(ours, 1)));
    }
    await page.close();
    return [
      recordingFigure('record-awake', 'record one request, worker awake, message to committed', awake),
      recordingFigure('record-asleep', 'the same, worker asleep', asleep),
    ];
  } finally {
    await chromium.close();
    await server.close();
  }
}

/** @param times milliseconds of each request */
export function recordingFigure(
  id: 'record-awake' | 'record-asleep' | 'firefox-record-awake',
  what: string,
  times: readonly number[],
): Figure {
  return {
    id,
    what,
    measured: `${median(times).toFixed(1)} ms median (${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)}, n ${times.length})`,
    within: isWithin(id, median(times)),
  };
}

/** A page of the extension, of either driver. */
interface OwnPage {
  evaluate(run: (given: Given) => Promise<number[]>, given: Given): Promise<number[]>;
}

interface Given {
  readonly count: number;
  readonly site: string;
  /** As JSON: of what a script in a tab is given, Chromium leaves out every field that is null. */
  readonly observation: string;
}

/**
 * Sends finished requests, each with a key and a time of its own, from the relay's own world of an open tab of ChatGPT;
 * the background replies once each is committed.
 * @returns milliseconds of each
 */
export function messageTimes(ours: OwnPage, count = MESSAGES): Promise<number[]> {
  return ours.evaluate(sendFromTab, {
    count,
    site: 'https://chatgpt.com/*',
    observation: JSON.stringify(observation({ rev: 1, model: 'gpt-5-5' })),
  });
}

/** Runs in our page, as source; what is in it in the tab. */
async function sendFromTab({ count, site, observation }: Given): Promise<number[]> {
  async function sendMessages(most: number, sent: string): Promise<number[]> {
    const times: number[] = [];
    for (let index = 0; index < most; index++) {
      const told = { ...JSON.parse(sent), key: crypto.randomUUID(), at: Date.now() };
      const start = performance.now();
      const reply = await chrome.runtime.sendMessage({ type: 'usage/observed', observation: told });
      times.push(performance.now() - start);
      if (!reply?.ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
    }
    return times;
  }
  const [tab] = await chrome.tabs.query({ url: site });
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId: tab?.id ?? -1 },
    func: sendMessages,
    args: [count, observation],
  });
  return frame?.result ?? [];
}
