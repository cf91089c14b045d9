/** What OpenTelemetry's own code makes of a report, given to it as its SDK would: as Protocol Buffers and as JSON. */
import { ValueType } from '@opentelemetry/api';
import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AggregationTemporality, DataPointType } from '@opentelemetry/sdk-metrics';

const NANO_PER_S = 1_000_000_000n;

/** @param {object} report an OtlpMetrics of src/model/organisation/otlp.ts */
export function written(report) {
  const sdk = resourceMetricsOf(report);
  return {
    protobuf: ProtobufMetricsSerializer.serializeRequest(sdk),
    json: JSON.parse(new TextDecoder().decode(JsonMetricsSerializer.serializeRequest(sdk))),
  };
}

/** What it reads of a receiver's answer. @param {Uint8Array} answer */
export function answered(answer) {
  return ProtobufMetricsSerializer.deserializeResponse(answer);
}

function resourceMetricsOf({ resourceMetrics: [{ resource, scopeMetrics }] }) {
  return {
    resource: resourceFromAttributes(attributesOf(resource)),
    scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({ scope, metrics: metrics.map(metricOf) })),
  };
}

function metricOf({ name, unit, description, sum }) {
  const isInt = sum.dataPoints[0].asInt !== undefined;
  return {
    descriptor: { name, unit, description, valueType: isInt ? ValueType.INT : ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.SUM,
    isMonotonic: true,
    dataPoints: sum.dataPoints.map((point) => ({
      attributes: attributesOf(point),
      startTime: hrTime(point.startTimeUnixNano),
      endTime: hrTime(point.timeUnixNano),
      value: isInt ? Number(point.asInt) : point.asDouble,
    })),
  };
}

function attributesOf({ attributes }) {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
}

function hrTime(nano) {
  return [Number(BigInt(nano) / NANO_PER_S), Number(BigInt(nano) % NANO_PER_S)];
}
