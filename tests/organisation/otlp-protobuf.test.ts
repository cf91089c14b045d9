/** A report as bytes: what OpenTelemetry's own code makes of the same, and what a strict reader reads of them. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OtlpMetrics, otlpOf } from '../../src/model/organisation/otlp.ts';
import { protobufOf } from '../../src/model/organisation/otlp-protobuf.ts';
import { installBeside } from '../harness/beside.ts';
import { readOtlp } from '../harness/otlp-sink.ts';
import { madeReport } from './reports.ts';

interface Official {
  written(report: OtlpMetrics): { protobuf: Uint8Array; json: unknown };
}

const REPORTS: readonly OtlpMetrics[] = Array.from({ length: 60 }, (_, place) =>
  JSON.parse(madeReport(place).text),
).filter(({ resourceMetrics: [{ scopeMetrics }] }) => scopeMetrics[0].metrics.length > 0);

let official: Official;

beforeAll(async () => {
  const place = installBeside('otlp', join(import.meta.dirname, '../otlp'));
  official = await import(/* @vite-ignore */ pathToFileURL(join(place, 'write.mjs')).href);
}, 300_000);

const sunk = (bytes: Uint8Array) => readOtlp('application/x-protobuf', bytes);
const sunkJson = (text: string) => readOtlp('application/json', new TextEncoder().encode(text));

describe('a report as Protocol Buffers', () => {
  it('says what OpenTelemetry’s own bytes of it say', () => {
    for (const report of REPORTS) {
      expect(sunk(protobufOf(report))).toEqual(sunk(official.written(report).protobuf));
    }
  });

  it('says what the same report says as JSON', () => {
    for (const report of REPORTS) expect(sunk(protobufOf(report))).toEqual(sunkJson(JSON.stringify(report)));
  });

  it('holds every sign of a part’s name, and numbers at their ends', () => {
    const part = 'Faculté d’été & Œuvres, 東京';
    const origin = { instanceId: 'i'.repeat(22), version: '1.0.0', part };
    const { report } = madeReport(7);
    const metrics = otlpOf(report, origin);
    expect(sunk(protobufOf(metrics)).resource['trottinette.part']).toBe(part);
    const [point] = metrics.resourceMetrics[0].scopeMetrics[0].metrics[0]?.sum.dataPoints ?? [];
    for (const asInt of ['0', '1', '9007199254740991']) {
      const changed = JSON.parse(JSON.stringify(metrics));
      changed.resourceMetrics[0].scopeMetrics[0].metrics[0].sum.dataPoints = [{ ...point, asInt }];
      const [only] = Object.values(sunk(protobufOf(changed)).metrics);
      expect(only?.points[0]?.value).toBe(asInt);
    }
  });

  it('is refused by the strict reader wherever it is cut, or a field is unknown', () => {
    const bytes = protobufOf(REPORTS[0] as OtlpMetrics);
    for (let end = 1; end < bytes.length; end += 7)
      expect(() => sunk(bytes.subarray(0, end)), `${end} bytes`).toThrow();
    expect(() => sunk(Uint8Array.of(...bytes, 0x10, 1))).toThrow('unknown');
    expect(() => sunkJson(JSON.stringify({ ...REPORTS[0], more: 1 }))).toThrow('unknown');
    expect(() => readOtlp('text/plain', bytes)).toThrow('content type');
  });
});

it('a report as JSON is what OpenTelemetry’s own code writes, but for 64 bits, which are text', () => {
  for (const report of REPORTS) {
    const { json } = official.written(report);
    const asText = JSON.parse(
      JSON.stringify(json, (key, value) =>
        key === 'droppedAttributesCount' || key === 'schemaUrl'
          ? undefined
          : key === 'asInt'
            ? String(value)
            : value,
      ),
    );
    expect(sunkJson(JSON.stringify(asText))).toEqual(sunkJson(JSON.stringify(report)));
  }
});
