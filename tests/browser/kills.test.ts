/**
 * Nothing a site accepted is lost when the background is ended under a prompt and its tab closed. A few tabs each time;
 * `npm run test:all` takes forty, `npm run bench -- kills` forty ten times.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { QUIET } from '../harness/chromium.ts';
import { KILL_TRIALS, promptIn, runTrial, tallyWhenQuiet } from '../harness/kills.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from '../harness/stored-rows.ts';
import { firstGood } from '../harness/tries.ts';

const HOSTS = ['chatgpt.com'];
const TABS = process.env.RUN_ALL ? 40 : 6;

describe.each(BROWSERS)('tabs that go at once, in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  /** A page of the extension that runs none of its code. */
  let quiet: TestPage;

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    browser = await launchBrowser(name, { extension: builtExtension(`${name}-all`), server, hosts: HOSTS });
    quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/${QUIET}`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(KILL_TRIALS)('$name: all stored, each once, with the end of its answer', async (trial) => {
    const parts = { browser, server, quiet, closesOnceTold: name === 'firefox' };
    const run = async () => {
      const tally = await runTrial(parts, trial, TABS);
      expect(tally.stored).toBe(TABS);
      return tally;
    };
    // An end that Chromium gave its tab no time for is its own to lose: `npm run bench -- kills` counts how often.
    const tally = name === 'chromium' ? firstGood(run, ({ complete }) => complete === TABS) : run();
    expect((await tally).complete).toBe(TABS);
  });

  // What it told as it goes is no help: Firefox ends the scripts of a process whose last tab is closed.
  it.runIf(name === 'firefox').each(['closed', 'crashed'])(
    'tabs that find the background asleep, %s before it has started: all stored, each once',
    async (how) => {
      const requests = () => storedRows<UsageRequest>(quiet, 'requests');
      const before = await tallyWhenQuiet(0, requests);
      await browser.killBackground();
      const start = await browser.holdBackground();
      for (let tab = 0; tab < TABS; tab += 1) {
        const page = await browser.newPage();
        const noteMessage = await browser.noteNextMessage();
        await promptIn(page, server, { closesAfterMs: 50 });
        await noteMessage();
        if (how === 'crashed') await browser.crashSites();
        await page.close();
      }
      expect((await requests()).length).toBe(before.stored);
      await start();
      const { stored, complete } = await tallyWhenQuiet(before.complete + TABS, requests);
      expect({ stored: stored - before.stored, complete: complete - before.complete }).toEqual({
        stored: TABS,
        complete: TABS,
      });
    },
  );

  it('a page has no way to what is laid down of it', async () => {
    const page = await browser.newPage();
    await page.goto('https://chatgpt.com/');
    const reached = await page.evaluate(() =>
      ['chrome', 'browser'].filter((api) => Reflect.get(globalThis, api)?.storage !== undefined),
    );
    expect(reached).toEqual([]);
    await page.close();
  });
});
