/**
 * Sends an organisation the reports a person agreed to: each closed period once, and again until it is taken. Without a
 * policy, without a yes to these very terms, or without the browser's permission, nothing is sent.
 */
import { otlpOf } from '../model/organisation/otlp.ts';
import { protobufOf } from '../model/organisation/otlp-protobuf.ts';
import {
  type PolicyReading,
  type ReportPolicy,
  rowsAskedFor,
  rulesOf,
  termsOf,
} from '../model/organisation/policy.ts';
import { organisationReport } from '../model/organisation/report.ts';
import { answerTo, type ReportConsent } from '../model/organisation/report-consent.ts';
import {
  afterSending,
  firstSendAt,
  nextTryAt,
  openPeriods,
  promisedPeriods,
  type SendingState,
  type SendOutcome,
} from '../model/organisation/sending.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { Period } from '../model/summaries/period.ts';
import type { DayRow } from '../model/usage/usage.ts';

/** The policy, the person's answer, the records, the clock (epoch ms), and the way out. */
export interface ReporterParts {
  readonly readPolicy: () => Promise<PolicyReading>;
  readonly readConsent: () => Promise<ReportConsent | null>;
  readonly readState: () => Promise<SendingState>;
  readonly writeState: (state: SendingState) => Promise<void>;
  readonly readSettings: () => Promise<Settings>;
  /** Day rows of this device, live; none on a day the clock is not believed. */
  readonly readRows: () => Promise<readonly DayRow[]>;
  /** What stands in a report on this period in place of the device. */
  readonly instanceId: (period: Period) => Promise<string>;
  readonly isAllowed: (endpoint: string) => Promise<boolean>;
  readonly send: (policy: ReportPolicy, body: BodyInit) => Promise<SendOutcome>;
  /** Brings the question before the person. */
  readonly ask: () => Promise<void>;
  /** Has `run` called at `when` or earlier. */
  readonly wakeAt: (when: number) => Promise<void>;
  /** 22 characters that stand for a text. */
  readonly digest: (text: string) => Promise<string>;
  readonly keepAlive: () => () => void;
  readonly now: () => number;
  /** Of the extension. */
  readonly version: string;
}

/** What the background calls whenever something may be due. */
export interface Reporter {
  /** Rejects where storage fails. */
  run(): Promise<void>;
}

/** A report that is due, or will be. */
interface Told {
  readonly period: Period;
  /** OTLP/JSON, as it is kept to be read. */
  readonly text: string;
  readonly body: BodyInit;
  readonly isNewest: boolean;
  readonly firstAt: number;
}

/** One run after another: each reads what the one before it wrote. */
export function createReporter(parts: ReporterParts): Reporter {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run() {
      const running = last.then(() => run(parts));
      last = running.catch(() => undefined);
      return running;
    },
  };
}

async function run(parts: ReporterParts): Promise<void> {
  const reading = await parts.readPolicy();
  if (reading.of !== 'policy') return;
  const { policy } = reading;
  const answer = answerTo(policy, await parts.readConsent());
  if (!answer) return askOnce(policy, parts);
  if (!answer.given) return;
  const isForbidden = !(await parts.isAllowed(policy.endpoint));
  const state = await stateFor(policy, parts);
  if (state.isForbidden !== isForbidden) await parts.writeState({ ...state, isForbidden });
  if (isForbidden) return;
  const rest = parts.keepAlive();
  try {
    await sendDue(policy, answer.at, parts);
  } finally {
    rest();
  }
}

/** Noted first: rather never than twice. */
async function askOnce(policy: ReportPolicy, parts: ReporterParts): Promise<void> {
  const state = await parts.readState();
  const terms = termsOf(policy);
  if (state.asked === terms) return;
  await parts.writeState({ ...state, asked: terms });
  await parts.ask();
}

/** What failed with another policy is tried anew with this one. */
async function stateFor(policy: ReportPolicy, parts: ReporterParts): Promise<SendingState> {
  const [state, digest] = await Promise.all([parts.readState(), parts.digest(JSON.stringify(policy))]);
  if (state.policy === digest) return state;
  const anew = { ...state, policy: digest, failed: [] };
  await parts.writeState(anew);
  return anew;
}

async function sendDue(policy: ReportPolicy, agreedAt: number, parts: ReporterParts): Promise<void> {
  const { now, readState, writeState, wakeAt } = parts;
  const waiting: number[] = [];
  for (const told of await promisedReports(policy, agreedAt, parts)) {
    const of = { unit: policy.period, ...told };
    const due = nextTryAt(await readState(), of, told.firstAt);
    if (due === null) continue;
    if (due > now()) {
      waiting.push(due);
      continue;
    }
    const outcome = await parts.send(policy, told.body);
    const after = afterSending(await readState(), of, outcome, now());
    await writeState(after);
    const next = nextTryAt(after, of, told.firstAt);
    if (next !== null) waiting.push(next);
  }
  if (waiting.length > 0) await wakeAt(Math.min(...waiting));
}

/** What is not taken yet, and the newest, oldest first; of a period of which nothing is left there is no report. */
async function promisedReports(
  policy: ReportPolicy,
  agreedAt: number,
  parts: ReporterParts,
): Promise<Told[]> {
  const [settings, all, state] = await Promise.all([
    parts.readSettings(),
    parts.readRows(),
    parts.readState(),
  ]);
  const rows = rowsAskedFor(policy, all);
  const days = new Set(rows.map(({ day }) => day));
  const periods = promisedPeriods(policy, { now: parts.now(), days, agreedAt });
  // This runs whenever the background starts: what was taken long ago is not made again.
  const told = await Promise.all(
    openPeriods(state, policy.period, periods).map(async (period): Promise<Told[]> => {
      const report = organisationReport(rows, period, rulesOf(policy, settings));
      if (report.cells.length === 0) return [];
      const instanceId = await parts.instanceId(period);
      const metrics = otlpOf(report, { instanceId, version: parts.version, part: policy.part });
      const text = JSON.stringify(metrics);
      const body = policy.protocol === 'http/json' ? text : (protobufOf(metrics) as BodyInit);
      const isNewest = period === periods.at(-1);
      return [{ period, text, body, isNewest, firstAt: firstSendAt(period, instanceId) }];
    }),
  );
  return told.flat();
}
