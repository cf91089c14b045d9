/** The reporter over parts in memory: nothing without a policy, a yes and a permission; then each period once. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/model/calendar/day.ts';
import { type PolicyReading, termsOf } from '../../src/model/organisation/policy.ts';
import type { ReportConsent } from '../../src/model/organisation/report-consent.ts';
import { NOTHING_SENT, type SendingState, type SendOutcome } from '../../src/model/organisation/sending.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { addRequest } from '../../src/model/usage/day-row.ts';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { createReporter, type Reporter } from '../../src/reporting/reporter.ts';
import { readOtlp, type SunkReport } from '../harness/otlp-sink.ts';
import { POLICY } from '../model/organisation/policies.ts';
import { someRequest } from '../model/samples.ts';

const NOW = new Date('2026-11-24T12:00:00').getTime();
const AGREED = new Date('2026-11-04T12:00:00').getTime();
const WEEKS = ['2026-11-09', '2026-11-16'];
const HOUR = 3_600_000;

/** Six requests on every day of three weeks. */
const rowsOf = (count = 6): DayRow[] =>
  Array.from({ length: 21 }, (_, back) => {
    const row = addRequest(undefined, someRequest({ day: addDays('2026-11-23', -back) } as object));
    return { ...row, requests: count };
  });

let now: number;
let policy: PolicyReading;
let consent: ReportConsent | null;
let state: SendingState;
let rows: DayRow[];
let isAllowed: boolean;
let asked: number;
let wakes: number[];
let answers: SendOutcome[];
let sent: { at: number; report: SunkReport }[];
let reporter: Reporter;

beforeEach(() => {
  now = NOW;
  policy = { of: 'policy', policy: POLICY };
  consent = { given: true, at: AGREED, terms: termsOf(POLICY) };
  state = NOTHING_SENT;
  rows = rowsOf();
  isAllowed = true;
  asked = 0;
  wakes = [];
  answers = [];
  sent = [];
  reporter = createReporter({
    readPolicy: async () => policy,
    readConsent: async () => consent,
    readState: async () => state,
    writeState: async (written) => {
      state = written;
    },
    readSettings: async () => DEFAULT_SETTINGS,
    readRows: async () => rows,
    instanceId: async ({ from }) => `${from}-of-this-one`.padEnd(22, 'x'),
    isAllowed: async () => isAllowed,
    send: async ({ protocol }, body) => {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body as Uint8Array);
      const type = protocol === 'http/json' ? 'application/json' : 'application/x-protobuf';
      sent.push({ at: now, report: readOtlp(type, bytes) });
      return answers.shift() ?? { of: 'taken' };
    },
    ask: async () => {
      asked += 1;
    },
    wakeAt: async (when) => {
      wakes.push(when);
    },
    digest: async (text) =>
      `d${[...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7)}`,
    keepAlive: () => () => undefined,
    now: () => now,
    version: '1.0.0',
  });
});

const firstDays = () => sent.map(({ report }) => report.resource['trottinette.period.first_day']);
const failed = (failure: 'unreachable' | 'busy' | 'refused'): SendOutcome => ({
  of: 'failed',
  failure,
  status: failure === 'unreachable' ? null : 503,
  retryAfterMs: null,
});

describe('nothing is sent', () => {
  const nothing: readonly (readonly [string, () => void])[] = [
    ['without a policy', () => (policy = { of: 'none' })],
    ['by a policy that can’t be read', () => (policy = { of: 'bad', key: 'otlpEndpoint' })],
    ['without an answer', () => (consent = null)],
    ['after a no', () => (consent = { given: false, at: AGREED, terms: termsOf(POLICY) })],
    ['after a yes to other terms', () => (consent = { given: true, at: AGREED, terms: 'other' })],
    ['where the browser does not let it', () => (isAllowed = false)],
    ['where nothing was counted', () => (rows = [])],
    [
      'where there is too little of everything',
      () => (rows = rowsOf(0).map((row) => ({ ...row, sessions: 0 }))),
    ],
    [
      'before a whole period began after the yes and ended',
      () => (consent = { ...(consent as ReportConsent), at: NOW }),
    ],
  ];

  it.each(nothing)('%s', async (_what, change) => {
    change();
    await reporter.run();
    await reporter.run();
    expect(sent).toEqual([]);
    expect(state.sent).toEqual([]);
  });

  it('and the person is asked once, however often it runs; for other terms once more', async () => {
    consent = null;
    await Promise.all([reporter.run(), reporter.run(), reporter.run()]);
    expect(asked).toBe(1);
    policy = { of: 'policy', policy: { ...POLICY, includeModel: true } };
    await reporter.run();
    expect(asked).toBe(2);
    policy = { of: 'none' };
    await reporter.run();
    expect(asked).toBe(2);
  });

  it('and that the browser holds it back is kept, until it does not', async () => {
    isAllowed = false;
    await reporter.run();
    expect(state.isForbidden).toBe(true);
    isAllowed = true;
    await reporter.run();
    expect(state.isForbidden).toBe(false);
    expect(firstDays()).toEqual(WEEKS);
  });
});

