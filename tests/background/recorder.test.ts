import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, tzOffsetMin } from '../../src/model/calendar/day.ts';
import { estimate } from '../../src/model/footprint/estimate.ts';
import type { SiteHealth } from '../../src/model/health/health.ts';
import { consentOf } from '../../src/model/settings/consent.ts';
import type { Settings } from '../../src/model/settings/settings.ts';
import { addRequest } from '../../src/model/usage/day-row.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { writeTogether } from '../../src/store/database.ts';
import { requestId } from '../../src/store/ids.ts';
import { renewDevice } from '../../src/store/install.ts';
import type { Install } from '../../src/store/meta-rows.ts';
import { AGREED_SETTINGS, anyObservation, NOON, observation } from '../model/samples.ts';
import { contentsOf } from '../store/databases.ts';
import { testRecorder } from './recorders.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Day rows as they come of adding up the requests, in any order. */
function daysOf(requests: readonly UsageRequest[]): DayRow[] {
  const rows = new Map<string, DayRow>();
  for (const request of requests) {
    const { device, day, site, model, kind, mode } = request;
    const key = JSON.stringify([device, day, site, model, kind, mode]);
    rows.set(key, addRequest(rows.get(key), request));
  }
  return [...rows.values()];
}

/** Which change a row is of says nothing of its sums. */
const byKey = (rows: readonly DayRow[]): Map<string, DayRow> =>
  new Map(
    rows.map((row) => [
      JSON.stringify([row.day, row.site, row.model, row.kind, row.mode]),
      { ...row, rev: 0 },
    ]),
  );

