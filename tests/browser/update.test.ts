/**
 * An update loses nothing: a release of the past is installed, used, and replaced by today's build while its tabs are
 * open, in real browsers. And today's build, over the records of a newer one, says so and leaves them alone.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimate, FACTOR_SET, factorsTag } from '../../src/model/footprint/estimate.ts';
import { zoneOfTag } from '../../src/model/footprint/reestimate.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { roundFootprint } from '../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { BROWSERS, type BrowserName, type TestPage } from '../harness/both-browsers.ts';
import { type Build, buildOfNextSchema, buildOfRelease } from '../harness/builds.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { noonClock } from '../harness/clock.ts';
import { PATIENCE } from '../harness/patience.ts';
import { figuresOf, fill, openOwn, press, see, tell, textOf, toolbarTitle } from '../harness/person.ts';
import {
  answerShortly,
  SHORT_CHAT_URL,
  sendShortPrompts,
  shortPrompt,
  waitForStored,
} from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { launchWilling, type WillingBrowser } from '../harness/willing-browser.ts';
import { wrongSums } from '../harness/wrong-sums.ts';
import { RELEASES } from '../releases/releases.ts';
import { ANSWER as CLAUDES_ANSWER } from './handover-site.ts';
import { storedRows } from './stored-requests.ts';

interface Chat {
  readonly origin: string;
  /** As the pages name it. */
  readonly name: string;
  /** Where prompts go. */
  readonly path: string;
  readonly body: () => string;
  readonly answer: string;
}

const messages = () =>
  JSON.stringify({ prompt: {}, messages: [{ role: 'user', content: `${Math.random()}` }] });

const CHATGPT = {
  origin: 'https://chatgpt.com',
  name: 'ChatGPT',
  path: new URL(SHORT_CHAT_URL).pathname,
  body: shortPrompt,
};
const CLAUDE: Chat = {
  origin: 'https://claude.ai',
  name: 'Claude',
  path: '/api/organizations/o/chat_conversations/c/completion',
  body: () => JSON.stringify({ prompt: 'two plus two' }),
  answer: CLAUDES_ANSWER,
};
/** Allowed with a click. */
const T3: Chat = {
  origin: 'https://t3.chat',
  name: 'T3 Chat',
  path: '/api/chat',
  body: messages,
  answer: '',
};
/** Run at home. */
const OWN: Chat = {
  origin: 'http://localhost:3000',
  name: 'localhost:3000',
  path: '/api/chat/completions',
  body: messages,
  answer:
    'data: {"id":"a","model":"llama3.2:3b","choices":[{"index":0,"delta":{"content":"About four, I should think."}}]}\n\n' +
    'data: {"id":"a","model":"llama3.2:3b","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n' +
    'data: [DONE]\n\n',
};
const CHATS = [CHATGPT, CLAUDE, T3, OWN];
const HOSTS = CHATS.map(({ origin }) => new URL(origin).hostname);

const CHANGED = {
  language: 'en',
  theme: 'dark',
  badge: 'energy',
  weekStart: 'sunday',
  zone: 'FR',
  goal: { of: 'requests', most: 40 },
  retentionDays: 90,
} as const;

async function startServer(): Promise<SitesServer> {
  const server = await startSitesServer(HOSTS);
  answerShortly(server);
  for (const { origin, path, answer } of [CLAUDE, T3, OWN])
    server.route('POST', `${origin}${path}`, async (peer) => {
      peer.head(200, { 'content-type': 'text/event-stream' });
      await peer.write(answer);
      peer.end();
    });
  return server;
}

/** Sends a prompt and reads the answer to its end. */
function prompt(page: TestPage, { path, body }: Pick<Chat, 'path' | 'body'>): Promise<string> {
  return page.evaluate(
    async (url, text) => (await fetch(url, { method: 'POST', body: text })).text(),
    path,
    body(),
  );
}

const requestsIn = (page: TestPage) => storedRows<UsageRequest>(page, 'requests');

/** Waits until so many requests are stored, all but `pending` of them settled. */
async function expectStored(page: TestPage, requests: number, pending: number): Promise<void> {
  const counts = async () => {
    const rows = await requestsIn(page);
    return [rows.length, rows.filter(({ outcome }) => outcome === 'pending').length];
  };
  await expect.poll(counts, PATIENCE).toEqual([requests, pending]);
}

async function expectSumsRight(page: TestPage): Promise<void> {
  const [requests, days] = await Promise.all([requestsIn(page), storedRows<DayRow>(page, 'days')]);
  expect(wrongSums({ requests, days, measured: {} })).toEqual([]);
}

