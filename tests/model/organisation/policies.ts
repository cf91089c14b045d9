/** A policy with nothing but what it must have, as it is written and as it is read. */
import type { ReportPolicy } from '../../../src/model/organisation/policy.ts';

export const ASKED = {
  organisation: 'Example University',
  otlpEndpoint: 'https://collector.example.org/v1/metrics',
};

export const POLICY: ReportPolicy = {
  organisation: ASKED.organisation,
  endpoint: ASKED.otlpEndpoint,
  protocol: 'http/protobuf',
  headers: {},
  period: 'week',
  part: '',
  includeModel: false,
  minRequests: 5,
  sites: null,
};
