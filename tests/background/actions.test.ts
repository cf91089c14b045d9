import { beforeEach, describe, expect, it } from 'vitest';
import { createActions } from '../../src/background/actions.ts';
import { createChores } from '../../src/background/chores.ts';
import { nextMidnight } from '../../src/model/calendar/day.ts';
import { FACTOR_SET } from '../../src/model/footprint/factor-set.ts';
import { DONE, REFUSED } from '../../src/model/messages/wire.ts';
import { consentOf } from '../../src/model/settings/consent.ts';
import { restOf } from '../../src/model/settings/settings.ts';
import { writeTogether } from '../../src/store/database.ts';
import { readMeteredDays } from '../../src/store/days.ts';
import { readDeletion } from '../../src/store/deletion.ts';
import { notePause } from '../../src/store/pauses.ts';
import { readProgress } from '../../src/store/reestimation.ts';
import { readWeekly } from '../../src/store/weekly.ts';
import { NOON, observation, someRequest, someRequests } from '../model/samples.ts';
import { ALL_OF_IT, newHistoryStaging, stagedOf } from '../store/bringing.ts';
import { contentsOf, fill, newDatabase, sumsOf } from '../store/databases.ts';
import { layDown, newStaging, PLAINLY } from '../store/importing.ts';
import { type TestRecorder, testRecorder } from './recorders.ts';

const HOUR = 3_600_000;

/** The background without its browser: what pages ask for, what tabs report, and the long work of both. */
function background(recorder: TestRecorder = testRecorder()) {
  const { openDatabase } = recorder;
  const staging = newStaging();
  const historyStaging = newHistoryStaging();
  const alarms: number[] = [];
  const agreed = { times: 0 };
  const changes = { times: 0 };
  const readSettings = async () => recorder.settings;
  const chores = createChores({
    openDatabase,
    staging,
    historyStaging,
    readSettings,
    now: () => recorder.now,
    wakeAt: async (when) => {
      alarms.push(when);
    },
    onProgress: () => undefined,
  });
  /** What was asked of the person's devices. */
  const askedOfDevices: string[] = [];
  const act = createActions({
    openDatabase,
    staging,
    historyStaging,
    devices: {
      join: async () => void askedOfDevices.push('join'),
      joinIfDue: async () => undefined,
      forget: async (device) => void askedOfDevices.push(`forget ${device}`),
    },
    backup: { runIfDue: async () => undefined, write: async () => REFUSED, saved: async () => DONE },
    readSettings,
    changeSettings: async (change) => {
      recorder.settings = { ...recorder.settings, ...change };
    },
    now: () => recorder.now,
    onWork: () => undefined,
    onAgreed: () => {
      agreed.times += 1;
    },
    onChange: () => {
      changes.times += 1;
    },
  });
  /** What the background does at each start and midnight. */
  const settlePause = async () =>
    writeTogether(await openDatabase(), (transaction) =>
      notePause(transaction, restOf(recorder.settings), recorder.now),
    );
  const pausedHours = async () => {
    const days = await readMeteredDays(await openDatabase(), '2026-11-01', '2026-11-30');
    return Object.fromEntries([...days].map(([day, { pausedMs }]) => [day, pausedMs / HOUR]));
  };
  return {
    recorder,
    openDatabase,
    staging,
    historyStaging,
    act,
    chores,
    alarms,
    agreed,
    changes,
    askedOfDevices,
    settlePause,
    pausedHours,
  };
}

const pause = (until: number | null) => ({
  type: 'settings/change' as const,
  change: { pause: { since: NOON, until } },
});
const resume = { type: 'settings/change' as const, change: { pause: null } };

let world: ReturnType<typeof background>;
beforeEach(() => {
  world = background();
});

it('what a page asks of backups is asked of those, each of its own', async () => {
  expect(await world.act({ type: 'backup/write' })).toEqual(REFUSED);
  expect(await world.act({ type: 'backup/saved' })).toEqual(DONE);
});

it('what a page asks of devices is asked of those, each of its own', async () => {
  expect(await world.act({ type: 'devices/join' })).toEqual(DONE);
  expect(await world.act({ type: 'devices/forget', device: 'old-one' })).toEqual(DONE);
  expect(world.askedOfDevices).toEqual(['join', 'forget old-one']);
});

