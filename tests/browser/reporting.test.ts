/**
 * The organisation edition in real browsers, whose own policies ask for reports: nothing is sent before a yes, then each
 * closed week is, once, also where the other end fails; and nothing is where nobody asks.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/model/calendar/day.ts';
import { otlpOf } from '../../src/model/organisation/otlp.ts';
import { organisationReport } from '../../src/model/organisation/report.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { reportId } from '../../src/store/ids.ts';
import { mockUse } from '../../src/ui/sources/mock-use.ts';
import { BROWSERS, type BrowserName, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { clockAt } from '../harness/clock.ts';
import {
  type ConnectProxy,
  chromiumProxied,
  startConnectProxy,
  strangersOf,
} from '../harness/connect-proxy.ts';
import { canManage, FIREFOX_ID, manageChromium, managedFirefox } from '../harness/managed.ts';
import { readOtlp, type SunkReport } from '../harness/otlp-sink.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, press, see, tell, textOf } from '../harness/person.ts';
import { type HttpPeer, type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { launchWilling, type WillingBrowser } from '../harness/willing-browser.ts';

const HOST = 'collector.example.org';
const ENDPOINT = `https://${HOST}/v1/metrics`;
/** Tuesday noon: two weeks are over that began after the Monday on which the person agreed. */
const NOW = new Date(2026, 10, 24, 12).getTime();
const AGREED = new Date(2026, 10, 2, 12).getTime();
const WEEKS = ['2026-11-09', '2026-11-16'].map((from) => ({ from, to: addDays(from, 6) }));
const INSTALL = { salt: 'salt-of-this-device', device: 'name-of-this-device', rev: 1 };
const UUID = '11111111-2222-4333-8444-555555555555';

/** The policy of the example files, on a sink of this test's own: the form differs by browser, so that both are shown. */
function policyFor(name: BrowserName): object {
  const folder = join(import.meta.dirname, '../../organisation/policies');
  const told = JSON.parse(readFileSync(join(folder, 'firefox.json'), 'utf8')).policies['3rdparty'].Extensions;
  const { sites: _, ...policy } = told[FIREFOX_ID];
  return { ...policy, otlpProtocol: name === 'chromium' ? 'http/protobuf' : 'http/json' };
}

const { record } = mockUse(NOW, 60);
const rows: DayRow[] = record.rows.map((row) => ({ ...row, device: INSTALL.device }));

/** Puts the records there: in the page. */
function putRows(days: readonly object[], install: object, metered: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['days', 'meta'], 'readwrite');
      for (const row of days) transaction.objectStore('days').put(row);
      transaction.objectStore('meta').put(install, 'install');
      const day = { first: 0, last: 0, pausedMs: 0, sitesOff: [] };
      transaction.objectStore('meta').put(day, `metered:${metered}`);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

interface Managed {
  readonly willing: WillingBrowser;
  readonly proxy: ConnectProxy;
  readonly server: SitesServer;
  close(): Promise<void>;
}

/** @param policy none where nobody asks */
async function launchManaged(name: BrowserName, policy: object | null): Promise<Managed> {
  const server = await startSitesServer([HOST]);
  const proxy = await startConnectProxy([HOST], server.port);
  const known = process.env.FIREFOX_PATH;
  const undo: (() => void)[] = [];
  if (policy && name === 'firefox') {
    const { program, remove } = managedFirefox({
      policies: { '3rdparty': { Extensions: { [FIREFOX_ID]: policy } } },
    });
    process.env.FIREFOX_PATH = program;
    undo.push(remove);
  }
  try {
    const willing = await launchWilling(name, {
      server,
      hosts: [HOST],
      patterns: [`https://${HOST}/*`],
      build: builtExtension(`${name}-organisation`),
      clock: clockAt(NOW),
      prefs: {
        'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: UUID }),
        'network.proxy.ssl_port': proxy.port,
        'network.proxy.http_port': proxy.port,
      },
      args: chromiumProxied(proxy),
      prepare: (extension) => {
        if (policy && name === 'chromium') undo.push(manageChromium(extension, policy));
      },
    });
    return {
      willing,
      proxy,
      server,
      async close() {
        await willing.close();
        await proxy.close();
        await server.close();
        for (const each of undo) each();
      },
    };
  } finally {
    if (known === undefined) delete process.env.FIREFOX_PATH;
    else process.env.FIREFOX_PATH = known;
  }
}