describe('recording', () => {
  it('stores a request and its day row', async () => {
    const recorder = testRecorder();
    expect(await recorder.observe(observation())).toEqual({ ok: true });
    const { requests, days, meta } = await contentsOf(recorder.openDatabase);
    expect(requests).toMatchObject([
      {
        rev: 0,
        at: NOON,
        day: dayOf(NOON),
        tzOffsetMin: tzOffsetMin(NOON),
        site: 'chatgpt',
        model: 'gpt-5',
        outputTokens: 300,
        outcome: 'complete',
        provenance: 'live',
      },
    ]);
    expect(days).toMatchObject([{ requests: 1, model: 'gpt-5', outputTokens: 300, frozen: false }]);
    expect(meta[`metered:${dayOf(NOON)}`]).toEqual({ first: NOON, last: NOON, pausedMs: 0, sitesOff: [] });
    expect(recorder.stored).toEqual(requests);
  });

  it('stores neither the site’s own id nor any field that is no usage', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ key: 'the-sites-own-id' }));
    const everything = JSON.stringify(await contentsOf(recorder.openDatabase));
    expect(everything).not.toContain('the-sites-own-id');
    const [request] = (await contentsOf(recorder.openDatabase)).requests;
    expect(request).not.toHaveProperty('key');
    expect(request).not.toHaveProperty('endpoint');
    expect(request).not.toHaveProperty('thinkingMs');
    expect(request).not.toHaveProperty('understood');
  });

  it('gives ids of 22 characters that no other install shares', async () => {
    const [here, there] = [testRecorder(), testRecorder()];
    await here.observe(observation());
    await there.observe(observation());
    const [mine] = here.stored;
    const [theirs] = there.stored;
    expect(mine?.id).toMatch(/^[\w-]{22}$/);
    expect(theirs?.id).toMatch(/^[\w-]{22}$/);
    expect(mine?.id).not.toBe(theirs?.id);
    expect(mine?.device).not.toBe(theirs?.device);
  });

  it('gives the same id to the same key of the same site, also in a worker started later', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ rev: 0 }));
    await recorder.restarted().observe(observation({ rev: 1 }));
    await recorder.observe(observation({ site: 'claude', endpoint: 'completion' }), 'https://claude.ai');
    const { requests } = await contentsOf(recorder.openDatabase);
    expect(requests.map(({ site, rev }) => `${site} ${rev}`).sort()).toEqual(['chatgpt 1', 'claude 0']);
    expect(new Set(requests.map(({ device }) => device)).size).toBe(1);
  });

  it('estimates with the zone the person chose', async () => {
    const recorder = testRecorder();
    recorder.settings = { ...AGREED_SETTINGS, zone: 'FR' };
    await recorder.observe(observation());
    const [request] = recorder.stored;
    expect(request?.factors).toMatch(/\/FR$/);
    const expected = estimate({ ...observation(), site: 'chatgpt' }, 'FR');
    expect(request?.footprint.gwpUsageGrams.central).toBeCloseTo(expected.gwpUsageGrams.central, 5);
  });

  it('gives every request a finite footprint in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservation, async (given) => {
        const recorder = testRecorder();
        await recorder.observe(given);
        for (const { low, central, high } of Object.values(recorder.stored[0]?.footprint ?? {})) {
          expect(0 <= low && low <= central && central <= high && Number.isFinite(high)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('two phases', () => {
  it('replaces what is known by a higher rev', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ rev: 0, outcome: 'pending', model: null, outputTokens: 0 }));
    await recorder.observe(observation({ rev: 3, outcome: 'complete' }));
    const { requests, days } = await contentsOf(recorder.openDatabase);
    expect(requests).toMatchObject([{ rev: 3, outcome: 'complete', model: 'gpt-5' }]);
    expect(days).toMatchObject([{ requests: 1, model: 'gpt-5', outcomes: { pending: 0, complete: 1 } }]);
  });

  it('changes nothing for a rev that is not higher, and still says it is done', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ rev: 3 }));
    const before = await contentsOf(recorder.openDatabase);
    expect(await recorder.observe(observation({ rev: 3, outputTokens: 9 }))).toEqual({ ok: true });
    expect(await recorder.observe(observation({ rev: 1, outputTokens: 9 }))).toEqual({ ok: true });
    expect(await contentsOf(recorder.openDatabase)).toEqual(before);
    expect(recorder.stored).toHaveLength(1);
  });

  it('keeps a request on the day it was first told of', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ rev: 0, outcome: 'pending' }));
    recorder.now = NOON + 20 * HOUR;
    await recorder.observe(observation({ rev: 1, at: NOON + 20 * HOUR }));
    const { requests, days } = await contentsOf(recorder.openDatabase);
    expect(requests).toMatchObject([{ at: NOON, day: dayOf(NOON), rev: 1 }]);
    expect(days).toMatchObject([{ day: dayOf(NOON), requests: 1 }]);
  });

  it('ends in the highest rev of each request, whatever order, repetition or loss', async () => {
    const version = fc.record({ observation: anyObservation, key: fc.nat(2), rev: fc.nat(4) });
    const messages = fc
      .uniqueArray(version, { selector: ({ key, rev }) => key * 10 + rev, minLength: 1, maxLength: 12 })
      .chain((versions) => fc.array(fc.constantFrom(...versions), { minLength: 1, maxLength: 16 }))
      .map((sent) => sent.map(({ observation, key, rev }) => ({ ...observation, key: `turn-${key}`, rev })));

    await fc.assert(
      fc.asyncProperty(messages, fc.boolean(), async (sent, atOnce) => {
        const recorder = testRecorder();
        if (atOnce) await Promise.all(sent.map((message) => recorder.observe(message)));
        else for (const message of sent) await recorder.restarted().observe(message);
        const { requests, days, meta } = await contentsOf(recorder.openDatabase);

        const fresh = testRecorder(undefined, recorder.openDatabase);
        const highest = new Map<string, Observation>();
        for (const message of sent) {
          if (message.rev >= (highest.get(message.key)?.rev ?? 0)) highest.set(message.key, message);
        }
        expect(requests).toHaveLength(highest.size);
        for (const expected of highest.values()) {
          const { rev, kind, mode, model, outcome, inputTokens, media } = expected;
          expect(requests).toContainEqual(
            expect.objectContaining({ rev, kind, mode, model, outcome, inputTokens, media }),
          );
          // Told again, it changes nothing: it is what is stored.
          await fresh.observe(expected);
        }
        expect(fresh.stored).toEqual([]);
        expect(byKey(days)).toEqual(byKey(daysOf(requests)));
        const pending = requests
          .filter(({ outcome }) => outcome === 'pending')
          .map(({ id }) => `pending:${id}`);
        expect(Object.keys(meta).filter((name) => name.startsWith('pending:'))).toEqual(pending.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('takes no request to have cost more than any can', async () => {
    const recorder = testRecorder();
    const claim = {
      type: 'video',
      count: 64,
      width: 16_384,
      height: 16_384,
      seconds: 3_600,
      steps: 1_000,
    } as const;
    await recorder.observe(observation({ kind: 'video', media: Array(16).fill(claim) }));
    const { requests, days } = await contentsOf(recorder.openDatabase);
    expect(requests[0]?.footprint.energyWh).toEqual({ low: 2 ** 20, central: 2 ** 20, high: 2 ** 20 });
    expect(days[0]?.footprint).toEqual(requests[0]?.footprint);
    expect(days[0]?.videoSeconds).toBe(2 ** 20);
  });

  it('leaves no row behind when a request moves to another', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ rev: 0, model: null, kind: 'text', mode: 'standard' }));
    await recorder.observe(observation({ rev: 1, model: 'gpt-5', kind: 'image', mode: 'reasoning' }));
    const { days } = await contentsOf(recorder.openDatabase);
    expect(days.map(({ model, kind, mode }) => [model, kind, mode])).toEqual([
      ['gpt-5', 'image', 'reasoning'],
    ]);
  });
});

