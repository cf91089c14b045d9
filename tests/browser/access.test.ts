/**
 * What a person allows is metered, and nothing else: optional sites, and what they run themselves. The built extension
 * as it is shipped, in real browsers; permissions are asked for in a real click. Sites allowed at install are in
 * pages.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOwnOrigin, removeOwnOrigin } from '../../src/model/settings/own-origin.ts';
import { DEFAULT_SETTINGS, type SettingsChange } from '../../src/model/settings/settings.ts';
import { BROWSERS, type BrowserName, type TestPage } from '../harness/both-browsers.ts';
import { PATIENCE } from '../harness/patience.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { launchWilling, type WillingBrowser } from '../harness/willing-browser.ts';
import { expectAdded, expectLateTab, storedSites } from './stored-requests.ts';

/** An optional site; a chat at home, and an image generator on the same machine. */
const OPTIONAL = 'https://t3.chat';
const CHAT = 'http://localhost:3000';
const IMAGES = 'http://localhost:8188';
const HOSTS = ['t3.chat', 'localhost'];
/** Where prompts go, the same on every origin: each kind knows its own. */
const CHAT_PATH = '/api/chat/completions';
const PROMPT_PATHS = { [OPTIONAL]: '/api/chat', [CHAT]: CHAT_PATH, [IMAGES]: '/prompt' };

/** Firefox knows no ports in patterns. */
const patternOf = (name: BrowserName, origin: string) =>
  `${name === 'firefox' ? origin.replace(/:\d+$/, '') : origin}/*`;

function sendPrompt(page: TestPage, path: string): Promise<number> {
  return page.evaluate(async (url) => {
    const body = JSON.stringify({ prompt: {}, messages: [{ role: 'user', content: `${Math.random()}` }] });
    return (await fetch(url, { method: 'POST', body })).status;
  }, path);
}

declare global {
  interface Window {
    answer: Promise<boolean>;
  }
}

/** Asks for pages as our own page does: in a click. */
async function allow(page: TestPage, origins: readonly string[]): Promise<boolean> {
  await page.evaluate((wanted) => {
    const button = document.createElement('button');
    button.id = 'ask';
    button.style.cssText = 'position: fixed; inset: 0; z-index: 1000';
    button.onclick = () => {
      window.answer = chrome.permissions.request({ origins: [...wanted] });
      button.remove();
    };
    document.body.append(button);
  }, origins);
  await page.click('#ask');
  return page.evaluate(() => window.answer);
}

const withdraw = (page: TestPage, origins: readonly string[]) =>
  page.evaluate((all) => chrome.permissions.remove({ origins: [...all] }), origins);

const changeSettings = (page: TestPage, change: SettingsChange) =>
  page.evaluate((told) => chrome.runtime.sendMessage({ type: 'settings/change', change: told }), change);

/** The taps that are registered. */
const registered = (page: TestPage) =>
  page.evaluate(async () => {
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    return scripts
      .map(({ id }) => id)
      .filter((id) => id.endsWith('.tap'))
      .sort();
  });

const expectRegistered = (page: TestPage, sites: readonly string[]) =>
  expect.poll(() => registered(page), PATIENCE).toEqual(sites.map((site) => `${site}.tap`));

async function startServer(): Promise<SitesServer> {
  const server = await startSitesServer(HOSTS);
  for (const [origin, path] of Object.entries(PROMPT_PATHS)) {
    for (const own of [path, CHAT_PATH])
      server.route('POST', `${origin}${own}`, (peer) => {
        peer.head(200, { 'content-type': 'text/event-stream' });
        peer.end();
      });
  }
  return server;
}