/** Everything else that was asked of anybody, by whatever part of the browser. */
const asked = ({ server, proxy }: Managed): string[] => [...server.log, ...strangersOf(proxy)];

describe.each(BROWSERS.filter(canManage))('an organisation’s edition in %s', (name) => {
  let managed: Managed;
  let page: TestPage;
  let quiet: TestPage;
  const got: { readonly peer: HttpPeer; readonly report: SunkReport }[] = [];
  /** What the other end does with the next reports, one after the other; then it takes them. */
  const answers: ((peer: HttpPeer) => void)[] = [];

  const stored = (key: string): Promise<Record<string, unknown>> =>
    quiet.evaluate(async (wanted) => (await chrome.storage.local.get(wanted))[wanted] as never, key);
  const store = (key: string, value: object) =>
    quiet.evaluate((where, what) => chrome.storage.local.set({ [where]: what }), key, value);
  const expected = async (week: (typeof WEEKS)[number]): Promise<SunkReport> => {
    const report = organisationReport(rows, week, DEFAULT_SETTINGS);
    const version = await quiet.evaluate(() => chrome.runtime.getManifest().version);
    const told = otlpOf(report, { instanceId: await reportId(INSTALL, week), version, part: 'Law' });
    return readOtlp('application/json', new TextEncoder().encode(JSON.stringify(told)));
  };

  beforeAll(async () => {
    managed = await launchManaged(name, policyFor(name));
    managed.server.route('POST', ENDPOINT, (peer) => {
      got.push({ peer, report: readOtlp(peer.request.headers['content-type'], peer.body) });
      const answer = answers.shift();
      if (answer) return answer(peer);
      peer.head(200, {});
      peer.end();
    });
    quiet = await openOwn(managed.willing.browser, 'organisation');
    await quiet.evaluate(putRows, rows, INSTALL, '2026-11-23');
  });
  afterAll(() => managed?.close());

  it('brings the question before the person by itself, with who asks, what for, where to and how often', async () => {
    const titles = () =>
      quiet.evaluate(() => chrome.extension.getViews({ type: 'tab' }).map((view) => view.document.title));
    await expect.poll(titles, PATIENCE).toContain('Reports · Trottinette');
    page = await openOwn(managed.willing.browser, 'reporting');
    await see(page, '[data-answer=asking]');
    const said = await textOf(page);
    for (const words of [
      'Example University',
      'Example University, Law',
      HOST,
      'Once a week',
      'fewer than 5 requests',
    ])
      expect(said).toContain(words);
    expect(await page.evaluate(() => document.querySelectorAll('tbody tr').length)).toBeGreaterThan(2);
  });

  it('sends nothing after a no', async () => {
    await press(page, '[data-no]');
    await see(page, '[data-answer=refused]');
    expect((await stored('report-consent')).given).toBe(false);
    expect(asked(managed)).toEqual([]);
  });

  it('after a yes sends what is promised, and tries again what was not taken, without doubling it', async () => {
    await press(page, '[data-yes]');
    await see(page, '[data-answer=agreed]');
    // As if it had been given weeks ago: nothing was promised of any week yet.
    expect(asked(managed)).toEqual([]);
    answers.push(
      // It was taken, and the answer lost.
      (peer) => peer.drop(),
      (peer) => {
        peer.head(503, { 'retry-after': '120' });
        peer.end();
      },
    );
    await store('report-consent', { ...(await stored('report-consent')), at: AGREED });
    const failures = async () =>
      ((await stored('reports')).failed ?? []) as { nextAt: number; failure: string }[];
    await expect.poll(async () => (await failures()).length, PATIENCE).toBe(2);
    const [busy, unreachable] = await failures();
    expect([busy?.failure, unreachable?.failure]).toEqual(['busy', 'unreachable']);
    // A minute by itself, two where it was asked to wait so long.
    expect((busy?.nextAt ?? 0) - (unreachable?.nextAt ?? 0)).toBeGreaterThan(50_000);
    const isWaiting = () => quiet.evaluate(async () => (await chrome.alarms.get('reports')) !== undefined);
    await expect.poll(isWaiting, PATIENCE).toBe(true);
    // As if so long had passed, in a background that was ended meanwhile.
    if (name === 'chromium') await managed.willing.browser.killBackground();
    const state = await stored('reports');
    await store('reports', { ...state, failed: (await failures()).map((one) => ({ ...one, nextAt: NOW })) });
    await tell(quiet, { type: 'settings/change', change: { theme: 'dark' } });
    await expect.poll(async () => ((await stored('reports')).sent as unknown[]).length, PATIENCE).toBe(2);
    expect(await failures()).toEqual([]);
  });

  it('so the other end has exactly the closed weeks, the same each time, and nobody else was asked anything', async () => {
    const byWeek = (from: string) =>
      got.filter(({ report }) => report.resource['trottinette.period.first_day'] === from);
    expect(got).toHaveLength(4);
    for (const week of WEEKS) {
      const reports = byWeek(week.from).map(({ report }) => report);
      expect(reports).toEqual([await expected(week), await expected(week)]);
    }
    const { headers } = (got[0] as (typeof got)[number]).peer.request;
    expect(headers).toMatchObject({
      authorization: 'Bearer example',
      'content-type': name === 'chromium' ? 'application/x-protobuf' : 'application/json',
    });
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
    expect(asked(managed)).toEqual(Array.from({ length: 4 }, () => `POST ${ENDPOINT}`));
  });

  it('shows each to the letter', async () => {
    for (const week of WEEKS) {
      await see(page, `[data-sent="${week.from}"]`);
      const text = await page.evaluate(
        (from) => document.querySelector(`[data-sent="${from}"] pre`)?.textContent ?? '',
        week.from,
      );
      expect(readOtlp('application/json', new TextEncoder().encode(text))).toEqual(await expected(week));
    }
  });

  it('tells the newest week once more where it changed, and none after it was stopped', async () => {
    const putOne = (row: DayRow) => quiet.evaluate(putRows, [row], INSTALL, '2026-11-23');
    const last = rows.find(({ day, requests }) => day === WEEKS[1]?.to && requests > 0) as DayRow;
    await putOne({ ...last, requests: last.requests + 7 });
    await tell(quiet, { type: 'settings/change', change: { theme: 'light' } });
    await expect.poll(() => got.length, PATIENCE).toBe(5);
    expect(got[4]?.report.resource).toEqual((await expected(WEEKS[1] as (typeof WEEKS)[number])).resource);
    await press(page, '[data-no]');
    await see(page, '[data-answer=refused]');
    await putOne({ ...last, requests: last.requests + 9 });
    for (const theme of ['dark', 'light', 'auto'])
      await tell(quiet, { type: 'settings/change', change: { theme } });
    const granted = await quiet.evaluate(async () => (await chrome.permissions.getAll()).origins);
    expect(granted).not.toContain(`https://${HOST}/*`);
    expect(got).toHaveLength(5);
  });
});

describe.each(BROWSERS.filter(canManage))('the same edition in %s, where nobody asks', (name) => {
  it('says so, and asks nobody for anything, whatever was agreed to once', async () => {
    const managed = await launchManaged(name, null);
    try {
      const page = await openOwn(managed.willing.browser, 'reporting');
      await page.evaluate(putRows, rows, INSTALL, '2026-11-23');
      const consent = { given: true, at: AGREED, terms: '[]' };
      await page.evaluate((what) => chrome.storage.local.set({ 'report-consent': what }), consent);
      for (const theme of ['dark', 'light', 'auto'])
        await tell(page, { type: 'settings/change', change: { theme } });
      expect(await textOf(page, 'h1')).toBe('Nobody asks for reports');
      expect(await page.evaluate(() => document.querySelector('[data-yes]'))).toBeNull();
      expect(asked(managed)).toEqual([]);
    } finally {
      await managed.close();
    }
  });
});
