/**
 * What a page can forge, and whether we know that it could: attacks on windows the page reaches before us, by browser.
 * Such a page gets the port of its own site, so all it can add is to its own site's tally.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { documentedTable } from '../harness/documented.ts';
import type { SitesServer } from '../harness/sites-server.ts';
import { type Attack, attackWindow, routeHeld, type Victim } from './border-attacks.ts';
import {
  ENDLESS,
  HOST,
  MORE,
  NEXT,
  ORIGIN,
  OTHER_HOST,
  promptInFrame,
  startServer,
} from './handover-site.ts';
import { expectAdded, storedRows } from './stored-requests.ts';

/** `marked`: counted, as unproven. `not seen`: counted as if nothing were, which docs/security-boundary.md owns to. */
const ATTACKS: readonly (readonly [Attack, Victim, 'marked' | 'not seen'])[] = [
  ['reused', 'frame', 'marked'],
  ['reused', 'window', 'marked'],
  ['reused', 'disowned window', 'not seen'],
  ['held', 'frame', 'marked'],
  ['held', 'window', 'marked'],
  ['held', 'disowned window', 'not seen'],
  ['held', 'opener', 'not seen'],
];

it('the table of attacks in the documents is this one', () => {
  expect(documentedTable('security-boundary.md', 'attacks')).toEqual(ATTACKS);
});

interface StoredRequest {
  readonly id: string;
  readonly site: string;
  readonly outcome: string;
  readonly unproven?: true;
}

describe.each(BROWSERS)('in %s', (name) => {
  const table: string[] = [];
  let server: SitesServer;
  let browser: TestBrowser;
  let storage: TestPage;
  let page: TestPage;

  beforeAll(async () => {
    server = await startServer();
    routeHeld(server);
    const extension = builtExtension(name === 'chromium' ? 'chromium-all' : 'firefox-all');
    const prefs = { 'dom.disable_open_during_load': false };
    browser = await launchBrowser(name, { server, hosts: [HOST, OTHER_HOST], extension, prefs });
    storage = await browser.newPage();
    await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
    page = await browser.newPage();
  });
  afterAll(async () => {
    console.log([`attack | window | ${name}`, ...table].join('\n'));
    await browser?.close();
    await server?.close();
  });

  const requestIds = async () =>
    new Set((await storedRows<StoredRequest>(storage, 'requests')).map(({ id }) => id));

  /** The requests stored by what is done, each as what it is marked. */
  async function marksOf(act: () => Promise<unknown>): Promise<string[]> {
    const ids = async () =>
      new Map((await storedRows<StoredRequest>(storage, 'requests')).map((row) => [row.id, row]));
    const before = await ids();
    await expectAdded(storage, 1, act);
    const added = [...(await ids()).values()].filter(({ id }) => !before.has(id));
    expect(added.map(({ site }) => site)).toEqual(['claude']);
    return added.map(({ unproven }) => (unproven ? 'marked' : 'not seen'));
  }

  it.each(ATTACKS)('a page takes the port by a window %s: %s, %s', async (attack, victim, seen) => {
    await page.goto(`${ORIGIN}/plain`);
    const marks = await marksOf(async () => {
      const took =
        victim === 'opener'
          ? await page.evaluate(attackOpener, `${attackWindow}`, attack)
          : await page.evaluate(attackWindow, attack, victim);
      expect(took).toBe(true);
    });
    table.push(`${attack} | ${victim} | ${marks}`);
    expect(marks).toEqual([seen]);
  });

  it('tells the end of an answer whose frame is taken away', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const known = await requestIds();
    await expectAdded(storage, 1, () => page.evaluate(loseFrame, { url: ENDLESS }));
    const outcomes = async () =>
      (await storedRows<StoredRequest>(storage, 'requests'))
        .filter(({ id }) => !known.has(id))
        .map(({ outcome }) => outcome);
    await expect.poll(outcomes).toEqual(['stopped']);
  });

  it('counts what came last in a frame that is taken away, before any post of it', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const known = await requestIds();
    let pieces = 0;
    await expectAdded(storage, 1, async () => {
      pieces = await page.evaluate(loseFrame, { url: ENDLESS, next: NEXT });
    });
    const counter = new TokenCounter();
    counter.add(`four${MORE.repeat(pieces)}`);
    const counted = async () =>
      (await storedRows<UsageRequest>(storage, 'requests'))
        .filter(({ id }) => !known.has(id))
        .map(({ outcome, outputTokens }) => [outcome, outputTokens]);
    await expect.poll(counted).toEqual([['stopped', counter.tokens]]);
  });

  it('lets nothing be sent by a frame that is gone: there is nothing to count', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const sent = () => server.log.filter((line) => line === `POST ${ENDLESS}`).length;
    const [before, known] = [sent(), await requestIds()];
    expect(await page.evaluate(sendByLostFrame, ENDLESS)).toBe(false);
    expect(sent()).toBe(before);
    expect(await requestIds()).toEqual(known);
  });

  it('proves what a page sends that nobody opened', async () => {
    await page.goto(`${ORIGIN}/plain`);
    expect(await marksOf(() => page.evaluate(() => window.sendPrompt()))).toEqual(['not seen']);
  });

  it('counts a frame of the page, marked, and its health says so', async () => {
    await page.goto(`${ORIGIN}/plain`);
    expect(await marksOf(() => page.evaluate(promptInFrame, 'same origin'))).toEqual(['marked']);
    const [health] = (await storedRows<{ site?: string; lastUnprovenAt?: number }>(storage, 'meta')).filter(
      ({ site }) => site === 'claude',
    );
    expect(health?.lastUnprovenAt).toBeGreaterThan(0);
  });
});

/**
 * Sends a prompt in a new frame and takes it away as the answer comes; runs in the page.
 * @param next asked for more of the answer, until two pieces come so soon after each other that the later one is held
 * @returns how many more came
 */
async function loseFrame({ url, next }: { url: string; next?: string }): Promise<number> {
  const frame = document.createElement('iframe');
  frame.src = '/plain';
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const inside = frame.contentWindow as Window & typeof globalThis;
  const response = await inside.fetch(url, {
    method: 'POST',
    body: JSON.stringify({ prompt: 'two plus two' }),
  });
  const reader = response.body?.getReader();
  await reader?.read();
  let pieces = 0;
  for (let between = 1_000; next && between > 200; pieces += 1) {
    const before = performance.now();
    await fetch(next);
    await reader?.read();
    between = performance.now() - before;
  }
  frame.remove();
  return pieces;
}

/** Sends a prompt by the fetch of a frame that is gone; runs in the page. @returns whether it had an answer */
async function sendByLostFrame(url: string): Promise<boolean> {
  const frame = document.createElement('iframe');
  frame.src = '/plain';
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const lost = (frame.contentWindow as Window & typeof globalThis).fetch;
  frame.remove();
  const answered = (async () => lost(url, { method: 'POST', body: '{"prompt":"a"}' }))().then(
    () => true,
    () => false,
  );
  // One that never settles has as long as an answer takes that is asked for after it.
  const later = fetch('/plain')
    .then(() => fetch('/plain'))
    .then(() => false);
  return Promise.race([answered, later]);
}

/** A window that the page opens attacks the page, which it goes on to. */
async function attackOpener(source: string, attack: Attack): Promise<boolean> {
  const opened = open('/plain') as Window & typeof globalThis;
  while (!(opened.location.pathname === '/plain' && opened.document.readyState === 'complete'))
    await new Promise((resolve) => setTimeout(resolve));
  opened.eval(`(${source})(${JSON.stringify(attack)}, 'opener')`);
  return true;
}
