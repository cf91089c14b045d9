/** The clock of the tests itself: every world of both browsers runs on it, so that no test depends on today. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { type Clock, clockAt } from '../harness/clock.ts';
import { PATIENCE } from '../harness/patience.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from './stored-requests.ts';

const HOSTS = ['chatgpt.com'];
/** Neither the machine's zone nor the run's, and a day no machine will show while this is of use. */
const ZONE = 'Asia/Kolkata';
const MOMENT = Date.parse('2041-02-28T23:30:00+05:30');
/** More than a run takes, less than it is away from any other clock. */
const NEAR_MS = 600_000;

describe.each(BROWSERS)('in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let clock: Clock;
  let site: TestPage;
  let own: TestPage;

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
    clock = clockAt(MOMENT, ZONE);
    browser = await launchBrowser(name, {
      server,
      hosts: HOSTS,
      clock,
      extension: builtExtension(`${name}-all`),
    });
    site = await browser.newPage();
    await site.goto('https://chatgpt.com/');
    own = await browser.newPage();
    await own.goto(`${browser.extensionOrigin}/src/ui/check/index.html`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const isNow = (moment: number) => expect(Math.abs(moment - clock.now())).toBeLessThan(NEAR_MS);

  it.each([
    ['a site', () => site],
    ['the extension', () => own],
  ])('pages of %s run on it, in its zone, and Date is else what it was', async (_, page) => {
    const seen = await page().evaluate(() => ({
      moments: [Date.now(), Date.parse(new Date().toISOString()), Date.parse(Date())],
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      given: [new Date(0).getTime(), new Date(2026, 10, 22).getMonth(), Date.UTC(1970, 0, 1), Date.length],
      isDate: [new Date() instanceof Date, new Date().constructor === Date],
    }));
    for (const moment of seen.moments) isNow(moment);
    // Firefox still says the zone's old name.
    expect(['Asia/Kolkata', 'Asia/Calcutta']).toContain(seen.zone);
    expect(seen).toMatchObject({ given: [0, 10, 0, 7], isDate: [true, true] });
  });

  it('it ticks', async () => {
    const later = await own.evaluate(async () => {
      const before = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return Date.now() - before;
    });
    expect(later).toBeGreaterThan(0);
  });

  it('content scripts and background file a request under it', async () => {
    await site.evaluate(
      async ([url, body]) => (await (await fetch(url, { method: 'POST', body })).text()).length,
      [SHORT_CHAT_URL, shortPrompt()] as const,
    );
    const requests = () => storedRows<{ at: number; day: string; outcome: string }>(own, 'requests');
    // To its end: what is told of it later would be stored beside what the next test puts there.
    const outcomes = async () => (await requests()).map(({ outcome }) => outcome);
    await expect.poll(outcomes, PATIENCE).toEqual(['complete']);
    const [request] = await requests();
    isNow(request?.at ?? 0);
    expect(request?.day).toMatch(/^2041-0(2-28|3-01)$/);
  });

  it('one reading of it, years after the requests that are stored, takes none of them; two do, and give them back', async () => {
    /** Settled a second time: a chore that was under way at first may have read the settings before. */
    const counts = async (settings: object, theme: 'light' | 'dark') => {
      await own.evaluate(settle, settings);
      return own.evaluate(settle, { theme });
    };
    const [request] = await storedRows<{ id: string }>(own, 'requests');
    await own.evaluate(becomeYearsOld, { ...request, day: '2038-02-28', at: MOMENT - 3 * 365 * 86_400_000 });
    expect(await counts({ retentionDays: 30 }, 'dark')).toEqual({ requests: 3, trash: 0 });
    await own.evaluate(noteMetered, '2041-02-20');
    expect(await counts({ retentionDays: 90 }, 'light')).toEqual({ requests: 0, trash: 3 });
    expect(await counts({ retentionDays: 3_650 }, 'dark')).toEqual({ requests: 3, trash: 0 });
  });

  it('alarms are set, told and go off by it', async () => {
    const told = await own.evaluate(async () => {
      const rang = new Promise<number>((resolve) => {
        chrome.alarms.onAlarm.addListener(({ name: alarm, scheduledTime }) => {
          if (alarm === 'test') resolve(scheduledTime);
        });
      });
      const when = Date.now() + 500;
      await chrome.alarms.create('test', { when });
      const known = await new Promise<chrome.alarms.Alarm | undefined>((resolve) => {
        chrome.alarms.get('test', resolve);
      });
      const all = await chrome.alarms.getAll();
      return {
        when,
        known: known?.scheduledTime,
        rang: await rang,
        all: all.map((one) => one.scheduledTime),
      };
    });
    expect(told.known).toBeCloseTo(told.when, -2);
    expect(told.rang).toBeCloseTo(told.when, -2);
    // The background's own as well.
    expect(told.all.length).toBeGreaterThan(1);
    for (const moment of told.all) expect(moment).toBeGreaterThan(MOMENT);
  });
});

/** Runs in a page of the extension: nothing is stored any more but three copies of a request. */
function becomeYearsOld(request: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(['requests', 'days', 'meta'], 'readwrite');
      const requests = transaction.objectStore('requests');
      requests.clear();
      transaction.objectStore('days').clear();
      transaction.objectStore('meta').delete(IDBKeyRange.bound('metered:', 'metered;'));
      for (const id of ['first', 'second', 'third']) requests.put({ ...request, id });
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}

/** Runs in a page of the extension. */
function noteMetered(day: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('meta', 'readwrite');
      const at = Date.parse(day);
      transaction
        .objectStore('meta')
        .put({ first: at, last: at, pausedMs: 0, sitesOff: [] }, `metered:${day}`);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** Runs in a page of the extension: changes settings, and counts once the chores that wakes have come to their end. */
async function settle(change: object): Promise<{ requests: number; trash: number }> {
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('trottinette');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => resolve(opening.result);
    });
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(request.result);
    });
  const database = await open();
  // Estimating anew comes last of all: without its row it begins over.
  await done(database.transaction('meta', 'readwrite').objectStore('meta').delete('reestimation'));
  await chrome.runtime.sendMessage({ type: 'settings/change', change });
  for (;;) {
    const stores = database.transaction(['meta', 'requests', 'trash']);
    const [progress, requests, trash] = await Promise.all([
      done(stores.objectStore('meta').get('reestimation')),
      done(stores.objectStore('requests').count()),
      done(stores.objectStore('trash').count()),
    ]);
    if (progress?.phase === 'done') {
      database.close();
      return { requests, trash };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
