/** A person's devices, as real browsers: what one wrote another takes in, and what it was given cut it refuses. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BROWSERS, launchBrowser } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import {
  type ConnectProxy,
  chromiumProxied,
  startConnectProxy,
  strangersOf,
} from '../harness/connect-proxy.ts';
import { PATIENCE } from '../harness/patience.ts';
import { figuresOf, openOwn, press, pressNamed } from '../harness/person.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { installOf, readStored } from '../harness/stored.ts';
import { chooseFile, prompt, savedBy, says } from './page-actions/action.ts';
import { expectAdded } from './stored-requests.ts';

const HOSTS = ['chatgpt.com'];
/** How many prompts each device sends. */
const SENT = [3, 2] as const;
const SUM = SENT[0] + SENT[1];
const SENT_IN_FIREFOX = 4;

/** A folder's files by name, as text. */
type Files = Readonly<Record<string, string>>;

interface Device {
  readonly browser: Chromium;
  readonly page: Page;
}

let server: SitesServer;
/** The way of both Chromium profiles to anybody. */
let proxy: ConnectProxy;
let devices: readonly Device[] = [];

beforeAll(async () => {
  server = await startSitesServer(HOSTS);
  answerShortly(server);
  proxy = await startConnectProxy(HOSTS, server.port);
  devices = await Promise.all(SENT.map(startDevice));
});

afterAll(async () => {
  await Promise.all(devices.map(({ browser }) => browser.close()));
  await proxy?.close();
  await server?.close();
});

/** A profile of its own that has counted something; its picker gives a folder that only the extension's origin has. */
async function startDevice(prompts: number): Promise<Device> {
  const browser = await launchChromium({
    extension: builtExtension('chromium-all'),
    server,
    hosts: HOSTS,
    args: chromiumProxied(proxy),
  });
  const site = await browser.context.newPage();
  await site.goto('https://chatgpt.com/');
  await sendShortPrompts(site, prompts);
  await waitForStored(browser, ({ requests }) => requests.length === prompts);
  await site.close();
  const page = await browser.extensionPage();
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true }),
    });
  });
  await open({ browser, page }, 'devices');
  return { browser, page };
}

async function open({ browser, page }: Device, name: string): Promise<void> {
  await page.goto(`chrome-extension://${browser.extensionId}/src/ui/${name}/index.html`);
}

/** Without those the browser writes beside, to put in their place. */
function filesOf({ page }: Device): Promise<Files> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared');
    const found: Record<string, string> = {};
    for await (const [name, handle] of folder.entries())
      if (handle instanceof FileSystemFileHandle && name.endsWith('.json'))
        found[name] = await (await handle.getFile()).text();
    return found;
  });
}

/** Once there are so many and each is written: a file is begun empty, and another takes its place when that is whole. */
async function writtenFilesOf(device: Device, count: number): Promise<Files> {
  let files: Files = {};
  const written = async () => {
    files = await filesOf(device).catch(() => ({}));
    return Object.values(files).filter((text) => text !== '').length;
  };
  await expect.poll(written).toBe(count);
  return files;
}

/** As the tool that carries the folder does. */
function carry({ page }: Device, files: Files): Promise<void> {
  return page.evaluate(async (carried) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared');
    for (const [name, text] of Object.entries(carried)) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    }
  }, files);
}

async function countOf({ page }: Device): Promise<number> {
  const { days } = await readStored(page);
  return days.reduce((sum, { requests }) => sum + requests, 0);
}

async function join({ page }: Device): Promise<void> {
  await page.getByRole('button', { name: 'Join now' }).click();
}