it('what touches no pause is kept where the database can’t be had', async () => {
  const { recorder, act } = background(testRecorder(undefined, () => Promise.reject(new Error('no disk'))));
  for (const change of [{ badge: 'off' as const }, { consent: consentOf(true, NOON) }])
    expect(await act({ type: 'settings/change', change })).toEqual(DONE);
  expect(recorder.settings).toMatchObject({ badge: 'off', consent: consentOf(true, NOON) });
  await expect(act(pause(null))).rejects.toThrow('no disk');
  expect(recorder.settings.pause).toBeNull();
});

describe('an agreement', () => {
  const say = (given: boolean, at: number) => ({
    type: 'settings/change' as const,
    change: { consent: consentOf(given, at) },
  });

  it('that is taken back is a pause without end, until it is given again', async () => {
    const { recorder, act, agreed, pausedHours } = background();
    await act(say(false, NOON));
    recorder.now = NOON + 2 * HOUR;
    await act(say(true, recorder.now));
    expect(agreed.times).toBe(1);
    expect(await pausedHours()).toEqual({ '2026-11-18': 2 });
    recorder.now += HOUR;
    const sent = { at: NOON + HOUR };
    expect(await recorder.observe(observation(sent)), 'sent while it was refused').toMatchObject({
      ok: false,
    });
  });
});

describe('a pause', () => {
  it('counts nothing new, and goes on with what was known', async () => {
    const { recorder, openDatabase, act } = world;
    await recorder.observe(
      observation({ key: 'known', at: NOON - 1_000, outcome: 'pending', outputTokens: 0 }),
    );
    await act(pause(null));
    recorder.now = NOON + 1_000;
    expect(await recorder.observe(observation({ key: 'new', at: recorder.now }))).toEqual({
      ok: false,
      retry: false,
    });
    await recorder.observe(observation({ key: 'known', rev: 1, outputTokens: 300 }));
    const { requests, meta } = await contentsOf(openDatabase);
    expect(requests).toMatchObject([{ outcome: 'complete', outputTokens: 300 }]);
    expect(meta['volume:chatgpt']).toMatchObject({ dayCount: 1 });
  });

  it('counts what was sent before it and told after', async () => {
    const { recorder, act } = world;
    await act(pause(null));
    expect(await recorder.observe(observation({ at: NOON - 1 }))).toEqual({ ok: true });
  });

  it('leaves out what is sent as it begins', async () => {
    const { recorder, act } = world;
    await act(pause(null));
    expect(await recorder.observe(observation({ at: NOON }))).toEqual(REFUSED);
  });

  it('leaves out what was sent in it, also when that ends after it', async () => {
    const { recorder, openDatabase, act } = world;
    await act(pause(null));
    recorder.now = NOON + HOUR;
    await act(resume);
    recorder.now += 1_000;
    await recorder.observe(observation({ key: 'in', at: NOON + HOUR / 2, rev: 3 }));
    await recorder.observe(observation({ key: 'after', at: NOON + HOUR }));
    expect((await contentsOf(openDatabase)).requests).toMatchObject([{ at: NOON + HOUR }]);
  });

  it('ends by itself, whether or not anybody noticed', async () => {
    const { recorder, act } = world;
    await act(pause(NOON + HOUR));
    recorder.now = NOON + 2 * HOUR;
    expect(await recorder.observe(observation({ key: 'in', at: NOON + 1 }))).toMatchObject({ ok: false });
    expect(await recorder.observe(observation({ key: 'after', at: NOON + HOUR }))).toEqual({ ok: true });
  });

  it('is put down in the days it fell on, though the worker slept through midnight', async () => {
    const { recorder, act, settlePause, pausedHours } = world;
    await act(pause(null));
    const midnight = nextMidnight(NOON);
    recorder.now = midnight + 3 * HOUR;
    await settlePause();
    await settlePause();
    recorder.now += HOUR;
    await act(resume);
    recorder.now += HOUR;
    await settlePause();
    expect(await pausedHours()).toEqual({ '2026-11-18': (midnight - NOON) / HOUR, '2026-11-19': 4 });
  });

  it('is not made longer by a worker that died while ending it', async () => {
    const { recorder, act, settlePause, pausedHours } = world;
    await act(pause(null));
    recorder.now = NOON + HOUR;
    await settlePause();
    recorder.settings = { ...recorder.settings, pause: null };
    recorder.now = NOON + 5 * HOUR;
    await settlePause();
    expect(await pausedHours()).toEqual({ '2026-11-18': 1 });
  });
});