describe('after a yes', () => {
  it('each closed week that began after it is sent once, oldest first, in either form', async () => {
    await Promise.all([reporter.run(), reporter.run()]);
    await reporter.run();
    expect(firstDays()).toEqual(WEEKS);
    expect(sent[0]?.report.metrics['trottinette.requests']?.points[0]?.value).toBe('42');
    policy = { of: 'policy', policy: { ...POLICY, protocol: 'http/json' } };
    state = NOTHING_SENT;
    const before = sent.splice(0);
    await reporter.run();
    expect(sent.map(({ report }) => report)).toEqual(before.map(({ report }) => report));
  });

  it('what is kept to be read is what was sent', async () => {
    await reporter.run();
    const kept = state.sent.map(({ text }) =>
      readOtlp('application/json', new TextEncoder().encode(text ?? '')),
    );
    expect(kept.reverse()).toEqual(sent.map(({ report }) => report));
  });

  it('the part is told where the policy names one, and a site it does not ask for is not', async () => {
    const other = rows.map((row) => ({ ...row, site: 'claude' }));
    rows = [...rows, ...other];
    const asking = { ...POLICY, part: 'Law', sites: ['claude'] };
    policy = { of: 'policy', policy: asking };
    consent = { given: true, at: AGREED, terms: termsOf(asking) };
    await reporter.run();
    for (const { report } of sent) {
      expect(report.resource['trottinette.part']).toBe('Law');
      const sites = Object.values(report.metrics).flatMap(({ points }) =>
        points.map(({ attributes }) => attributes['trottinette.site']),
      );
      expect(new Set(sites)).toEqual(new Set(['claude']));
    }
  });

  it('what fails is tried again when it is time, and nothing is doubled', async () => {
    answers = [failed('unreachable'), failed('busy')];
    await reporter.run();
    expect(wakes.at(-1)).toBe(NOW + 60_000);
    await reporter.run();
    expect(sent).toHaveLength(2);
    now += 60_000;
    await reporter.run();
    await reporter.run();
    expect(firstDays()).toEqual([...WEEKS, ...WEEKS]);
    expect(sent[2]?.report).toEqual(sent[0]?.report);
    expect(state.failed).toEqual([]);
    expect(state.sent).toHaveLength(2);
  });

  it('what is refused is not tried again, until the policy lets it in another way', async () => {
    answers = [failed('refused'), failed('refused')];
    await reporter.run();
    now += 400 * HOUR;
    rows = rows.filter(({ day }) => day < '2026-11-23');
    await reporter.run();
    expect(sent).toHaveLength(2);
    policy = { of: 'policy', policy: { ...POLICY, headers: { Authorization: 'Bearer new' } } };
    await reporter.run();
    expect(firstDays().slice(2)).toEqual(WEEKS);
  });

  it('of what changed since, the newest period alone is told once more', async () => {
    await reporter.run();
    rows = rowsOf(7);
    await reporter.run();
    await reporter.run();
    expect(firstDays()).toEqual([...WEEKS, WEEKS[1]]);
    expect(sent[2]?.report.resource['service.instance.id']).toBe(
      sent[1]?.report.resource['service.instance.id'],
    );
    expect(state.sent).toHaveLength(2);
  });

  it('a week that has just ended waits for its moment', async () => {
    now = new Date('2026-11-23T00:00:01').getTime();
    await reporter.run();
    expect(firstDays()).toEqual(WEEKS.slice(0, 1));
    const due = wakes.at(-1) ?? 0;
    expect(due > now && due < now + 6 * HOUR).toBe(true);
    now = due;
    await reporter.run();
    expect(firstDays()).toEqual(WEEKS);
  });

  it('a no sends nothing more', async () => {
    answers = [{ of: 'taken' }, failed('busy')];
    await reporter.run();
    consent = { given: false, at: now, terms: termsOf(POLICY) };
    now += 400 * HOUR;
    await reporter.run();
    expect(sent).toHaveLength(2);
  });
});
