/** A computer that starts years ahead, and is right again later: nothing of its owner's records is gone. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { type Clock, clockAt, clockScript, machineClock } from '../harness/clock.ts';
import { CLOCK_SCRIPT, withClock } from '../harness/clocked-extension.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, press, pressNamed, textOf } from '../harness/person.ts';
import { answerShortly, sendShortPromptsIn } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from './stored-requests.ts';

const HOSTS = ['chatgpt.com'];
const DAY_MS = 86_400_000;
const YEARS_MS = 3 * 365 * DAY_MS;
/** Noon, and a day of use before. */
const NOW = Date.parse('2027-05-12T12:00:00Z');
const REQUESTS = 20;

describe.each(BROWSERS)('in %s, with the clock three years ahead', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-clock-'));
  let server: SitesServer;
  let browser: TestBrowser;
  let options: TestPage | undefined;

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
    const clock = clockAt(NOW - DAY_MS);
    cpSync(withClock(builtExtension(`${name}-all`), clock), folder, { recursive: true });
    // The extension brings its clock along, which changes; the browser itself is on none.
    browser = await launchBrowser(name, { extension: folder, server, hosts: HOSTS, clock: machineClock });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function sendPrompts(count: number): Promise<void> {
    const page = await browser.newPage();
    await page.goto('https://chatgpt.com/');
    await sendShortPromptsIn(page, count);
    // Its end is told before it goes.
    await page.close();
  }

  /** The options, in which the store is read too. */
  async function opened(): Promise<TestPage> {
    options ??= await openOwn(browser, 'options');
    return options;
  }

  const countRequests = async () => (await storedRows(await opened(), 'requests')).length;
  const expectRequests = (count: number) => expect.poll(countRequests, PATIENCE).toBe(count);
  const expectSaid = async (text: string) => {
    const page = await opened();
    await expect.poll(() => textOf(page), PATIENCE).toContain(text);
  };

  /** The extension starts with its clock there: its pages go, as when a computer is switched on. */
  async function startOn(moment: number): Promise<void> {
    const clock: Clock = clockAt(moment);
    writeFileSync(join(folder, CLOCK_SCRIPT), clockScript(clock));
    await options?.close();
    options = undefined;
    await browser.reload();
  }

  it('one start of the extension deletes nothing, and the options ask about the clock', async () => {
    await sendPrompts(REQUESTS);
    await expectRequests(REQUESTS);
    await startOn(NOW);
    await expectRequests(REQUESTS);
    await startOn(NOW + YEARS_MS);
    await expectSaid('Is the clock right?');
    await expectRequests(REQUESTS);
  });

  it('what goes once it ran on another day comes back when the clock is right again', async () => {
    await startOn(NOW + YEARS_MS + DAY_MS);
    await expectRequests(0);
    await sendPrompts(1);
    await expectRequests(1);
    await startOn(NOW);
    await expectRequests(REQUESTS + 1);
  });

  it('what was dated then is said, and goes with all else a person deletes', async () => {
    await expectSaid('Something is dated in the future');
    await pressNamed(await opened(), 'Delete everything');
    await press(await opened(), '.ask .btn');
    await expectRequests(0);
    expect(await storedRows(await opened(), 'days')).toEqual([]);
  });
});
