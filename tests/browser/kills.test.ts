/**
 * Nothing a site accepted is lost when the background is ended under a prompt and its tab closed. A few tabs each time;
 * `npm run test:all` takes forty, `npm run bench -- kills` forty ten times.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { QUIET } from '../harness/chromium.ts';
import { KILL_TRIALS, runTrial } from '../harness/kills.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';

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
    const tally = await runTrial({ browser, server, quiet }, trial, TABS);
    expect(tally).toEqual({ stored: TABS, complete: TABS });
  });

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
