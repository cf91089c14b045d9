/**
 * What an organisation asks for through the browser's policies, in the edition it hosts itself. Keys and bounds are those
 * of organisation/policies/managed_schema.json. No key answers for the person: whatever stands here, nothing is sent
 * before they said yes to it.
 */
import { fieldsOf, flag, integer, list, oneOf, type Parser, text } from '../parse.ts';
import { REPORT_UNITS } from '../settings/settings.ts';
import type { ReportRules, ReportUnit } from './report.ts';

/** Forms of OTLP over HTTP, by OpenTelemetry's own names of them. */
export const PROTOCOLS = ['http/protobuf', 'http/json'] as const;
/** One of them. */
export type Protocol = (typeof PROTOCOLS)[number];

/** Whole: what the policy leaves out has its default. */
export interface ReportPolicy {
  /** As people know it. */
  readonly organisation: string;
  /** Where reports are posted to, with its path. */
  readonly endpoint: string;
  readonly protocol: Protocol;
  /** Sent with each report, e.g. for the collector to let it in. */
  readonly headers: Readonly<Record<string, string>>;
  readonly period: ReportUnit;
  /** The part of the organisation this browser is in; '' where it is not told. */
  readonly part: string;
  readonly includeModel: boolean;
  /** Lines of fewer requests are put together, and left out where they stay fewer. */
  readonly minRequests: number;
  /** Ids of the sites that are reported; null for all. */
  readonly sites: readonly string[] | null;
}

/** What a browser's policies come to. */
export type PolicyReading =
  | { readonly of: 'none' }
  /** A key can't be read: nothing is sent by half a policy. */
  | { readonly of: 'bad'; readonly key: string }
  | { readonly of: 'policy'; readonly policy: ReportPolicy };

/** As few as the edition everybody has proposes: no policy makes a line of less. */
export const LEAST_REQUESTS = 5;
const MOST_REQUESTS = 1_000;
const MOST_HEADERS = 10;
const MOST_SITES = 500;

const NAME = /^[^\p{Cc}<>]{1,80}$/u;
const PART = /^[\p{L}\p{N} .,&_'’-]{0,60}$/u;
const SITE = /^[a-z][a-z0-9-]{0,31}$/;
/** RFC 9110, 5.6.2 and 5.5, without what is no ASCII. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;
const HEADER_VALUE = /^[\x20-\x7e]{0,2000}$/;
/** Those that say what the body is, or that a browser sets itself. */
const OWN_HEADERS = /^(?:content-.*|accept.*|cookie|host|origin|referer|connection|transfer-encoding)$/i;

const endpoint: Parser<string> = (value) => {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return undefined;
  const { protocol, username, password, hash } = new URL(value);
  const isPlain = username === '' && password === '' && hash === '';
  return protocol === 'https:' && isPlain ? value : undefined;
};

const headers: Parser<Readonly<Record<string, string>>> = (value) => {
  const entries = Object.entries(fieldsOf(value) ?? { '': value });
  const isRight = ([name, said]: readonly [string, unknown]): boolean =>
    HEADER_NAME.test(name) && !OWN_HEADERS.test(name) && typeof said === 'string' && HEADER_VALUE.test(said);
  return entries.length <= MOST_HEADERS && entries.every(isRight)
    ? (Object.fromEntries(entries) as Record<string, string>)
    : undefined;
};

const sites: Parser<readonly string[]> = (value) =>
  Array.isArray(value) && value.length <= MOST_SITES ? list(MOST_SITES, text(SITE))(value) : undefined;

/** By the policy's own key: the field it fills, how it is read, and what it is where it is left out. */
const KEYS = {
  organisation: { field: 'organisation', parse: text(NAME), unsaid: undefined },
  otlpEndpoint: { field: 'endpoint', parse: endpoint, unsaid: undefined },
  otlpProtocol: { field: 'protocol', parse: oneOf(PROTOCOLS), unsaid: PROTOCOLS[0] },
  otlpHeaders: { field: 'headers', parse: headers, unsaid: {} },
  period: { field: 'period', parse: oneOf(REPORT_UNITS), unsaid: 'week' },
  part: { field: 'part', parse: text(PART), unsaid: '' },
  includeModel: { field: 'includeModel', parse: flag, unsaid: false },
  minRequests: {
    field: 'minRequests',
    parse: integer(LEAST_REQUESTS, MOST_REQUESTS),
    unsaid: LEAST_REQUESTS,
  },
  sites: { field: 'sites', parse: sites, unsaid: null },
} as const;

/** Keys a policy may have. */
export const POLICY_KEYS: readonly string[] = Object.keys(KEYS);

/** @param value what the browser holds of the extension's policies: `{}` for none; keys of others are passed over */
export function parsePolicy(value: unknown): PolicyReading {
  const told = fieldsOf(value) ?? {};
  if (!POLICY_KEYS.some((key) => Object.hasOwn(told, key))) return { of: 'none' };
  const policy: Record<string, unknown> = {};
  for (const [key, { field, parse, unsaid }] of Object.entries(KEYS)) {
    const read: unknown = told[key] === undefined ? unsaid : parse(told[key]);
    if (read === undefined) return { of: 'bad', key };
    policy[field] = read;
  }
  return { of: 'policy', policy: policy as unknown as ReportPolicy };
}

/**
 * What a person is told and agrees to: who gets what, how often and where. Another comes to another text, and is asked
 * about anew. How it is let in (headers, form) is no part of it.
 */
export function termsOf(policy: ReportPolicy): string {
  const { organisation, period, part, includeModel, minRequests, sites: told } = policy;
  const host = new URL(policy.endpoint).host;
  return JSON.stringify([organisation, host, period, part, includeModel, minRequests, told]);
}

/** How reports are made by a policy; a person's own minimum counts where it is higher. */
export function rulesOf(
  { period, minRequests, includeModel }: ReportPolicy,
  { reportMinimum }: { readonly reportMinimum: number },
): ReportRules {
  return {
    reportUnit: period,
    reportMinimum: Math.max(minRequests, reportMinimum),
    reportModels: includeModel,
  };
}

/** The rows that are asked for: those of other sites are no part of a report, not even of what is put together. */
export function rowsAskedFor<Row extends { readonly site: string }>(
  { sites: told }: ReportPolicy,
  rows: readonly Row[],
): readonly Row[] {
  return told === null ? rows : rows.filter(({ site }) => told.includes(site));
}