describe('the install that a request is filed under', () => {
  it('is the stored one, where the device took another name since the worker read it', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ key: 'first' }));
    await writeTogether(await recorder.openDatabase(), renewDevice);
    await recorder.observe(observation({ key: 'second' }));
    const { requests, days, meta } = await contentsOf(recorder.openDatabase);
    const { device, former = [] } = meta.install as Install;
    const devices = [...former, device];
    expect(recorder.stored.map((request) => request.device)).toEqual(devices);
    expect(requests.map((request) => request.device).sort()).toEqual(devices.toSorted());
    expect(days.map((row) => [row.device, row.requests])).toEqual(
      devices.toSorted().map((each) => [each, 1]),
    );
  });

  it('is made anew where the browser lost the database, also by prompts that come together', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ key: 'before' }));
    await (await recorder.openDatabase()).clear('meta');
    await (await recorder.openDatabase()).clear('requests');
    await Promise.all(['one', 'two', 'one'].map((key) => recorder.observe(observation({ key }))));
    const { requests, meta } = await contentsOf(recorder.openDatabase);
    const { device, salt } = meta.install as Install;
    const ids = await Promise.all(['one', 'two'].map((key) => requestId(salt, 'chatgpt', key)));
    expect(requests.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(requests.map((request) => request.device)).toEqual([device, device]);
  });
});

describe('whose word counts', () => {
  it.each([
    ['a site’s own page', 'https://chatgpt.com', 'chatgpt', 'conversation', true],
    ['another host of the row', 'https://business.gemini.google', 'gemini', 'generate', true],
    ['another site’s page', 'https://claude.ai', 'chatgpt', 'conversation', false],
    ['an endpoint of another site', 'https://chatgpt.com', 'chatgpt', 'completion', false],
    ['an endpoint nobody has', 'https://chatgpt.com', 'chatgpt', 'unheard-of', false],
    ['a site nobody has', 'https://chatgpt.com', 'unheard-of', 'conversation', false],
    ['a host that only ends alike', 'https://notchatgpt.com', 'chatgpt', 'conversation', false],
    ['a host below', 'https://evil.chatgpt.com', 'chatgpt', 'conversation', false],
    ['a host that only starts alike', 'https://chatgpt.com.evil.example', 'chatgpt', 'conversation', false],
    ['a port of its own', 'https://chatgpt.com:8443', 'chatgpt', 'conversation', false],
    ['plain http', 'http://chatgpt.com', 'chatgpt', 'conversation', false],
    ['a frame without an origin', 'null', 'chatgpt', 'conversation', false],
  ] as const)('%s: %s', async (_, origin, site, endpoint, counts) => {
    const recorder = testRecorder();
    const reply = await recorder.observe(observation({ site, endpoint }), origin);
    expect(reply).toEqual(counts ? { ok: true } : { ok: false, retry: false });
    expect((await contentsOf(recorder.openDatabase)).requests).toHaveLength(counts ? 1 : 0);
  });

  it.each<[string, Partial<Settings>]>([
    ['a site that is switched off', { sitesOff: ['chatgpt'] }],
    ['whoever was not asked', { consent: null }],
    ['whoever said no', { consent: consentOf(false, NOON) }],
  ])('stores nothing of %s', async (_, changes) => {
    const recorder = testRecorder();
    recorder.settings = { ...AGREED_SETTINGS, ...changes };
    expect(await recorder.observe(observation())).toEqual({ ok: false, retry: false });
    expect(await contentsOf(recorder.openDatabase)).toEqual({
      requests: [],
      days: [],
      coach: [],
      deletions: [],
      trash: [],
      meta: {},
    });
  });

  it.each([
    ['long ago', NOON - 90 * HOUR, NOON - 24 * HOUR],
    ['of yesterday', NOON - 23 * HOUR, NOON - 23 * HOUR],
    ['a little ahead', NOON + MINUTE, NOON + MINUTE],
    ['far ahead', NOON + 90 * HOUR, NOON + 2 * MINUTE],
    ['of 1970', 0, NOON - 24 * HOUR],
  ])('brings a moment %s into the last day', async (_, at, expected) => {
    const recorder = testRecorder();
    await recorder.observe(observation({ at }));
    expect(recorder.stored).toMatchObject([{ at: expected, day: dayOf(expected) }]);
  });
});

