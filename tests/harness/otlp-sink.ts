/**
 * The other end of what the organisation edition sends, strict: an ExportMetricsServiceRequest of opentelemetry-proto as
 * JSON or Protocol Buffers, read field by field; what no field of it explains is refused with why. Nothing of src/ reads
 * here.
 */

/** What tells a point of a metric from others: attributes by name. */
export type Attributes = Readonly<Record<string, string>>;

/** A point, of whichever form it came in. */
export interface SunkPoint {
  readonly attributes: Attributes;
  readonly start: string;
  readonly end: string;
  /** Decimal. */
  readonly value: string;
  readonly isInt: boolean;
}

/** A report as it came in. */
export interface SunkReport {
  readonly resource: Attributes;
  readonly scope: { readonly name: string; readonly version: string };
  readonly metrics: Readonly<
    Record<
      string,
      {
        readonly unit: string;
        readonly description: string;
        readonly temporality: number;
        readonly isMonotonic: boolean;
        readonly points: readonly SunkPoint[];
      }
    >
  >;
}

/** @throws with what is wrong */
export function readOtlp(contentType: string | undefined, body: Uint8Array): SunkReport {
  if (contentType === 'application/json') return readRequest(JSON.parse(new TextDecoder().decode(body)));
  if (contentType === 'application/x-protobuf') return readRequest(decode(body, REQUEST));
  throw new Error(`a content type of OTLP is wanted, not ${contentType}`);
}

type Json = Readonly<Record<string, unknown>>;

/** The fields of an object, which has no others. */
function fields(value: unknown, allowed: readonly string[], what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} is none`);
  const unknown = Object.keys(value).filter((key) => !allowed.includes(key));
  if (unknown.length > 0) throw new Error(`${what} has unknown fields: ${unknown}`);
  return value as Json;
}

function items(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} are no list`);
  return value;
}

function one(value: unknown, what: string): unknown {
  const list = items(value, what);
  if (list.length !== 1) throw new Error(`${what} are ${list.length}, not one`);
  return list[0];
}

function string(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Error(`${what} is no text`);
  return value;
}

function readRequest(value: unknown): SunkReport {
  const { resourceMetrics } = fields(value, ['resourceMetrics'], 'the request');
  const { resource, scopeMetrics } = fields(
    one(resourceMetrics, 'resources'),
    ['resource', 'scopeMetrics'],
    'the resource',
  );
  const { scope, metrics } = fields(one(scopeMetrics, 'scopes'), ['scope', 'metrics'], 'the scope');
  const { name, version } = fields(scope, ['name', 'version'], 'the scope’s name');
  const read = items(metrics, 'metrics').map(readMetric);
  const byName = Object.fromEntries(read);
  if (Object.keys(byName).length !== read.length) throw new Error('a metric is told twice');
  return {
    resource: readAttributes(fields(resource, ['attributes'], 'the resource').attributes),
    scope: { name: string(name, 'the scope'), version: string(version, 'its version') },
    metrics: byName,
  };
}

function readMetric(value: unknown): [string, SunkReport['metrics'][string]] {
  const metric = fields(value, ['name', 'unit', 'description', 'sum'], 'a metric');
  const sum = fields(metric.sum, ['dataPoints', 'aggregationTemporality', 'isMonotonic'], 'a sum');
  const points = items(sum.dataPoints, 'points').map(readPoint);
  if (points.length === 0) throw new Error('a metric has no point');
  const keys = points.map(({ attributes }) => JSON.stringify(Object.entries(attributes).sort()));
  if (new Set(keys).size !== keys.length) throw new Error('a point is told twice');
  return [
    string(metric.name, 'a name'),
    {
      unit: string(metric.unit, 'a unit'),
      description: string(metric.description, 'a description'),
      temporality: Number(sum.aggregationTemporality),
      isMonotonic: sum.isMonotonic === true,
      points,
    },
  ];
}

function readPoint(value: unknown): SunkPoint {
  const known = ['attributes', 'startTimeUnixNano', 'timeUnixNano', 'asInt', 'asDouble'];
  const point = fields(value, known, 'a point');
  const isInt = point.asInt !== undefined;
  if (isInt === (point.asDouble !== undefined)) throw new Error('a point has not one value');
  if (!isInt && typeof point.asDouble !== 'number') throw new Error('a double is none');
  const nano = /^\d{19}$/;
  for (const at of [point.startTimeUnixNano, point.timeUnixNano])
    if (!nano.test(string(at, 'a moment'))) throw new Error(`${at} is no moment in nanoseconds`);
  return {
    attributes: readAttributes(point.attributes),
    start: String(point.startTimeUnixNano),
    end: String(point.timeUnixNano),
    value: isInt ? string(point.asInt, 'an int of 64 bits') : String(point.asDouble),
    isInt,
  };
}