describe('deleting', () => {
  const deletion = (of: 'all' | 'day') =>
    of === 'all'
      ? ({ type: 'history/delete', selection: { of } } as const)
      : ({ type: 'history/delete', selection: { of, day: '2026-11-18' } } as const);

  it('is done, and stays undoable for half a minute; then the trash is emptied', async () => {
    const { recorder, openDatabase, act, chores, alarms } = world;
    await fill(openDatabase, someRequests(10));
    expect(await act(deletion('all'))).toEqual({ ok: true });
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
    await chores.run();
    expect(alarms).toEqual([NOON + 30_000]);
    recorder.now = NOON + 30_000;
    expect(await act({ type: 'history/restore' })).toEqual({ ok: false, retry: false });
    await chores.run();
    expect((await contentsOf(openDatabase)).trash).toEqual([]);
  });

  it('is taken back', async () => {
    const { openDatabase, act, chores } = world;
    const requests = someRequests(10);
    await fill(openDatabase, requests);
    await act(deletion('day'));
    expect(await act({ type: 'history/restore' })).toEqual({ ok: true });
    await chores.run();
    const stored = await contentsOf(openDatabase);
    expect(stored.requests).toEqual(requests);
    expect(stored.days).toEqual(sumsOf(requests));
  });

  it('waits for the one before to be whole', async () => {
    const { openDatabase, act, chores } = world;
    await fill(openDatabase, someRequests(500, 500));
    await act(deletion('day'));
    expect((await readDeletion(await openDatabase()))?.phase).toBe('requests');
    await act({ type: 'history/delete', selection: { of: 'site', site: 'claude' } });
    await chores.run();
    const { requests, days } = await contentsOf(openDatabase);
    expect([requests, days]).toEqual([[], []]);
  });

  it('of a request that still answers is final, whatever its tab tells later', async () => {
    const { recorder, openDatabase, act, chores } = world;
    await recorder.observe(observation({ outcome: 'pending', outputTokens: 0 }));
    await act(deletion('all'));
    await chores.run();
    expect(await recorder.observe(observation({ rev: 1 }))).toEqual({ ok: true });
    recorder.now = NOON + HOUR;
    await chores.run();
    expect(await recorder.observe(observation({ rev: 2 }))).toEqual({ ok: true });
    const { requests, days, trash } = await contentsOf(openDatabase);
    expect([requests, days, trash]).toEqual([[], [], []]);
  });

  it('taken back, has what the tab told meanwhile', async () => {
    const { recorder, openDatabase, act, chores } = world;
    await recorder.observe(observation({ outcome: 'pending', outputTokens: 0 }));
    await act(deletion('all'));
    await recorder.observe(observation({ rev: 1, outputTokens: 321 }));
    await act({ type: 'history/restore' });
    await chores.run();
    const { requests, days } = await contentsOf(openDatabase);
    expect(requests).toMatchObject([{ rev: 1, outcome: 'complete', outputTokens: 321 }]);
    const [sum] = sumsOf(requests);
    expect(days).toEqual([{ ...sum, rev: requests[0]?.rowRev }]);
  });
});

