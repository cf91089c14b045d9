import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayOf, nextMidnight } from '../../src/model/calendar/day.ts';
import type { Reply } from '../../src/model/messages/wire.ts';
import { consentOf } from '../../src/model/settings/consent.ts';
import { completeOwnId } from '../../src/model/settings/own-id.ts';
import { createDatabase } from '../../src/store/database.ts';
import { VOLUME_LIMITS } from '../../src/store/volume.ts';
import { PATIENCE_MS } from '../harness/patience.ts';
import { AGREED_SETTINGS, NOON, observation, unlistedRun } from '../model/samples.ts';
import { contentsOf } from '../store/databases.ts';
import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';

const MINUTE = 60_000;
const relay = {
  id: 'trottinette',
  origin: 'https://chatgpt.com',
  tab: { id: 7, incognito: false },
  frameId: 0,
};
const popup = { id: 'trottinette', origin: 'chrome-extension://trottinette' };

let browser: FakeBrowser;

/** Nothing answers whoever calls it. */
const GONE: unknown = new Proxy(() => {}, { get: () => GONE, apply: () => new Promise(() => {}) });

let endWorker = (): void => {};

/** What one worker has of the browser, until it ends: what it was at then reaches nothing of the next one's. */
function browserOfOneWorker(): object {
  let whole: object | null = browser;
  endWorker = () => {
    whole = null;
  };
  return new Proxy({}, { get: (_, name) => (whole === null ? GONE : Reflect.get(whole, name)) });
}

/** The worker's script runs from its top, as after each of its ends. */
async function startWorker(): Promise<void> {
  endWorker();
  vi.resetModules();
  vi.doMock('webextension-polyfill', () => ({ default: browserOfOneWorker() }));
  for (const event of [browser.runtime.onMessage, browser.alarms.onAlarm, browser.storage.onChanged]) {
    event.listeners.length = 0;
  }
  await import('../../src/background/main.ts');
}

async function say(message: unknown, sender: object = relay): Promise<Reply> {
  const [reply] = browser.runtime.onMessage.emit(message, sender);
  return (await reply) as Reply;
}

const observed = (changes = {}) => ({ type: 'usage/observed', observation: observation(changes) });

const stored = () => contentsOf(createDatabase());

function waitFor<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, PATIENCE_MS);
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  browser = createFakeBrowser();
  browser.storage.local.items.set('settings', AGREED_SETTINGS);
  vi.stubGlobal('browser', browser);
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
});

afterEach(() => {
  endWorker();
  vi.useRealTimers();
});