function readAttributes(value: unknown): Attributes {
  const entries = items(value, 'attributes').map((attribute) => {
    const { key, value: told } = fields(attribute, ['key', 'value'], 'an attribute');
    const { stringValue } = fields(told, ['stringValue'], 'a value');
    return [string(key, 'a key'), string(stringValue, 'a value')] as const;
  });
  const attributes = Object.fromEntries(entries);
  if (Object.keys(attributes).length !== entries.length) throw new Error('an attribute is told twice');
  return attributes;
}

/** How a field's bytes become what JSON would say. */
type Kind = 'string' | 'varint' | 'flag' | 'zero' | 'fixed64' | 'sfixed64' | 'double' | Schema;
/** By number: name, kind, whether there may be several. */
type Schema = Readonly<Record<number, readonly [name: string, kind: Kind, repeated?: 'repeated']>>;

const KEY_VALUE: Schema = { 1: ['key', 'string'], 2: ['value', { 1: ['stringValue', 'string'] }] };
const POINT: Schema = {
  2: ['startTimeUnixNano', 'fixed64'],
  3: ['timeUnixNano', 'fixed64'],
  4: ['asDouble', 'double'],
  6: ['asInt', 'sfixed64'],
  7: ['attributes', KEY_VALUE, 'repeated'],
};
const SUM: Schema = {
  1: ['dataPoints', POINT, 'repeated'],
  2: ['aggregationTemporality', 'varint'],
  3: ['isMonotonic', 'flag'],
};
const METRIC: Schema = {
  1: ['name', 'string'],
  2: ['description', 'string'],
  3: ['unit', 'string'],
  7: ['sum', SUM],
};
/** opentelemetry/proto/collector/metrics/v1 and those it imports, as far as a report fills them. */
const REQUEST: Schema = {
  1: [
    'resourceMetrics',
    {
      1: ['resource', { 1: ['attributes', KEY_VALUE, 'repeated'], 2: ['droppedAttributesCount', 'zero'] }],
      2: [
        'scopeMetrics',
        {
          1: ['scope', { 1: ['name', 'string'], 2: ['version', 'string'] }],
          2: ['metrics', METRIC, 'repeated'],
        },
        'repeated',
      ],
    },
    'repeated',
  ],
};

const WIRE = { varint: 0, flag: 0, zero: 0, fixed64: 1, sfixed64: 1, double: 1 } as const;
const LENGTH_DELIMITED = 2;

function decode(bytes: Uint8Array, schema: Schema): Json {
  const message: Record<string, unknown> = {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const varint = (): number => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const [name, kind, repeated] = schema[Math.floor(tag / 8)] ?? [];
    if (name === undefined || kind === undefined) throw new Error(`field ${tag >> 3} is unknown`);
    const wire = typeof kind === 'object' || kind === 'string' ? LENGTH_DELIMITED : WIRE[kind];
    if (tag % 8 !== wire) throw new Error(`${name} is of wire type ${tag % 8}`);
    const value = read(kind);
    // As good as left out, which is how most write it.
    if (kind === 'zero' && value === 0) continue;
    if (repeated) message[name] = [...((message[name] as unknown[]) ?? []), value];
    else if (Object.hasOwn(message, name)) throw new Error(`${name} is there twice`);
    else message[name] = value;
  }
  return message;

  function read(kind: Kind): unknown {
    if (kind === 'varint' || kind === 'zero') return varint();
    if (kind === 'flag') return varint() === 1;
    if (typeof kind === 'object' || kind === 'string') {
      const length = varint();
      if (at + length > bytes.length) throw new Error('it ends too early');
      const part = bytes.subarray(at, at + length);
      at += length;
      return kind === 'string' ? new TextDecoder('utf-8', { fatal: true }).decode(part) : decode(part, kind);
    }
    const from = at;
    at += 8;
    if (kind === 'double') return view.getFloat64(from, true);
    return String(kind === 'fixed64' ? view.getBigUint64(from, true) : view.getBigInt64(from, true));
  }
}
