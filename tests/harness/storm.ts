/** A thousand requests while the browser keeps stopping the worker: what is stored at the end must be all, once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FOOTPRINT_KEYS, TOKEN_KEYS } from '../../src/model/usage/usage.ts';
import type { Chromium } from './chromium.ts';
import { type Random, randomBelow } from './random.ts';
import { sendShortPrompts, waitForStored } from './short-chat.ts';
import { readStored, type Stored } from './stored.ts';

export interface StormResult {
  /** Of the storm's own requests. */
  readonly stored: number;
  readonly workersStopped: number;
  /** Sums of the day rows that are not the sums of the requests; none when all is well. */
  readonly wrongSums: readonly string[];
}

/** The server must answer shortly (short-chat.ts). */
export async function storm(chromium: Chromium, requests: number, random: Random): Promise<StormResult> {
  const before = (await readStored(await chromium.extensionPage())).requests.length;
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  let sending = true;
  const sent = sendShortPrompts(page, requests).finally(() => {
    sending = false;
  });
  let workersStopped = 0;
  while (sending) {
    await sleep(50 + randomBelow(random, 400));
    await chromium.stopWorkers();
    workersStopped++;
  }
  await sent;
  const isOver = ({ requests: rows }: Stored) =>
    rows.length >= before + requests && rows.every(({ outcome }) => outcome === 'complete');
  const stored = await waitForStored(chromium, isOver, 60_000);
  await page.close();
  return { stored: stored.requests.length - before, workersStopped, wrongSums: wrongSums(stored) };
}

/** Names of the sums in which day rows and requests differ. */
export function wrongSums({ requests, days }: Stored): string[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const wrong: string[] = [];
  const compare = (name: string, ofDays: number, ofRequests: number) => {
    if (Math.abs(ofDays - ofRequests) > 1e-9 * Math.max(1, Math.abs(ofRequests))) wrong.push(name);
  };
  compare('requests', sum(days.map((row) => row.requests)), requests.filter((row) => !row.session).length);
  for (const key of TOKEN_KEYS)
    compare(key, sum(days.map((row) => row[key])), sum(requests.map((row) => row[key])));
  for (const key of FOOTPRINT_KEYS) {
    for (const bound of ['low', 'central', 'high'] as const) {
      const [ofDays, ofRequests] = [days, requests].map((rows) =>
        sum(rows.map(({ footprint }) => footprint[key][bound])),
      );
      compare(`${key}.${bound}`, ofDays ?? 0, ofRequests ?? 0);
    }
  }
  return wrong;
}