describe('the other things pages ask for', () => {
  it('have the database brought to this version', async () => {
    const open = newDatabase();
    let opened = 0;
    const counting = () => {
      opened += 1;
      return open();
    };
    const { act } = background(testRecorder(undefined, counting));
    expect(await act({ type: 'store/open' })).toEqual({ ok: true });
    expect(opened).toBe(1);
  });

  it('move the past to the zone that is set', async () => {
    const { recorder, openDatabase, act, chores } = world;
    await fill(openDatabase, someRequests(10));
    recorder.settings = { ...recorder.settings, zone: 'SE' };
    expect(await act({ type: 'history/rezone' })).toEqual({ ok: true });
    await chores.run();
    const { requests, days } = await contentsOf(openDatabase);
    expect(new Set(requests.map(({ factors }) => factors))).toEqual(new Set([`${FACTOR_SET}/SE`]));
    expect(days).toEqual(sumsOf(requests));
    const all = requests.length + days.length;
    expect(await readProgress(await openDatabase())).toMatchObject({ phase: 'done', done: all, total: all });
  });

  it('take in what was laid down of a file, part by part, and say how far it is', async () => {
    const { act, staging, openDatabase, changes } = world;
    const rows = { requests: [someRequest()], days: sumsOf([someRequest({ site: 'pi' })]) };
    await layDown(staging, rows, NOON);
    expect(await act({ type: 'import/begin', choices: PLAINLY })).toEqual({ ok: true });
    // Another page may ask meanwhile.
    expect(await act({ type: 'import/begin', choices: PLAINLY })).toEqual({ ok: false, retry: false });
    const none = { requests: 0, days: 0 };
    const told = { isDone: false, done: 1, taken: { requests: 1, days: 0 }, stayDeleted: none, full: [] };
    expect(await act({ type: 'import/step' })).toEqual({ ok: true, imported: told });
    const both = { ...told, done: 2, taken: { requests: 1, days: 1 } };
    expect(await act({ type: 'import/step' })).toEqual({ ok: true, imported: both });
    expect(changes.times, 'toolbar and pages look anew once it is whole').toBe(0);
    const done = { ok: true, imported: { ...both, isDone: true } };
    expect(await act({ type: 'import/step' })).toEqual(done);
    expect(changes.times).toBe(1);
    // A worker may die after the last step: the page asks again.
    expect(await act({ type: 'import/step' })).toEqual(done);
    expect((await contentsOf(openDatabase)).requests).toEqual([someRequest()]);
  });

  it('take a file in whole before anything is deleted, and go on with it where its page is gone', async () => {
    const { act, chores, staging, openDatabase } = world;
    await layDown(staging, { requests: someRequests(3) }, NOON);
    await act({ type: 'import/begin', choices: PLAINLY });
    await act({ type: 'history/delete', selection: { of: 'all' } });
    await chores.run();
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
    await act({ type: 'history/restore' });
    await chores.run();
    expect((await contentsOf(openDatabase)).requests).toHaveLength(3);
    await layDown(staging, { requests: [someRequest()] }, NOON);
    await act({ type: 'import/begin', choices: PLAINLY });
    await chores.run();
    expect((await contentsOf(openDatabase)).requests).toHaveLength(4);
    expect(await staging.next(null)).toBeUndefined();
  });

  it.each([
    'import/step',
    'brought/step',
    'brought/undo',
  ] as const)('refuse %s where none was begun', async (type) => {
    expect(await world.act({ type })).toEqual(REFUSED);
    expect(world.changes.times).toBe(0);
  });

  /** Lays down a history of so many prompts, each of a day of its own. */
  async function layDownHistory(count: number) {
    const days = Array.from({ length: count }, (_, index) => index);
    const prompts = days.map((day) => ({ site: 'claude', key: `${day}`, at: NOON - day * 24 * HOUR }));
    await world.historyStaging.add(await Promise.all(prompts.map((prompt) => stagedOf(prompt))));
    const sources = [{ id: 'claude', account: null, from: '0000-01-01', to: '9999-12-31' }];
    return { ...ALL_OF_IT, sources };
  }

  it('take in what was laid down of a history, part by part, say how far it is, and take it back', async () => {
    const { act, openDatabase, changes } = world;
    const choices = await layDownHistory(3);
    expect(await act({ type: 'brought/begin', choices })).toEqual(DONE);
    expect(await act({ type: 'brought/begin', choices }), 'another page meanwhile').toEqual(REFUSED);
    const told = { ok: true, brought: { isDone: false, done: 3, added: 3 } };
    expect(await act({ type: 'brought/step' })).toEqual(told);
    expect(changes.times, 'toolbar and pages look anew once it is whole').toBe(0);
    const done = { ok: true, brought: { ...told.brought, isDone: true } };
    expect(await act({ type: 'brought/step' })).toEqual(done);
    expect(changes.times).toBe(1);
    expect((await contentsOf(openDatabase)).requests).toHaveLength(3);
    expect(await act({ type: 'brought/undo' })).toEqual(DONE);
    await world.chores.run();
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
    expect(await act({ type: 'brought/step' })).toMatchObject({ ok: true, brought: { isDone: true } });
  });

  it('go on with a history where its page is gone', async () => {
    const { act, chores, openDatabase } = world;
    await act({ type: 'brought/begin', choices: await layDownHistory(3) });
    await chores.run();
    expect((await contentsOf(openDatabase)).requests).toHaveLength(3);
    expect(await act({ type: 'brought/begin', choices: ALL_OF_IT }), 'it is under way no more').toEqual(DONE);
  });

  it('take a history in whole before anything is deleted', async () => {
    const { act, chores, openDatabase } = world;
    expect(await act({ type: 'brought/begin', choices: await layDownHistory(3) })).toEqual(DONE);
    await act({ type: 'history/delete', selection: { of: 'all' } });
    await chores.run();
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
    await act({ type: 'history/restore' });
    await chores.run();
    expect((await contentsOf(openDatabase)).requests).toHaveLength(3);
  });

  it('note the newest week that was shown', async () => {
    const { openDatabase, act } = world;
    for (const weekStart of ['2026-11-09', '2026-11-02'])
      expect(await act({ type: 'summary/shown', weekStart })).toEqual({ ok: true });
    expect(await readWeekly(await openDatabase())).toEqual({ shown: '2026-11-09', notified: null });
  });

  it('note the first time an idea was shown or sent away', async () => {
    const { recorder, openDatabase, act } = world;
    recorder.settings = { ...recorder.settings, coach: true };
    await recorder.observe(observation({ advice: { ruleId: 'look-up', confidence: 0.9 } }));
    const [request] = (await contentsOf(openDatabase)).requests;
    const requestId = request?.id ?? '';
    recorder.now = NOON + 1;
    await act({ type: 'coach/shown', requestId });
    recorder.now = NOON + 2;
    await act({ type: 'coach/shown', requestId });
    await act({ type: 'coach/dismissed', requestId });
    await act({ type: 'coach/dismissed', requestId: 'unknown' });
    expect((await contentsOf(openDatabase)).coach).toEqual([
      { requestId, ruleId: 'look-up', confidence: 0.9, at: NOON, shownAt: NOON + 1, dismissedAt: NOON + 2 },
    ]);
  });
});

