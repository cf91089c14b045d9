/** What a person said to an organisation that asks for reports: a yes is to what they were told, and to nothing else. */
import { flag, integer, record, text } from '../parse.ts';
import { type ReportPolicy, termsOf } from './policy.ts';

/** An answer. */
export interface ReportConsent {
  readonly given: boolean;
  /** Epoch ms. */
  readonly at: number;
  /** What it is an answer to (`termsOf`). */
  readonly terms: string;
}

const MAX_TIME = 8_640_000_000_000_000;
const parse = record({ given: flag, at: integer(0, MAX_TIME), terms: text(/^[\s\S]{2,20000}$/) });

/** As it was stored; null where nothing was, or nothing that can be read: then nobody agreed. */
export function parseReportConsent(value: unknown): ReportConsent | null {
  return parse(value) ?? null;
}

/** The answer to this policy; null where it was not asked yet, or other terms were. */
export function answerTo(policy: ReportPolicy, consent: ReportConsent | null): ReportConsent | null {
  return consent?.terms === termsOf(policy) ? consent : null;
}