/** What no factor changes of a request; where it came from and how it is numbered is the migration's. */
const told = ({
  footprint: _,
  factors: __,
  spread: ______,
  provenance: ___,
  rowRev: ____,
  site: _____,
  ...others
}: UsageRequest) => others;

/** What each costs by today's factors, by id. */
function estimatedToday(requests: readonly UsageRequest[]) {
  const estimates = requests.map((request) => {
    const zone = zoneOfTag(request.factors, request.site);
    const footprint = roundFootprint(estimate(request, zone));
    return [request.id, { footprint, factors: factorsTag(request.site, zone) }];
  });
  return Object.fromEntries(estimates);
}

const estimatesOf = (requests: readonly UsageRequest[]) =>
  Object.fromEntries(requests.map(({ id, footprint, factors }) => [id, { footprint, factors }]));

/** What a page shows that no factor changes: how many requests, and of which site how many. */
const countsOf = ({ requests, sites = [] }: Record<string, string[]>) => ({
  requests,
  sites: sites.map((row) => /^.+? \d+ /.exec(row)?.[0]),
});

/** Whether a row of small state says that all was estimated by today's factors. */
const isReestimated = (row: unknown) =>
  typeof row === 'object' &&
  row !== null &&
  'phase' in row &&
  row.phase === 'done' &&
  'set' in row &&
  row.set === FACTOR_SET;

/** What is set, but for the version it is written in and the ids of the addresses a person added. */
function chosenOf(settings: Readonly<Record<string, unknown>>) {
  const { version: _, consent: __, ownOrigins, lastOwnNumber: ___, ...others } = settings;
  const own = ownOrigins as { origin: string; kind: string }[];
  return { ...others, own: own.map(({ origin, kind }) => ({ origin, kind })) };
}

async function settingsIn(page: TestPage) {
  const { settings } = await page.evaluate(() => chrome.storage.local.get('settings'));
  return chosenOf(settings as Record<string, unknown>);
}

/** With any space as one space. */
const plain = (text: string) => text.replace(/\s+/g, ' ');

/** The taps that are registered, besides those of the manifest. */
const registeredIn = (page: TestPage) =>
  page.evaluate(async () => {
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    const ids = scripts.map(({ id }) => id).filter((id) => id.endsWith('.tap'));
    return ids.sort();
  });

const patternOf = (name: BrowserName, origin: string) =>
  `${name === 'firefox' ? origin.replace(/:\d+$/, '') : origin}/*`;

const CASES = RELEASES.flatMap((release) => BROWSERS.map((name) => ({ release, name })));