describe('the background', () => {
  it('has all its listeners up in the first tick', async () => {
    await startWorker();
    const { runtime, alarms, storage, permissions, notifications } = browser;
    for (const event of [
      runtime.onMessage,
      runtime.onStartup,
      runtime.onInstalled,
      alarms.onAlarm,
      permissions.onRemoved,
      notifications.onClicked,
    ]) {
      expect(event.listeners).toHaveLength(1);
    }
    // Of settings, of failures to store, of records that are gone, and of the outbox.
    expect(storage.onChanged.listeners).toHaveLength(4);
  });

  it('records what a relay reports and paints the badge', async () => {
    await startWorker();
    expect(await say(observed())).toEqual({ ok: true });
    expect((await stored()).requests).toHaveLength(1);
    await waitFor(() => {
      expect(browser.look).toMatchObject({ text: '1', color: '#555B67' });
    });
    expect([...browser.setAlarms.keys()], 'it is settled').toEqual(['midnight']);
  });

  it('keeps with the health of a site that it answers where no row looks', async () => {
    await startWorker();
    expect(await say({ type: 'usage/unlisted', site: 'chatgpt', run: unlistedRun() })).toEqual({ ok: true });
    const { requests, meta } = await stored();
    expect(meta['health:chatgpt']).toMatchObject({ unlisted: { lastAt: NOON } });
    expect(requests).toEqual([]);
  });

  it('has what was deleted gone for good by an alarm, though the worker slept', async () => {
    await startWorker();
    await say(observed());
    await say({ type: 'history/delete', selection: { of: 'all' } }, popup);
    await waitFor(async () => {
      expect((await stored()).meta.deletion).toMatchObject({ phase: 'deleted' });
      expect(browser.setAlarms.has('chores')).toBe(true);
      expect(browser.look.text).toBe('');
    });
    const { trash, meta } = await stored();
    expect(trash).not.toEqual([]);
    const { until } = meta.deletion as { until: number };
    expect(browser.setAlarms.get('chores')?.scheduledTime).toBe(until);
    vi.setSystemTime(until);
    browser.alarms.onAlarm.emit({ name: 'chores' });
    await waitFor(async () => expect((await stored()).trash).toEqual([]));
  });

  it('has its scripts run where the person allows it, as the browser starts and whenever that changes', async () => {
    const { scripting, permissions, runtime } = browser;
    const registered = () => [...scripting.scripts.keys()].sort();
    await startWorker();
    runtime.onStartup.emit();
    await waitFor(() => expect(registered()).toEqual(['poe.relay', 'poe.tap']));
    permissions.forbidden.add('https://poe.com/*');
    permissions.onRemoved.emit({ origins: ['https://poe.com/*'] });
    await waitFor(() => expect(registered()).toEqual([]));
    permissions.forbidden.clear();
    permissions.onAdded.emit({ origins: ['https://poe.com/*'] });
    await waitFor(() => expect(registered()).toEqual(['poe.relay', 'poe.tap']));
  });

  it('notes that a person saved a backup', async () => {
    await startWorker();
    expect(await say({ type: 'backup/saved' }, popup)).toEqual({ ok: true });
    expect(browser.storage.local.items.get('backup')).toMatchObject({ madeAt: NOON });
  });

  it('writes no settings at a start, but that a pause is over', async () => {
    const written = vi.spyOn(browser.storage.local, 'set');
    const ofSettings = () => written.mock.calls.filter(([items]) => 'settings' in items);
    const isMetered = async () => expect((await stored()).meta).toHaveProperty(`metered:${dayOf(NOON)}`);
    await startWorker();
    await waitFor(isMetered);
    await say(observed());
    expect(ofSettings()).toEqual([]);
    browser.storage.local.items.set('settings', {
      ...AGREED_SETTINGS,
      pause: { since: NOON - 2 * MINUTE, until: NOON - MINUTE },
    });
    await startWorker();
    await waitFor(() => expect(browser.storage.local.items.get('settings')).toMatchObject({ pause: null }));
    expect(ofSettings()).toHaveLength(1);
    expect(browser.setAlarms.has('pause')).toBe(false);
  });

  it.each([
    ['another extension', { ...relay, id: 'other' }],
    ['a private window', { ...relay, tab: { incognito: true } }],
    ['a frame without an origin', { ...relay, origin: 'null' }],
    ['another site', { ...relay, origin: 'https://claude.ai' }],
    ['a page of ours', popup],
  ])('stores nothing that %s says', async (_, sender) => {
    await startWorker();
    expect(await say(observed(), sender)).toEqual({ ok: false, retry: false });
    expect((await stored()).requests).toEqual([]);
  });

  it('refuses what is no message', async () => {
    await startWorker();
    for (const message of [undefined, null, 7, 'x', {}, { type: 'usage/observed', observation: {} }]) {
      expect(await say(message)).toEqual({ ok: false, retry: false });
    }
  });

  it('takes nothing, and notes no day, before the person agrees; then open tabs say what they need', async () => {
    browser.storage.local.items.clear();
    await startWorker();
    expect(await say({ type: 'consent/asked' })).toEqual({ ok: false, retry: false });
    for (const message of [observed(), { type: 'tab/late', site: 'chatgpt' }])
      expect(await say(message)).toEqual({ ok: false, retry: false });
    expect((await stored()).requests).toEqual([]);
    expect((await stored()).meta[`metered:${dayOf(NOON)}`]).toBeUndefined();
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
    expect(browser.scripting.scripts.size).toBe(0);

    await say({ type: 'settings/change', change: { consent: consentOf(true, NOON) } }, popup);
    expect(await say({ type: 'consent/asked' })).toEqual({ ok: true });
    expect(await say(observed())).toEqual({ ok: true });
    await waitFor(async () => {
      expect(browser.look).toMatchObject({ icon: 'normal', text: '1' });
      expect((await stored()).meta[`metered:${dayOf(NOON)}`]).toMatchObject({ first: NOON });
      // Those of the manifest too, whose tabs are open since before.
      expect(browser.scripting.executeScript).toHaveBeenCalledWith({
        target: { tabId: 1 },
        files: ['src/generated/chatgpt.relay.iife.js'],
      });
      expect([...browser.scripting.scripts.keys()].sort()).toEqual(['poe.relay', 'poe.tap']);
    });
  });

  it('takes nothing more once the agreement is taken back, and says so', async () => {
    await startWorker();
    expect(await say(observed())).toEqual({ ok: true });
    await say({ type: 'settings/change', change: { consent: consentOf(false, NOON) } }, popup);
    expect(await say(observed({ key: 'later' }))).toEqual({ ok: false, retry: false });
    await waitFor(() => {
      expect(browser.look).toMatchObject({ icon: 'paused', text: '1' });
      expect(browser.look.title).toBe('Nothing is counted: you said no. Open details.');
      expect(browser.scripting.scripts.size).toBe(0);
    });
  });

  it('asks at an update whoever was not asked, or was told less', async () => {
    const { consent } = AGREED_SETTINGS;
    for (const known of [null, consent && { ...consent, disclosure: consent.disclosure - 1 }]) {
      browser.tabs.create.mockClear();
      browser.storage.local.items.set('settings', { ...AGREED_SETTINGS, consent: known });
      await startWorker();
      browser.runtime.onInstalled.emit({ reason: 'update' });
      await waitFor(() => expect(browser.tabs.create).toHaveBeenCalledOnce());
      browser.runtime.onInstalled.listeners.length = 0;
    }
  });

  it('welcomes whoever installs it, and nobody who answered at an update', async () => {
    await startWorker();
    browser.runtime.onInstalled.emit({ reason: 'update' });
    expect(browser.tabs.create).not.toHaveBeenCalled();
    browser.runtime.onInstalled.emit({ reason: 'install' });
    expect(browser.tabs.create).toHaveBeenCalledExactlyOnceWith({
      url: 'chrome-extension://trottinette/src/ui/onboarding/index.html',
    });
  });

  it('has the tabs that are open say so once in a session, whatever began it', async () => {
    browser.permissions.forbidden.add('https://poe.com/*');
    const { executeScript } = browser.scripting;
    await startWorker();
    await waitFor(() => expect(executeScript).toHaveBeenCalledTimes(1));
    browser.runtime.onInstalled.emit({ reason: 'update' });
    await startWorker();
    await say(observed());
    expect(executeScript).toHaveBeenCalledTimes(1);
    browser.storage.session.items.clear();
    await startWorker();
    await waitFor(() => expect(executeScript).toHaveBeenCalledTimes(2));
  });

  it('says that a tab is not counted until the last such document of its site is gone', async () => {
    browser.tabs.open.push({ id: 7 }, { id: 8 });
    await startWorker();
    const frame = { ...relay, frameId: 3 };
    const other = { ...relay, tab: { ...relay.tab, id: 8 } };
    const late = { type: 'tab/late', site: 'chatgpt' };
    expect(await Promise.all([relay, frame, other].map((sender) => say(late, sender)))).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect(await say({ type: 'tab/late', site: 'claude' }, relay)).toEqual({ ok: false, retry: false });
    for (const sender of [frame, relay]) await say({ type: 'tab/left' }, sender);
    await say(observed());
    // Each in the same wait: the button is painted piece by piece.
    await waitFor(() => {
      expect(browser.look).toMatchObject({ icon: 'attention', text: '1' });
      expect(browser.look.title).toMatch(/^Reload the tab of ChatGPT/);
    });
    await say({ type: 'tab/left' }, other);
    await waitFor(() => expect(browser.look.icon).toBe('normal'));
  });

  it('asks for no reload of a tab that was closed without a word', async () => {
    browser.tabs.open.push({ id: 7 });
    await startWorker();
    await say({ type: 'tab/late', site: 'chatgpt' });
    await waitFor(() => expect(browser.look.icon).toBe('attention'));
    browser.tabs.open.pop();
    await say(observed());
    await waitFor(() => expect(browser.look).toMatchObject({ icon: 'normal', text: '1' }));
  });

  it('says on the toolbar at once that nothing can be saved, and its end', async () => {
    await startWorker();
    expect(await say(observed())).toEqual({ ok: true });
    const disk = globalThis.indexedDB;
    const open = (): never => {
      throw new DOMException('disk full', 'QuotaExceededError');
    };
    vi.stubGlobal('indexedDB', { open });
    await startWorker();
    expect(await say(observed({ rev: 1 }))).toEqual({ ok: false, retry: true });
    await waitFor(() => expect(browser.look.title).toBe('Counts can’t be saved. Open details.'));
    vi.stubGlobal('indexedDB', disk);
    await startWorker();
    expect(await say(observed({ rev: 1 }))).toEqual({ ok: true });
    await waitFor(() => expect(browser.look.title).toMatch(/^1 request today/));
  });

  it('says for a week that the records are gone where the browser threw them away, and not on a new install', async () => {
    await startWorker();
    expect(await say(observed())).toEqual({ ok: true });
    await waitFor(() => expect(browser.storage.local.items.has('history')).toBe(true));
    await startWorker();
    await waitFor(() => expect(browser.look.title).toMatch(/^1 request today/));
    expect(browser.storage.local.items.has('historyLostAt')).toBe(false);
    vi.stubGlobal('indexedDB', new IDBFactory());
    await startWorker();
    await waitFor(() => expect(browser.look.title).toBe('Your past counts are gone. Open details.'));
    const noticedAt = browser.storage.local.items.get('historyLostAt') as number;
    vi.setSystemTime(noticedAt + 7 * 86_400_000);
    await startWorker();
    await waitFor(() => expect(browser.look.title).toMatch(/No AI request seen yet today/));
  });

  it('keeps local storage from content scripts, and lets them lay down what they tell in the session’s', async () => {
    await startWorker();
    const { local, session } = browser.storage;
    expect(local.setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' });
    await waitFor(() =>
      expect(session.setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }),
    );
  });

  describe('finds in the outbox what tabs that are gone had told to no worker', () => {
    const entry = (key: string, origin = relay.origin) => ({ origin, observation: observation({ key }) });
    const lying = () => [...browser.storage.session.items.keys()].filter((name) => name.startsWith('told:'));

    it('at its start', async () => {
      browser.storage.session.items.set('told:1', entry('a'));
      browser.storage.session.items.set('told:2', entry('b', 'https://example.com'));
      await startWorker();
      await waitFor(() => expect(lying()).toEqual([]));
      expect((await stored()).requests).toHaveLength(1);
    });

    it('when it is laid down, once messages had their time', async () => {
      await startWorker();
      await browser.storage.session.set({ 'told:1': entry('a') });
      await say(observed({ key: 'a' }));
      await browser.storage.session.set({ 'told:2': entry('b') });
      await waitFor(() => expect(lying()).toEqual([]));
      expect((await stored()).requests).toHaveLength(2);
    });
  });

  it('lays down itself what tabs can’t, in the tick it is told, until it is stored', async () => {
    const { session } = browser.storage;
    Object.assign(session, { setAccessLevel: undefined });
    const lying = () => [...session.items.keys()].filter((name) => name.startsWith('told:'));
    await startWorker();
    const [reply] = browser.runtime.onMessage.emit(observed(), relay);
    expect(lying()).toHaveLength(1);
    expect(await reply).toEqual({ ok: true });
    await waitFor(() => expect(lying()).toEqual([]));
    expect((await stored()).requests).toHaveLength(1);
  });

  it('shows what is stored as soon as it starts', async () => {
    await startWorker();
    await say(observed());
    browser.look.text = 'gone with the browser';
    await startWorker();
    await waitFor(() => {
      expect(browser.look.text).toBe('1');
    });
  });

  it('empties the badge at local midnight and waits for the next', async () => {
    await startWorker();
    await say(observed());
    const midnight = nextMidnight(NOON);
    await waitFor(() => {
      expect(browser.setAlarms.get('midnight')?.scheduledTime).toBe(midnight);
      expect(browser.look.text).toBe('1');
    });
    vi.setSystemTime(midnight);
    browser.alarms.onAlarm.emit({ name: 'midnight' });
    await waitFor(async () => {
      expect(browser.look.text).toBe('');
      expect(browser.setAlarms.get('midnight')?.scheduledTime).toBe(nextMidnight(midnight));
      expect((await stored()).meta).toHaveProperty(`metered:${dayOf(midnight)}`);
    });
  });

  it('does not push back an alarm that is set', async () => {
    await startWorker();
    await say(observed({ outcome: 'pending' }));
    await waitFor(() => {
      expect(browser.setAlarms.get('pending')?.scheduledTime).toBe(NOON + 30 * MINUTE);
    });
    vi.setSystemTime(NOON + 10 * MINUTE);
    const created = vi.spyOn(browser.alarms, 'create');
    await startWorker();
    await say(observed({ key: 'another', outcome: 'pending' }));
    await say(observed({ key: 'settled' }));
    expect(browser.setAlarms.get('pending')?.scheduledTime).toBe(NOON + 30 * MINUTE);
    expect(created).not.toHaveBeenCalled();
  });

  it('cuts what was silent for long, on alarm and at start', async () => {
    await startWorker();
    await say(observed({ key: 'a', outcome: 'pending' }));
    vi.setSystemTime(NOON + 30 * MINUTE);
    browser.alarms.onAlarm.emit({ name: 'pending' });
    const outcomes = async () => (await stored()).requests.map(({ outcome }) => outcome);
    await waitFor(async () => {
      expect(await outcomes()).toEqual(['cut']);
    });
    await say(observed({ key: 'b', outcome: 'pending' }));
    vi.setSystemTime(NOON + 90 * MINUTE);
    await startWorker();
    await waitFor(async () => {
      expect(await outcomes()).toEqual(['cut', 'cut']);
    });
  });

  it('changes settings for a page of ours only, and shows it', async () => {
    await startWorker();
    await say(observed());
    const change = { type: 'settings/change', change: { badge: 'off' } };
    expect(await say(change)).toEqual({ ok: false, retry: false });
    expect(await say(change, popup)).toEqual({ ok: true });
    expect(browser.storage.local.items.get('settings')).toMatchObject({ version: 2, badge: 'off' });
    await waitFor(() => {
      expect(browser.look.text).toBe('');
    });
  });

  it('gives own origins of the first settings their device, once, as the store has it', async () => {
    const own = (id: string) => ({ id, origin: `http://localhost:300${id.at(4)}`, kind: 'openwebui' });
    const settings = {
      version: 1,
      consent: AGREED_SETTINGS.consent,
      ownOrigins: [own('own:1')],
      sitesOff: ['claude', 'own:1'],
      lastOwnNumber: 1,
    };
    browser.storage.local.items.set('settings', settings);
    await startWorker();
    const kept = () =>
      browser.storage.local.items.get('settings') as { version: number; ownOrigins: { id: string }[] };
    await waitFor(() => {
      expect(kept().version).toBe(2);
    });
    const { device } = (await stored()).meta.install as { device: string };
    const id = completeOwnId('own:1', device);
    expect(kept()).toMatchObject({ ownOrigins: [own('own:1')].map((each) => ({ ...each, id })) });
    expect(kept()).toMatchObject({ sitesOff: ['claude', id], lastOwnNumber: 1 });
    // One that is added gets its device as it is stored, and those that have it keep it.
    const change = { ownOrigins: [...kept().ownOrigins, own('own:2')], lastOwnNumber: 2 };
    await say({ type: 'settings/change', change }, popup);
    expect(kept().ownOrigins.map((each) => each.id)).toEqual([id, completeOwnId('own:2', device)]);
    const before = structuredClone(kept());
    await startWorker();
    await waitFor(() => {
      expect(browser.look.icon).toBe('normal');
    });
    expect(kept()).toEqual(before);
  });

  it('rests until the moment a pause ends, and says so', async () => {
    await startWorker();
    const pause = { since: NOON, until: NOON + 60 * MINUTE };
    await say({ type: 'settings/change', change: { pause } }, popup);
    await waitFor(() => {
      expect(browser.look.icon).toBe('paused');
      expect(browser.setAlarms.get('pause')?.scheduledTime).toBe(pause.until);
    });
    vi.setSystemTime(pause.until);
    browser.alarms.onAlarm.emit({ name: 'pause' });
    await waitFor(async () => {
      expect(browser.look.icon).toBe('normal');
      expect(browser.storage.local.items.get('settings')).toMatchObject({ pause: null });
      expect((await stored()).meta[`metered:${dayOf(NOON)}`]).toMatchObject({ pausedMs: 60 * MINUTE });
    });
  });

  it('tells of a week’s summary where asked to, and a click on that opens it', async () => {
    await startWorker();
    await say(observed());
    await say({ type: 'settings/change', change: { weeklyNotification: true } }, popup);
    vi.setSystemTime(NOON + 7 * 24 * 60 * MINUTE);
    browser.alarms.onAlarm.emit({ name: 'midnight' });
    await waitFor(() => {
      expect(browser.notifications.notices.get('week')).toMatchObject({
        title: 'Your week with AI',
        message: expect.stringMatching(
          /^One text request made all of the week’s energy: [\d.]+\sWh\. Last week’s summary is ready\./,
        ),
      });
      expect(browser.look.icon).toBe('news');
    });
    browser.notifications.onClicked.emit('week');
    expect(browser.tabs.create).toHaveBeenCalledExactlyOnceWith({
      url: 'chrome-extension://trottinette/src/ui/summary/index.html',
    });
  });

  it('finishes at its next start what it was at when it was ended', async () => {
    await startWorker();
    await say(observed());
    const database = await createDatabase()();
    const [request] = await database.getAll('requests');
    if (request) await database.put('requests', { ...request, factors: '2025.01/US' });
    await database.delete('meta', 'reestimation');
    await startWorker();
    await waitFor(async () => {
      expect((await stored()).requests[0]?.factors).toBe(request?.factors);
    });
  });

  it('takes in more of the test build than of any person', async () => {
    const { LIMITS } = await import('../../src/background/measured.ts');
    expect(LIMITS.perMinute).toBeGreaterThan(VOLUME_LIMITS.perMinute);
    expect(LIMITS.perDay).toBeGreaterThan(VOLUME_LIMITS.perDay);
  });

  it('keeps what the test build measured, of the highest rev', async () => {
    await startWorker();
    const measured = (length: number) => {
      const mark = { length, hash: '811c9dc5' };
      return { input: mark, readTokens: 0, output: mark, answers: [mark], reasoning: mark, understood: true };
    };
    await Promise.all([
      say(observed({ key: 'a', measured: measured(3) })),
      say(observed({ key: 'b', measured: measured(5) })),
    ]);
    await say(observed({ key: 'a', rev: 2, measured: measured(9) }));
    await say(observed({ key: 'a', rev: 1, measured: measured(4) }));
    const marks = [...browser.storage.session.items].filter(([name]) => name.startsWith('measured:'));
    const kept = marks.map(([, mark]) => mark as { output: { length: number } });
    expect(kept.map(({ output }) => output.length).sort()).toEqual([5, 9]);
  });

  it('asks for the message again where there is no database, and says so until there is', async () => {
    await startWorker();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    await startWorker();
    expect(await say(observed())).toEqual({ ok: false, retry: true });
    expect(browser.storage.local.items.get('storageFailedAt')).toBe(NOON);
    open.mockRestore();
    expect(await say(observed())).toEqual({ ok: true });
    expect(browser.storage.local.items.has('storageFailedAt')).toBe(false);
    expect((await stored()).requests).toHaveLength(1);
  });
});