it('two profiles join through a folder: each has all in the end, a cut file is refused and named, today stays this device’s', async () => {
  const [first, second] = devices as readonly [Device, Device];
  await first.page.getByRole('button', { name: 'Choose a folder' }).click();
  const [name = '', whole = ''] = Object.entries(await writtenFilesOf(first, 1))[0] ?? [];
  await second.page.getByRole('button', { name: 'Choose a folder' }).click();
  await writtenFilesOf(second, 1);

  await carry(second, { [name]: whole.slice(0, 1_024) });
  await join(second);
  await second.page.getByText('its file is cut or changed').waitFor();
  expect(await countOf(second)).toBe(SENT[1]);

  await carry(second, { [name]: whole });
  await join(second);
  await second.page.getByRole('button', { name: /is mine$/ }).click();
  await expect.poll(() => countOf(second)).toBe(SUM);

  await carry(first, await writtenFilesOf(second, 2));
  await join(first);
  await first.page.getByRole('button', { name: /is mine$/ }).click();
  await expect.poll(() => countOf(first)).toBe(SUM);

  for (const [index, device] of [first, second].entries()) {
    const { page } = device;
    await open(device, 'dashboard');
    await expect.poll(() => page.locator('[data-measure=requests]').first().textContent()).toBe(`${SUM}`);
    await page.locator('input[value=own]').check();
    await expect
      .poll(() => page.locator('[data-measure=requests]').first().textContent())
      .toBe(`${SENT[index]}`);
    await open(device, 'popup');
    await expect.poll(() => page.locator('.cnt').first().textContent()).toBe(`${SENT[index]}`);
  }
});

it('a passphrase seals what lies in the folder at once, and its removal opens it again', async () => {
  const [, second] = devices as readonly [Device, Device];
  await open(second, 'devices');
  const own = `trottinette-${(await installOf(second.page)).device}.json`;
  const isSealed = async () => (await filesOf(second))[own]?.startsWith('trottinette/sealed 1\n');
  expect(await isSealed()).toBe(false);
  await second.page.getByLabel('Passphrase for the files').fill('marée haute');
  await second.page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect.poll(isSealed).toBe(true);
  await second.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.poll(isSealed).toBe(false);
});

it.runIf(BROWSERS.includes('firefox'))(
  'Firefox and Chromium join by files: both have the same in the end',
  async () => {
    const [first] = devices as readonly [Device, Device];
    await open(first, 'devices');
    const before = await countOf(first);
    const extension = builtExtension('firefox-all');
    const firefox = await launchBrowser('firefox', { server, hosts: HOSTS, extension });
    try {
      const site = await firefox.newPage();
      await site.goto('https://chatgpt.com/');
      const ours = await openOwn(firefox, 'devices');
      const sendAll = async () => {
        for (let count = 0; count < SENT_IN_FIREFOX; count += 1) await prompt(site);
      };
      await expectAdded(ours, SENT_IN_FIREFOX, sendAll);
      const page = await openOwn(firefox, 'devices');
      const theirs = await savedBy(page, () => pressNamed(page, 'Save this device’s file'));

      await carry(first, { 'trottinette-firefox.json': theirs });
      await join(first);
      await first.page.getByRole('button', { name: /is mine$/ }).click();
      await expect.poll(() => countOf(first)).toBe(before + SENT_IN_FIREFOX);

      const { device } = await installOf(first.page);
      const { [`trottinette-${device}.json`]: own = '' } = await filesOf(first);
      await chooseFile(page, 'input[type=file]', 'trottinette-chromium.json', own);
      await press(page, '.devices td .btn');
      await says(page, '.devices', 'Joined');

      const totals = async () => {
        const dashboard = await openOwn(firefox, 'dashboard');
        const { requests } = await figuresOf(dashboard);
        await dashboard.close();
        return requests?.[0];
      };
      await expect.poll(totals, PATIENCE).toBe(`${SENT[0] + SENT_IN_FIREFOX}`);
    } finally {
      await firefox.close();
    }
  },
);

it('none of all this contacted a host: the chats’ site apart, the proxy was asked for what this test asks for', async () => {
  const [first] = devices as readonly [Device, Device];
  expect(strangersOf(proxy)).toEqual([]);
  await first.page.goto('https://elsewhere.test/').catch(() => {});
  expect(new Set(strangersOf(proxy))).toEqual(new Set(['elsewhere.test']));
});