describe('a flood', () => {
  const limits = { perMinute: 3, perDay: 5 };
  const health = async (recorder: ReturnType<typeof testRecorder>): Promise<SiteHealth> =>
    (await contentsOf(recorder.openDatabase)).meta['health:chatgpt'] as SiteHealth;

  it('is turned away beyond a minute’s measure, and flagged once', async () => {
    const recorder = testRecorder(limits);
    const replies = [];
    for (let index = 0; index < 5; index += 1) {
      recorder.now += 1_000;
      replies.push(await recorder.restarted().observe(observation({ key: `${index}` })));
    }
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect((await contentsOf(recorder.openDatabase)).requests).toHaveLength(3);
    expect((await health(recorder)).unusualVolumeAt).toBe(NOON + 4_000);
  });

  it('is flagged once a day', async () => {
    const recorder = testRecorder({ perMinute: 3, perDay: 3 });
    const flood = async (day: string) => {
      for (const index of [0, 1, 2, 3, 4]) {
        recorder.now += 1_000;
        await recorder.observe(observation({ key: `${day} ${index}`, at: recorder.now }));
      }
      return (await health(recorder)).unusualVolumeAt;
    };
    expect(await flood('first')).toBe(NOON + 4_000);
    recorder.now = NOON + 24 * HOUR;
    expect(await flood('second')).toBe(NOON + 24 * HOUR + 4_000);
  });

  it('does not stop later revs of what was let in', async () => {
    const recorder = testRecorder(limits);
    for (let index = 0; index < 4; index += 1) await recorder.observe(observation({ key: `${index}` }));
    expect(await recorder.observe(observation({ key: '0', rev: 1 }))).toEqual({ ok: true });
  });

  it('may go on after a minute, up to a day’s measure', async () => {
    const recorder = testRecorder(limits);
    const admitted = [];
    for (let index = 0; index < 8; index += 1) {
      const { ok } = await recorder.restarted().observe(observation({ key: `${index}` }));
      if (ok) admitted.push(index);
      recorder.now += 30_000;
    }
    expect(admitted).toEqual([0, 1, 2, 3, 4]);
    recorder.now += 24 * HOUR;
    expect(await recorder.observe(observation({ key: 'tomorrow' }))).toEqual({ ok: true });
  });

  it('of many messages at once lets in no more', async () => {
    const recorder = testRecorder(limits);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => recorder.observe(observation({ key: `${index}` }))),
    );
    const { requests, days } = await contentsOf(recorder.openDatabase);
    expect([requests.length, days[0]?.requests]).toEqual([3, 3]);
  });

  it('on one site leaves the others alone', async () => {
    const recorder = testRecorder(limits);
    for (let index = 0; index < 4; index += 1) await recorder.observe(observation({ key: `${index}` }));
    const other = observation({ site: 'claude', endpoint: 'completion' });
    expect(await recorder.observe(other, 'https://claude.ai')).toEqual({ ok: true });
  });

  it('is not what a clock set back makes of the requests before', async () => {
    const recorder = testRecorder(limits);
    for (let index = 0; index < 3; index += 1) await recorder.observe(observation({ key: `${index}` }));
    recorder.now -= HOUR;
    expect(await recorder.observe(observation({ key: 'after' }))).toEqual({ ok: true });
  });
});