describe.each(BROWSERS)('in %s', (name) => {
  const optional = patternOf(name, OPTIONAL);
  const [chat, images] = [patternOf(name, CHAT), patternOf(name, IMAGES)];
  let server: SitesServer;
  let willing: WillingBrowser;
  let page: TestPage;
  /** A page of the extension. */
  let ours: TestPage;

  async function openPages(): Promise<void> {
    const { browser } = willing;
    ours = await browser.newPage();
    await ours.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
    page = await browser.newPage();
  }

  beforeAll(async () => {
    server = await startServer();
    willing = await launchWilling(name, { server, hosts: HOSTS, patterns: [optional, chat, images] });
    await openPages();
  });
  afterAll(async () => {
    await willing?.close();
    await server?.close();
  });

  describe('an optional site', () => {
    it('is not metered before it is allowed', async () => {
      await page.goto(`${OPTIONAL}/`);
      await expectAdded(ours, 0, () => sendPrompt(page, '/api/chat'));
      expect(await registered(ours)).toEqual([]);
    });

    it('is metered from the next load on once a click allowed it; the open tab says so', async () => {
      expect(await allow(ours, [optional])).toBe(true);
      await expectRegistered(ours, ['t3-chat']);
      await expectLateTab(ours, 't3-chat');
      await expectAdded(ours, 0, () => sendPrompt(page, '/api/chat'));
      await page.goto(`${OPTIONAL}/`);
      await expectAdded(ours, 1, () => sendPrompt(page, '/api/chat'));
      expect(await storedSites(ours)).toEqual(['t3-chat']);
    });

    it('is registered again by the next version, and metered', async () => {
      await willing.update();
      await openPages();
      await expectRegistered(ours, ['t3-chat']);
      await page.goto(`${OPTIONAL}/`);
      await expectAdded(ours, 1, () => sendPrompt(page, '/api/chat'));
    });

    it('is metered no more once it is withdrawn, in open tabs neither; what was counted stays', async () => {
      expect(await withdraw(ours, [optional])).toBe(true);
      await expectRegistered(ours, []);
      await expectAdded(ours, 0, () => sendPrompt(page, '/api/chat'));
      await page.goto(`${OPTIONAL}/`);
      await expectAdded(ours, 0, () => sendPrompt(page, '/api/chat'));
      expect(await storedSites(ours)).toEqual(['t3-chat']);
    });
  });

  describe('what a person runs themselves', () => {
    const one = { ...DEFAULT_SETTINGS, ...addOwnOrigin(DEFAULT_SETTINGS, CHAT, 'openwebui') };
    const two = { ...one, ...addOwnOrigin(one, IMAGES, 'comfyui') };

    it('is metered as their own once it is added and allowed', async () => {
      expect(await allow(ours, [chat])).toBe(true);
      await changeSettings(ours, addOwnOrigin(DEFAULT_SETTINGS, CHAT, 'openwebui'));
      await expectRegistered(ours, ['openwebui']);
      await page.goto(`${CHAT}/`);
      await expectAdded(ours, 1, () => sendPrompt(page, CHAT_PATH));
      expect(await storedSites(ours)).toEqual(['own:1', 't3-chat']);
    });

    it('is that port and no other of the machine', async () => {
      await page.goto(`${IMAGES}/`);
      await expectAdded(ours, 0, () => sendPrompt(page, CHAT_PATH));
      await expectAdded(ours, 0, () => sendPrompt(page, '/prompt'));
    });

    it('may be two things on one machine, each metered by its own reader', async () => {
      expect(await allow(ours, [images])).toBe(true);
      await changeSettings(ours, addOwnOrigin(one, IMAGES, 'comfyui'));
      await expectRegistered(ours, ['comfyui', 'openwebui']);
      await page.goto(`${IMAGES}/`);
      await expectAdded(ours, 1, () => sendPrompt(page, '/prompt'));
      await expectAdded(ours, 0, () => sendPrompt(page, CHAT_PATH));
      await page.goto(`${CHAT}/`);
      await expectAdded(ours, 1, () => sendPrompt(page, CHAT_PATH));
      await expectAdded(ours, 0, () => sendPrompt(page, '/prompt'));
      expect(await storedSites(ours)).toEqual(['own:1', 'own:2', 't3-chat']);
    });

    it('is registered again by the next version', async () => {
      await willing.update();
      await openPages();
      await expectRegistered(ours, ['comfyui', 'openwebui']);
      await page.goto(`${CHAT}/`);
      await expectAdded(ours, 1, () => sendPrompt(page, CHAT_PATH));
    });

    it('is metered no more once it is removed; what was counted stays', async () => {
      await changeSettings(ours, removeOwnOrigin(two, 'own:1'));
      await expectRegistered(ours, ['comfyui']);
      await expectAdded(ours, 0, () => sendPrompt(page, CHAT_PATH));
      await page.goto(`${CHAT}/`);
      await expectAdded(ours, 0, () => sendPrompt(page, CHAT_PATH));
      expect(await storedSites(ours)).toEqual(['own:1', 'own:2', 't3-chat']);
    });
  });
});
