import { describe, expect, it } from 'vitest';
import {
  POLICY_KEYS,
  parsePolicy,
  type ReportPolicy,
  rowsAskedFor,
  rulesOf,
  termsOf,
} from '../../../src/model/organisation/policy.ts';
import { answerTo, parseReportConsent } from '../../../src/model/organisation/report-consent.ts';
import { ASKED, POLICY } from './policies.ts';

describe('a policy', () => {
  it('is none where nothing of it is said, whatever else the browser holds', () => {
    for (const value of [undefined, null, 7, [], {}, { other: 1 }])
      expect(parsePolicy(value).of).toBe('none');
  });

  it('has its defaults: a week, five requests a line, no models, all sites, Protocol Buffers', () => {
    const { organisation, otlpEndpoint } = ASKED;
    expect(parsePolicy({ organisation, otlpEndpoint })).toEqual({ of: 'policy', policy: POLICY });
  });

  it('is read whole', () => {
    const told = {
      ...ASKED,
      otlpProtocol: 'http/json',
      otlpHeaders: { Authorization: 'Bearer x' },
      period: 'month',
      part: 'Faculté de droit',
      includeModel: true,
      minRequests: 20,
      sites: ['chatgpt'],
    };
    expect(Object.keys(told).sort()).toEqual([...POLICY_KEYS].sort());
    expect(parsePolicy(told)).toEqual({
      of: 'policy',
      policy: {
        organisation: ASKED.organisation,
        endpoint: ASKED.otlpEndpoint,
        protocol: 'http/json',
        headers: { Authorization: 'Bearer x' },
        period: 'month',
        part: 'Faculté de droit',
        includeModel: true,
        minRequests: 20,
        sites: ['chatgpt'],
      },
    });
  });

  it.each([
    ['organisation', ''],
    ['organisation', '<b>'],
    ['organisation', undefined],
    ['otlpEndpoint', undefined],
    ['otlpEndpoint', 'http://collector.example.org/v1/metrics'],
    ['otlpEndpoint', 'https://user:secret@collector.example.org/v1/metrics'],
    ['otlpEndpoint', 'collector.example.org'],
    ['otlpProtocol', 'grpc'],
    ['otlpHeaders', 'a=b'],
    ['otlpHeaders', { 'a b': 'c' }],
    ['otlpHeaders', { a: 'b\r\nc: d' }],
    ['otlpHeaders', { 'Content-Type': 'text/plain' }],
    ['otlpHeaders', { Cookie: 'a=b' }],
    ['period', 'day'],
    ['part', 'a\nb'],
    ['includeModel', 'yes'],
    ['minRequests', '5'],
    ['sites', 'chatgpt'],
    ['sites', ['a person’s name']],
  ])('is not half a policy: %s as %j is told, and nothing is sent', (key, value) => {
    expect(parsePolicy({ ...ASKED, [key]: value })).toEqual({ of: 'bad', key });
  });

  it('makes no line of fewer than five requests, and of no fewer than a person wants', () => {
    const least = parsePolicy({ ...ASKED, minRequests: 1 });
    expect(least).toMatchObject({ policy: { minRequests: 5 } });
    expect(rulesOf(POLICY, { reportMinimum: 20 }).reportMinimum).toBe(20);
    expect(rulesOf(POLICY, { reportMinimum: 1 }).reportMinimum).toBe(5);
  });

  it('leaves sites it does not ask for out altogether', () => {
    const rows = [{ site: 'chatgpt' }, { site: 'claude' }, { site: 'own:1-0f3a5b7c9d1e' }];
    expect(rowsAskedFor({ ...POLICY, sites: ['claude'] }, rows)).toEqual([{ site: 'claude' }]);
    expect(rowsAskedFor(POLICY, rows)).toBe(rows);
  });
});

describe('an answer', () => {
  const consent = { given: true, at: 1, terms: termsOf(POLICY) };

  it('is to the terms a person was told, and to no others', () => {
    const others: readonly Partial<ReportPolicy>[] = [
      { organisation: 'Another' },
      { endpoint: 'https://elsewhere.example.org/v1/metrics' },
      { period: 'month' },
      { part: 'Law' },
      { includeModel: true },
      { minRequests: 6 },
      { sites: ['chatgpt'] },
    ];
    expect(answerTo(POLICY, consent)).toBe(consent);
    for (const change of others) expect(answerTo({ ...POLICY, ...change }, consent)).toBeNull();
    expect(answerTo(POLICY, null)).toBeNull();
  });

  it('stands where only how a report is let in changes', () => {
    const letIn = { headers: { Authorization: 'Bearer new' }, protocol: 'http/json' } as const;
    expect(answerTo({ ...POLICY, ...letIn }, consent)).toBe(consent);
  });

  it('that can’t be read is none', () => {
    expect(parseReportConsent(consent)).toEqual(consent);
    for (const bad of [undefined, null, {}, { ...consent, given: 1 }, { ...consent, at: 'now' }])
      expect(parseReportConsent(bad)).toBeNull();
  });
});
