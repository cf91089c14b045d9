/**
 * What a page sees of the tap: nothing. Each case runs in a page without it and in one with it, in both browsers, and
 * the results are compared; what the tap told is compared with what the case says.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import type { SitesServer } from '../harness/sites-server.ts';
import type { AwaitedMessages, ToldExchange } from '../harness/tap-entry.ts';
import { bundleTap, startTapServer, TAP_HOST, TAP_ORIGIN } from '../harness/tapped-page.ts';
import { breakingOffCases } from './tap-cases/breaking-off.ts';
import { disguiseCases } from './tap-cases/disguise.ts';
import { hostileCases } from './tap-cases/hostile.ts';
import { peerCases } from './tap-cases/peers.ts';
import { readingCases } from './tap-cases/reading.ts';
import { requestCases } from './tap-cases/requests.ts';
import { responseCases } from './tap-cases/responses.ts';
import { socketCases } from './tap-cases/sockets.ts';
import { xhrCases } from './tap-cases/xhr.ts';

describe.each(BROWSERS)('in %s a page', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let plain: TestPage;
  let tapped: TestPage;

  beforeAll(async () => {
    server = await startTapServer();
    browser = await launchBrowser(name, { server, hosts: [TAP_HOST] });
    plain = await browser.newPage();
    tapped = await browser.newPage(await bundleTap());
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const groups = {
    reading: readingCases,
    'breaking off': breakingOffCases,
    responses: responseCases,
    requests: requestCases,
    XMLHttpRequest: xhrCases,
    sockets: socketCases,
    calls: peerCases,
    disguise: disguiseCases,
    'hostile pages': hostileCases,
  };
  describe.each(Object.entries(groups))('%s', (_, cases) => {
    beforeAll(async () => {
      for (const page of [plain, tapped]) await page.goto(`${TAP_ORIGIN}/`);
    });
    it.each(cases.filter(({ only = name }) => only === name))('$does', async ({ run, told }) => {
      const untapped = await plain.evaluate(run);
      const seen = await tapped.evaluate(run);
      const exchanges = await tapped.evaluate((awaited) => window.told(awaited), messagesOf(told));
      expect(seen).toEqual(untapped);
      expect(exchanges).toMatchObject(told);
    });
  });
});

/** What the tap has to tell at least, that it may be as it is expected. */
function messagesOf(told: readonly Partial<ToldExchange>[]): AwaitedMessages {
  return {
    open: told.length,
    head: told.filter(({ status, order }) => status !== undefined || order?.includes('head')).length,
    frame: told.reduce((sum, { frames }) => sum + (frames?.length ?? 0), 0),
    end: told.filter(({ end }) => end !== undefined).length,
  };
}