describe('what nobody saw', () => {
  it.each([
    'complete',
    'stopped',
  ] as const)('counts an answer that is %s and could not be read as one request, its output inferred', async (outcome) => {
    const recorder = testRecorder();
    await recorder.observe(observation({ understood: false, outputTokens: 0, inputTokens: 0, outcome }));
    const [request] = recorder.stored;
    expect(request?.outputTokens).toBe(350);
    expect(request?.tokenSource).toMatchObject({ input: 'inferred', output: 'inferred' });
    expect((await contentsOf(recorder.openDatabase)).days).toMatchObject([{ requests: 1 }]);
  });

  it.each([
    'failed',
    'refused',
    'pending',
  ] as const)('infers no answer for a request that %s', async (outcome) => {
    const recorder = testRecorder();
    const hidden = { input: 'counted', output: 'counted', reasoning: 'inferred' } as const;
    await recorder.observe(
      observation({ understood: false, outputTokens: 0, outcome, mode: 'reasoning', tokenSource: hidden }),
    );
    expect(recorder.stored).toMatchObject([{ outputTokens: 0, reasoningTokens: 0 }]);
  });

  it('infers reasoning where only a summary was shown', async () => {
    const recorder = testRecorder();
    const hidden = { input: 'counted', output: 'counted', reasoning: 'inferred' } as const;
    await recorder.observe(observation({ mode: 'reasoning', reasoningTokens: 40, tokenSource: hidden }));
    const [request] = recorder.stored;
    expect(request?.reasoningTokens).toBeGreaterThan(300);
    expect(request?.tokenSource.reasoning).toBe('inferred');
  });

  it('leaves what was counted as it was counted', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ mode: 'reasoning', reasoningTokens: 40, outputTokens: 0 }));
    await recorder.observe(observation({ key: 'empty', outputTokens: 0, inputTokens: 0 }));
    expect(recorder.stored).toMatchObject([
      { reasoningTokens: 40, outputTokens: 0 },
      { inputTokens: 0, outputTokens: 0, tokenSource: { input: 'counted', output: 'counted' } },
    ]);
  });
});

describe('health', () => {
  const shape = {
    status: 200,
    contentType: 'text/event-stream',
    names: ['type:anna', 'event:delta'],
    sizeLog2: 9,
  };

  it('keeps what a misunderstood exchange looked like, in the row’s own words', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation({ rev: 0, outcome: 'pending', understood: null }));
    for (const rev of [1, 2]) {
      await recorder.observe(observation({ rev, understood: false, shape }));
      const { meta } = await contentsOf(recorder.openDatabase);
      expect(meta['health:chatgpt'], `rev ${rev}`).toMatchObject({
        misunderstood: 1,
        misunderstoodSince: NOON,
        lastShape: { ...shape, names: ['type:?', 'event:delta'] },
      });
    }
  });

  const healthAfter = async (changes: Partial<Observation>) => {
    const recorder = testRecorder();
    await recorder.observe(observation(changes));
    return (await contentsOf(recorder.openDatabase)).meta['health:chatgpt'] as SiteHealth;
  };

  it.each([
    ['gpt-5', []],
    ['custom', []],
    [null, []],
    ['model-of-tomorrow', ['model-of-tomorrow']],
  ])('keeps the name of a model that the tables lack: %s', async (model, unknownModels) => {
    expect(await healthAfter({ model })).toMatchObject({ unknownModels });
  });

  it('keeps when a document was last seen that another page could reach before us', async () => {
    expect(await healthAfter({ unproven: true })).toMatchObject({ lastUnprovenAt: NOON });
    expect(await healthAfter({})).not.toHaveProperty('lastUnprovenAt');
  });
});
