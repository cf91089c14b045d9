/**
 * The history a release of schema 2 gathered is brought to today's in the real background, which the browser kills half
 * way: nothing is lost, prompts sent meanwhile are counted, and who looks is told. With `npm run test:all` over 100,000
 * requests, and in Firefox as well, where nothing kills the background; update.test.ts takes both through it each time.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentOf } from '../../src/model/settings/consent.ts';
import { BROWSERS, type TestPage } from '../harness/both-browsers.ts';
import { type Build, buildOfRelease, buildThatRests, nameFactorSet } from '../harness/builds.ts';
import { builtExtension } from '../harness/built.ts';
import { QUIET } from '../harness/chromium.ts';
import { noonClock } from '../harness/clock.ts';
import { importOldHistory, OLD_SET, type OldHistory, wrongAfterMigration } from '../harness/old-history.ts';
import { tell, textOf } from '../harness/person.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { endRest, upgradeIn } from '../harness/upgrade-rest.ts';
import { launchWilling, type WillingBrowser } from '../harness/willing-browser.ts';
import { RELEASES } from '../releases/releases.ts';
import { storedRows } from './stored-requests.ts';

const HOSTS = ['chatgpt.com'];
const [COUNT, NAMES] = process.env.RUN_ALL
  ? ([100_000, BROWSERS] as const)
  : ([3_000, ['chromium']] as const);
const TIMEOUT_MS = 300_000;
const PATIENCE = { timeout: TIMEOUT_MS, interval: 100 };
const READING = 'Your counts are being read';

/**
 * Runs in a page of the extension: a deletion that is done can be taken back until long after, whatever time the test
 * takes. A moment so far off is taken for another clock's, and the half minute begins anew with the next background.
 * @returns whether it is done
 */
function keepUndo(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('meta', 'readwrite');
      const meta = transaction.objectStore('meta');
      const known = meta.get('deletion');
      known.onsuccess = () => {
        if (known.result?.until) meta.put({ ...known.result, until: Number.MAX_SAFE_INTEGER }, 'deletion');
      };
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(Boolean(known.result?.until));
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

const release = RELEASES.find(({ schema }) => schema === 2);
if (!release) throw new Error('no release of schema 2');

describe.each(NAMES)('from schema 2 to today in %s', (name) => {
  /** The popup shows the count of the day. */
  const clock = noonClock();
  let server: SitesServer;
  let frozen: Build;
  let resting: Build;
  let willing: WillingBrowser;
  /** A page of the extension that runs none of its code. */
  let quiet: TestPage;
  let history: OldHistory;
  /** The one that was seen half way last. */
  let background = '';

  async function openQuiet(): Promise<void> {
    quiet = await willing.browser.newPage();
    await quiet.goto(`${willing.browser.extensionOrigin}/${QUIET}`);
  }

  async function openChat(): Promise<TestPage> {
    const page = await willing.browser.newPage();
    await page.goto('https://chatgpt.com/');
    return page;
  }

  const prompt = (page: TestPage) =>
    page.evaluate(
      async (url, body) => (await fetch(url, { method: 'POST', body })).text(),
      new URL(SHORT_CHAT_URL).pathname,
      shortPrompt(),
    );

  /** Waits until another background than before is half way. */
  async function expectHalfWay(): Promise<void> {
    const isNextHalfWay = async () => {
      const state = await upgradeIn(quiet);
      if (!state?.isResting || state.background === background) return false;
      background = state.background;
      return true;
    };
    await expect.poll(isNextHalfWay, PATIENCE).toBe(true);
  }

  /** Opens the popup, which says that it waits. */
  async function openWaiting(): Promise<TestPage> {
    const popup = await willing.browser.newPage();
    await popup.goto(`${willing.browser.extensionOrigin}/src/ui/popup/index.html`);
    await expect.poll(() => textOf(popup, 'h1'), PATIENCE).toBe(READING);
    return popup;
  }

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
    frozen = buildOfRelease(release, name);
    resting = buildThatRests(builtExtension(name), COUNT / 2);
    // What is looked at is how it is rewritten; update.test.ts shows how newer factors then estimate it.
    nameFactorSet(resting, OLD_SET);
    willing = await launchWilling(name, { server, hosts: HOSTS, patterns: [], build: frozen.folder, clock });
    await openQuiet();
  });
  afterAll(async () => {
    await willing?.close();
    resting?.remove();
    frozen?.remove();
    await server?.close();
  });

  it(
    'the release has a history, and a deletion that can be taken back, when it is updated',
    async () => {
      const chat = await openChat();
      await prompt(chat);
      const requests = () => storedRows(quiet, 'requests');
      await expect.poll(async () => (await requests()).length, PATIENCE).toBe(1);
      await chat.close();
      const [install] = (await storedRows<{ device?: string }>(quiet, 'meta')).filter(({ device }) => device);
      const end = new Date(clock.now()).setUTCHours(12, 0, 0, 0);
      history = { count: COUNT, device: install?.device ?? '', end };
      await importOldHistory(quiet, history);
      expect(await tell(quiet, { type: 'settings/change', change: { language: 'en' } })).toEqual({
        ok: true,
      });
      // Who was not asked yet is, at the update, by a page that stays: pages bring the store along where nobody else does.
      await quiet.evaluate(
        async (consent) => {
          const { settings } = await chrome.storage.local.get('settings');
          await chrome.storage.local.set({ settings: { ...(settings as object), consent } });
        },
        consentOf(true, clock.now()),
      );
      const selection = { of: 'site', site: 'gemini' };
      expect(await tell(quiet, { type: 'history/delete', selection })).toEqual({ ok: true });
      await expect.poll(() => quiet.evaluate(keepUndo), PATIENCE).toBe(true);
      await willing.replace(resting.folder);
      await openQuiet();
      await expectHalfWay();
    },
    TIMEOUT_MS,
  );

  it.runIf(name === 'chromium')(
    'killed half way, it begins again because someone looks, or because a tab has something to tell',
    async () => {
      await willing.browser.killBackground();
      const popup = await openWaiting();
      await expectHalfWay();
      await popup.close();
      const chat = await openChat();
      await prompt(chat);
      await willing.browser.killBackground();
      await expectHalfWay();
      await chat.close();
    },
    TIMEOUT_MS,
  );

  it(
    'prompts sent meanwhile are counted, and all is what it was',
    async () => {
      const chat = await openChat();
      await prompt(chat);
      await chat.close();
      const popup = await openWaiting();
      // Waits for the upgrade as the chores do that would end the half minute, which begins anew then.
      const restored = tell(quiet, { type: 'history/restore' });
      await endRest(quiet);
      const today = name === 'chromium' ? 3 : 2;
      await expect.poll(() => textOf(popup, '[data-measure=requests]'), PATIENCE).toBe(`${today}`);
      const { durationMs } = (await upgradeIn(quiet)) ?? {};
      console.info(`${name}: ${COUNT} requests rewritten in ${((durationMs ?? 0) / 1_000).toFixed(1)} s`);
      expect(await restored).toEqual({ ok: true });
      const wrong = () => wrongAfterMigration(quiet, history);
      await expect.poll(wrong, { timeout: TIMEOUT_MS, interval: 500 }).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