describe('ideas from a tab', () => {
  const advice = { ruleId: 'look-up', confidence: 0.9 };
  it.each([
    ['the coach is off', { coach: false }],
    ['the rule is off', { coach: true, coachRulesOff: ['look-up'] }],
  ])('are not kept where %s', async (_, changes) => {
    const { recorder, openDatabase } = world;
    recorder.settings = { ...recorder.settings, ...changes };
    await recorder.observe(observation({ advice }));
    const { requests, coach } = await contentsOf(openDatabase);
    expect(requests).toHaveLength(1);
    expect(requests[0]).not.toHaveProperty('advice');
    expect(coach).toEqual([]);
  });
});

describe('long work', () => {
  it('lets go of requests past retention', async () => {
    const { recorder, openDatabase, chores } = world;
    await fill(openDatabase, someRequests(200));
    recorder.settings = { ...recorder.settings, retentionDays: 30 };
    await chores.run();
    const { requests, days } = await contentsOf(openDatabase);
    expect(requests[0]?.day).toBe('2026-10-20');
    const frozen = days.filter((row) => row.frozen).map(({ day }) => day);
    expect(frozen.sort().at(-1)).toBe('2026-10-19');
    expect(frozen).toHaveLength(days.filter(({ day }) => day < '2026-10-20').length);
  });

  it('goes on where it was when the worker died anywhere in it', async () => {
    const { recorder, openDatabase } = world;
    await fill(
      openDatabase,
      someRequests(30).map((request) => ({ ...request, factors: '2025.01/US' })),
    );
    let left = 0;
    for (let life = 0; life < 40; life += 1) {
      let steps = 0;
      const mortal = createChores({
        openDatabase,
        staging: newStaging(),
        historyStaging: newHistoryStaging(),
        readSettings: async () => {
          steps += 1;
          // The worker is ended in the middle of its second step.
          return steps > 1 ? new Promise<never>(() => undefined) : recorder.settings;
        },
        now: () => recorder.now,
        wakeAt: async () => undefined,
        onProgress: () => undefined,
      });
      void mortal.run();
      await expect.poll(() => steps, { interval: 1 }).toBeGreaterThan(0);
      left = (await contentsOf(openDatabase)).requests.filter(
        ({ factors }) => factors === '2025.01/US',
      ).length;
    }
    await world.chores.run();
    const { requests, days } = await contentsOf(openDatabase);
    expect(left).toBe(0);
    expect(requests).toEqual(someRequests(30));
    expect(days).toEqual(sumsOf(requests));
  });

  it('sets an alarm to go on by where it is long, and none where it is not', async () => {
    const { openDatabase, chores, alarms } = world;
    await fill(openDatabase, someRequests(5));
    await chores.run();
    expect(alarms).toEqual([]);
    const { openDatabase: another, chores: longer, alarms: set } = background();
    await fill(another, someRequests(30, 1));
    await longer.run();
    expect(set).toEqual([NOON + 60_000]);
  });
});
