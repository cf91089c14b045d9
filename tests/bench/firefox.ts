/** What people wait for, in Firefox: the popup over years of requests, and a request until it is stored. */
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { repeat, timesFigure } from './painted.ts';
import { messageTimes, recordingFigure } from './recorder.ts';
import type { Figure } from './report.ts';
import { seedStore } from './seed.ts';
import { MEASURES, USUAL } from './years.ts';

const HOST = 'chatgpt.com';
const POLL_MS = 20;

export async function benchFirefox(): Promise<Figure[]> {
  ensureBuilt(['firefox-all']);
  const server = await startSitesServer([HOST]);
  answerShortly(server);
  // The test build: a person's limit of 60 requests a minute would stop the bench.
  const extension = builtExtension('firefox-all');
  const browser = await launchBrowser('firefox', { server, hosts: [HOST], extension });
  try {
    const chat = await browser.newPage();
    await chat.goto(`https://${HOST}/`);
    await chat.evaluate(
      (url, body) => fetch(url, { method: 'POST', body }).then((answer) => answer.text()),
      SHORT_CHAT_URL,
      shortPrompt(),
    );
    const ours = await browser.newPage();
    await ours.goto(popupUrl(browser));
    const recorded = await messageTimes(ours);
    await seedStore(ours, USUAL);
    await popupMs(browser);
    const opened = await repeat(MEASURES, () => popupMs(browser));
    return [
      recordingFigure(
        'firefox-record-awake',
        'Firefox: record one request, background awake, message to committed',
        recorded,
      ),
      timesFigure('firefox-popup-warm', 'Firefox: popup to painted numbers, 100,000 requests, warm', opened),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

const popupUrl = ({ extensionOrigin }: TestBrowser) => `${extensionOrigin}/src/ui/popup/index.html`;

/** From `performance.timeOrigin` to the frame after the numbers are in the DOM. */
async function popupMs(browser: TestBrowser): Promise<number> {
  const page = await browser.newPage();
  await page.goto(popupUrl(browser));
  let mark = await numbersMark(page);
  while (mark === null) {
    await sleep(POLL_MS);
    mark = await numbersMark(page);
  }
  await page.close();
  return mark;
}

const numbersMark = (page: TestPage) =>
  page.evaluate(() => performance.getEntriesByName('trottinette:numbers')[0]?.startTime ?? null);
