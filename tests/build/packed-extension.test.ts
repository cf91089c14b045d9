/**
 * What is uploaded counts: the zips, unpacked into the browsers as the stores do, on a profile of somebody who has
 * never seen the extension.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedBuild } from '../../scripts/lib/packing.mjs';
import { unzip } from '../../scripts/lib/zip.mjs';
import { expectAdded } from '../browser/stored-requests.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { openOwn, press, see, textOf, toolbarTitle } from '../harness/person.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';

const HOST = 'chatgpt.com';

describe.each(BROWSERS)('the package, unpacked into %s', (name) => {
  let folder: string;
  let server: SitesServer;
  let browser: TestBrowser;
  let chat: TestPage;
  let ours: TestPage;

  const prompt = () =>
    chat.evaluate(
      async (url, body) => (await (await fetch(url, { method: 'POST', body })).text()).length,
      SHORT_CHAT_URL,
      shortPrompt(),
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trottinette-packed-'));
    unzip(packedBuild(name), folder);
    server = await startSitesServer([HOST]);
    answerShortly(server);
    browser = await launchBrowser(name, { server, hosts: [HOST], extension: folder, agrees: false });
    ours = await openOwn(browser, 'onboarding');
    chat = await browser.newPage();
    await chat.goto(`https://${HOST}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('counts nothing before the person says yes', async () => {
    await expectAdded(ours, 0, prompt);
    expect(await toolbarTitle(ours)).toContain('Nothing is counted until you agree');
  });

  it('counts the next prompt, and the popup shows it', async () => {
    await press(ours, '[data-consent=asking] .btn');
    await see(ours, '[data-consent=agreed]');
    await expectAdded(ours, 1, prompt);
    const popup = await openOwn(browser, 'popup');
    expect(await textOf(popup, '[data-measure=requests]')).toBe('1');
  });
});