describe.each(CASES)('from $release.version to today in $name', ({ release, name }) => {
  let server: SitesServer;
  let frozen: Build;
  let willing: WillingBrowser;
  /** A page of the extension. */
  let ours: TestPage;
  const tabs = new Map<string, TestPage>();
  /** What the release showed and stored at the end. */
  let before: {
    figures: Awaited<ReturnType<typeof readShown>>;
    settings: Awaited<ReturnType<typeof settingsIn>>;
    requests: UsageRequest[];
  };

  /** The popup and the dashboard, as they are now. */
  async function readShown() {
    const [popup, dashboard] = [
      await openOwn(willing.browser, 'popup'),
      await openOwn(willing.browser, 'dashboard'),
    ];
    const figures = { popup: await figuresOf(popup), dashboard: await figuresOf(dashboard) };
    await Promise.all([popup.close(), dashboard.close()]);
    return figures;
  }

  async function openChat({ origin }: Pick<Chat, 'origin'>): Promise<TestPage> {
    const page = tabs.get(origin) ?? (await willing.browser.newPage());
    tabs.set(origin, page);
    await page.goto(`${origin}/`);
    return page;
  }

  beforeAll(async () => {
    server = await startServer();
    frozen = buildOfRelease(release, name);
    const patterns = [T3, OWN].map(({ origin }) => patternOf(name, origin));
    // What pages and the toolbar show is the count of the day.
    const clock = noonClock();
    const build = frozen.folder;
    // What was released before anybody was asked does not ask: today's build does.
    willing = await launchWilling(name, { server, hosts: HOSTS, patterns, build, clock, agrees: false });
    ours = await openOwn(willing.browser, 'options');
  });
  afterAll(async () => {
    await willing?.close();
    frozen?.remove();
    await server?.close();
  });

  it('the release is used: settings, an optional site, an address of one’s own, prompts, deletions', async () => {
    expect(await tell(ours, { type: 'settings/change', change: CHANGED })).toEqual({ ok: true });
    await fill(ours, '.search', T3.name);
    await press(ours, '[data-site=t3-chat] .sw');
    await fill(ours, '.add .field', OWN.origin);
    await fill(ours, '.add select', 'openwebui');
    await press(ours, '.add button');
    await expect.poll(() => registeredIn(ours), PATIENCE).toEqual(['openwebui.tap', 't3-chat.tap']);

    for (const chat of CHATS) {
      const page = await openChat(chat);
      for (let sent = 0; sent < 3; sent += 1) await prompt(page, chat);
    }
    await expectStored(ours, 12, 0);
    // The second deletion is the end of the first; it could itself be taken back for a while.
    const [first, second] = (await requestsIn(ours)).filter(({ site }) => site === 'claude');
    for (const id of [first?.id, second?.id])
      expect(await tell(ours, { type: 'history/delete', selection: { of: 'request', id } })).toEqual({
        ok: true,
      });
    await expectStored(ours, 10, 0);

    const unanswered = server.expectHttp('POST', SHORT_CHAT_URL);
    await tabs.get(CHATGPT.origin)?.evaluate(
      (url, body) => {
        fetch(url, { method: 'POST', body }).catch(() => undefined);
      },
      CHATGPT.path,
      CHATGPT.body(),
    );
    (await unanswered).head(200, { 'content-type': 'text/event-stream' });
    await expectStored(ours, 11, 1);
    await expectSumsRight(ours);
    before = {
      figures: await readShown(),
      settings: await settingsIn(ours),
      requests: await requestsIn(ours),
    };
    expect(before.settings).toMatchObject({ ...CHANGED, own: [{ origin: OWN.origin, kind: 'openwebui' }] });
    expect(before.figures).toMatchObject({ popup: { requests: ['11'] }, dashboard: { requests: ['11'] } });
  });

  it('today’s build asks who never was, and counts nothing until they agree', async () => {
    await willing.replace(builtExtension(name));
    ours = await openOwn(willing.browser, 'popup');
    await expect.poll(() => textOf(ours, '.note'), PATIENCE).toContain('Nothing is counted yet');
    await expect.poll(() => toolbarTitle(ours), PATIENCE).toContain('Nothing is counted until you agree');
    await expect.poll(() => registeredIn(ours), PATIENCE).toEqual([]);
    const page = await openOwn(willing.browser, 'onboarding');
    await press(page, '[data-consent=asking] .btn');
    await see(page, '[data-consent=agreed]');
    await page.close();
    // A page that is not in sight is read anew once it is.
    ours = await openOwn(willing.browser, 'popup');
  });

  it('it has the same counts and tokens to the digit, the same settings and grants', async () => {
    const { popup, dashboard } = await readShown();
    expect(countsOf(popup)).toEqual(countsOf(before.figures.popup));
    expect(countsOf(dashboard)).toEqual(countsOf(before.figures.dashboard));
    // What there was no setting for yet is as it is at first.
    expect(await settingsIn(ours)).toEqual({ ...chosenOf({ ...DEFAULT_SETTINGS }), ...before.settings });
    await expect.poll(() => registeredIn(ours), PATIENCE).toEqual(['openwebui.tap', 't3-chat.tap']);
    await expectStored(ours, 11, 1);
    expect((await requestsIn(ours)).map(told)).toEqual(before.requests.map(told));
  });

  it('each request costs what today’s factors say, in the zone that was chosen, and days their sum', async () => {
    const ended = async () => (await storedRows(ours, 'meta')).some(isReestimated);
    await expect.poll(ended, PATIENCE).toBe(true);
    const requests = await requestsIn(ours);
    expect(estimatesOf(requests)).toEqual(estimatedToday(before.requests));
    await expectSumsRight(ours);
  });

  it('says of each open tab that it needs a reload, until it had one or is closed', async () => {
    const note = () => textOf(ours, '.note');
    const toolbar = () => toolbarTitle(ours);
    for (const text of [note, toolbar])
      for (const said of ['Reload the tabs of', ...CHATS.map((chat) => chat.name)])
        await expect.poll(text, PATIENCE).toContain(said);
    for (const chat of [CHATGPT, CLAUDE, T3]) {
      await prompt(tabs.get(chat.origin) as TestPage, chat);
      await openChat(chat);
      await expect.poll(toolbar, PATIENCE).not.toContain(chat.name);
    }
    await prompt(tabs.get(OWN.origin) as TestPage, OWN);
    await expect.poll(note, PATIENCE).toContain(`Reload the tab of ${OWN.name}`);
    await tabs.get(OWN.origin)?.close();
    tabs.delete(OWN.origin);
    await expect.poll(note, PATIENCE).toBe('');
  });

  it('counts the next prompt of each, under the same names', async () => {
    for (const chat of CHATS) await prompt(tabs.get(chat.origin) ?? (await openChat(chat)), chat);
    await expectStored(ours, 15, 1);
    await expectSumsRight(ours);
    await expect.poll(() => toolbarTitle(ours), PATIENCE).toMatch(/^15 requests today/);
    const { popup } = await readShown();
    expect(popup.requests).toEqual(['15']);
    const counts = CHATS.map((chat) => popup.sites?.find((row) => row.startsWith(chat.name)));
    expect(counts).toEqual([
      expect.stringMatching(/^ChatGPT 5 /),
      expect.stringMatching(/^Claude 2 /),
      expect.stringMatching(/^T3 Chat 4 /),
      expect.stringMatching(/^localhost:3000 4 0\.\d+ Wh/),
    ]);
  });

  describe('once a newer version has written the records', () => {
    const everything = async () => ({
      requests: await requestsIn(ours),
      days: await storedRows(ours, 'days'),
      settings: await settingsIn(ours),
    });
    let newer: Build;
    let before: unknown;

    beforeAll(async () => {
      newer = buildOfNextSchema(builtExtension(name));
      await willing.replace(newer.folder);
      ours = await openOwn(willing.browser, 'popup');
      await see(ours, '[data-measure=requests]');
      before = await everything();
      await willing.replace(builtExtension(name));
      ours = await openOwn(willing.browser, 'popup');
    });
    afterAll(() => newer?.remove());

    const SAID = {
      en: ['Your records are from a newer version', 'Update the extension: nothing is lost.'],
      fr: [
        'Vos relevés viennent d’une version plus récente',
        'Mettez l’extension à jour : rien n’est perdu.',
      ],
    };

    it.each(['fr', 'en'] as const)('every page and the toolbar say so, in %s', async (language) => {
      const [title = '', more = ''] = SAID[language];
      expect(await tell(ours, { type: 'settings/change', change: { language } })).toEqual({ ok: true });
      await expect.poll(async () => plain(await toolbarTitle(ours)), PATIENCE).toContain(more);
      for (const path of ['popup', 'options', 'dashboard', 'summary', 'how']) {
        const page = await openOwn(willing.browser, path);
        expect([path, await textOf(page, 'h1')]).toEqual([path, title]);
        expect(await textOf(page, 'main')).toContain(more);
        await page.close();
      }
    });

    it('nothing is recorded, deleted or repaired, and all is there for the newer version', async () => {
      const page = await openChat(CHATGPT);
      await prompt(page, CHATGPT);
      const later = { ok: false, retry: true };
      expect(await tell(ours, { type: 'history/delete', selection: { of: 'all' } })).toEqual(later);
      expect(await tell(ours, { type: 'history/restore' })).toEqual(later);
      const choices = { restores: false, deletes: false, isCopied: false };
      expect(await tell(ours, { type: 'import/begin', choices })).toEqual(later);
      expect(await tell(ours, { type: 'import/step' })).toEqual(later);
      await willing.replace(newer.folder);
      ours = await openOwn(willing.browser, 'popup');
      await see(ours, '[data-measure=requests]');
      expect(await everything()).toEqual(before);
      expect(await textOf(ours, '.pop')).not.toContain('Counts can’t be saved');
    });
  });
});

describe('in Chromium, switched off and on again', () => {
  let server: SitesServer;
  let chromium: Chromium;

  beforeAll(async () => {
    server = await startServer();
    chromium = await launchChromium({
      extension: builtExtension('chromium'),
      server,
      hosts: HOSTS,
      language: 'en',
      clock: noonClock(),
    });
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  it('it says that the open tab needs a reload, and counts from then on', async () => {
    const page = await chromium.context.newPage();
    await page.goto(CHATGPT.origin);
    await sendShortPrompts(page, 1);
    await waitForStored(chromium, ({ requests }) => requests.length === 1);

    const settings = await chromium.context.newPage();
    await settings.goto('chrome://extensions');
    for (const on of [false, true])
      await settings.evaluate(([id, enabled]) => chrome.management.setEnabled(id, enabled), [
        chromium.extensionId,
        on,
      ] as const);
    const popup = await chromium.openPopup();
    await popup.getByText('Reload the tab of ChatGPT').waitFor();
    await page.reload();
    await popup.getByText('Reload the tab of ChatGPT').waitFor({ state: 'detached' });
    await sendShortPrompts(page, 1);
    await popup.locator('[data-measure=requests]', { hasText: '2' }).waitFor();
  });
});
