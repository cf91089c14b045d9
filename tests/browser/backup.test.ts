/** The weekly backup in real browsers: asked for in a click, saved without a question, and restored from its file. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DONE, REFUSED } from '../../src/model/messages/wire.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { BROWSERS, type TestPage } from '../harness/both-browsers.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, press, tell } from '../harness/person.ts';
import { answerShortly, sendShortPromptsIn } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { launchWilling, type WillingBrowser } from '../harness/willing-browser.ts';
import { storedRows } from './stored-requests.ts';

const PROMPTS = 3;
const PERMISSIONS = ['downloads', 'offscreen'];
const SWITCH = '#data input[aria-label="Weekly backup"]';

const byId = (requests: readonly UsageRequest[]) => [...requests].sort((a, b) => (a.id < b.id ? -1 : 1));

interface File {
  readonly format: string;
  readonly requests: readonly UsageRequest[];
  readonly days: readonly DayRow[];
}

describe.each(BROWSERS)('a weekly backup in %s', (name) => {
  const downloads = mkdtempSync(join(tmpdir(), 'trottinette-downloads-'));
  let server: SitesServer;
  let willing: WillingBrowser;
  let options: TestPage;

  /** What was saved whole, in the order of its names. */
  const saved = () =>
    readdirSync(downloads, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .sort();
  const fileAt = (place: number): File =>
    JSON.parse(readFileSync(join(downloads, saved()[place - 1] ?? ''), 'utf8'));
  const rowsOf = async () => ({
    requests: await storedRows<UsageRequest>(options, 'requests'),
    days: await storedRows<DayRow>(options, 'days'),
  });
  const write = () => tell(options, { type: 'backup/write' });

  beforeAll(async () => {
    server = await startSitesServer(['chatgpt.com']);
    answerShortly(server);
    const launching = { server, hosts: ['chatgpt.com'], patterns: [], permissions: PERMISSIONS, downloads };
    willing = await launchWilling(name, launching);
    const { browser } = willing;
    const site = await browser.newPage();
    await site.goto('https://chatgpt.com/');
    await sendShortPromptsIn(site, PROMPTS);
    options = await openOwn(browser, 'options');
  });
  afterAll(async () => {
    await willing?.close();
    await server?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  it('is off, and nothing is allowed, until a person switches it on: then there is a file, of all there is', async () => {
    const granted = () => options.evaluate(async () => (await chrome.permissions.getAll()).permissions);
    await expect.poll(async () => (await rowsOf()).requests.length, PATIENCE).toBe(PROMPTS);
    expect(await granted()).not.toContain('downloads');
    await press(options, SWITCH);
    await expect.poll(saved, PATIENCE).toHaveLength(1);
    expect(saved()[0]).toMatch(/^Trottinette.trottinette-backup-[\w-]{8}-1\.json$/);
    expect(await granted()).toContain('downloads');
    const { requests, days } = await rowsOf();
    const file = fileAt(1);
    expect(file).toMatchObject({ format: 'trottinette/export', days });
    expect(byId(file.requests)).toEqual(requests);
  });

  it('goes on to its next places, and takes the oldest one’s once all are taken', async () => {
    expect(await tell(options, { type: 'settings/change', change: { weeklyBackup: 2 } })).toEqual(DONE);
    expect(await write()).toEqual(DONE);
    expect(saved()).toHaveLength(2);
    rmSync(join(downloads, saved()[0] ?? ''));
    expect(await write()).toEqual(DONE);
    expect(saved()).toHaveLength(2);
    expect(fileAt(1).requests).toHaveLength(PROMPTS);
  });

  it('brings all back that was lost', async () => {
    const before = await rowsOf();
    const text = readFileSync(join(downloads, saved()[1] ?? ''), 'utf8');
    await tell(options, { type: 'history/delete', selection: { of: 'all' } });
    await expect.poll(rowsOf, PATIENCE).toEqual({ requests: [], days: [] });
    await options.evaluate(() => {
      const labels = [...document.querySelectorAll<HTMLLabelElement>('#data label')];
      labels.find(({ textContent }) => textContent.includes('Also what I deleted'))?.click();
    });
    await options.evaluate((content) => {
      const input = document.querySelector<HTMLInputElement>('#data input[type=file]');
      if (!input) throw new Error('there is no way to import');
      const { items, files } = new DataTransfer();
      items.add(new File([content], 'backup.json'));
      input.files = files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
    const without = (rows: readonly (UsageRequest | DayRow)[]) =>
      rows.map((row) => ({ ...row, rev: 0, rowRev: 0, frozen: false }));
    const sorted = async () => {
      const { requests, days } = await rowsOf();
      return { requests: without(requests), days: without(days) };
    };
    await expect
      .poll(sorted, PATIENCE)
      .toEqual({ requests: without(before.requests), days: without(before.days) });
  });

  it('that can’t be written says so in the popup, until it can', async () => {
    const popup = await openOwn(willing.browser, 'popup');
    rmSync(join(downloads, 'Trottinette'), { recursive: true });
    writeFileSync(join(downloads, 'Trottinette'), 'in the way');
    expect(await write()).toEqual(REFUSED);
    const said = () => popup.evaluate(() => document.body.textContent ?? '');
    await expect.poll(said, PATIENCE).toContain('The weekly backup is not saved');
    rmSync(join(downloads, 'Trottinette'));
    expect(await write()).toEqual(DONE);
    await expect.poll(said, PATIENCE).not.toContain('The weekly backup is not saved');
    await popup.close();
  });

  it('that the browser no longer allows says so in the popup at once', async () => {
    const popup = await openOwn(willing.browser, 'popup');
    const said = () => popup.evaluate(() => document.body.textContent ?? '');
    await options.evaluate(() => chrome.permissions.remove({ permissions: ['downloads'] }));
    await expect.poll(said, PATIENCE).toContain('The browser no longer lets the extension save files');
    await popup.close();
  });

  it('that is switched off is not missed, and what it was allowed is given back', async () => {
    await press(options, SWITCH);
    const granted = () => options.evaluate(async () => (await chrome.permissions.getAll()).permissions ?? []);
    await expect.poll(async () => (await granted()).filter((each) => PERMISSIONS.includes(each))).toEqual([]);
    const kept = () =>
      options.evaluate(async () => (await chrome.storage.local.get('backup')).backup as { note: unknown });
    await expect.poll(async () => (await kept()).note, PATIENCE).toBeNull();
  });
});
