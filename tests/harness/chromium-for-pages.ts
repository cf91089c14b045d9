/** A Chromium for tests of the extension's own pages: no site exists in it. */
import { type BuiltTarget, builtExtension } from './built.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { type Clock, testClock } from './clock.ts';
import { startSitesServer } from './sites-server.ts';

/** Once the database is there, which the background makes at its start. */
export async function launchForPages(
  clock: Clock = testClock,
  target: BuiltTarget = 'chromium',
): Promise<Chromium> {
  const server = await startSitesServer(['chatgpt.com']);
  const chromium = await launchChromium({ extension: builtExtension(target), server, hosts: [], clock });
  const page = await chromium.extensionPage();
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  return {
    ...chromium,
    async close() {
      await chromium.close();
      await server.close();
    },
  };
}
