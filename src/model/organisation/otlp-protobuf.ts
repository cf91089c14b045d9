/**
 * A report as Protocol Buffers (protobuf.dev, "Encoding"; opentelemetry-proto 1.x): what most receivers take, and some
 * take alone. A whole library for eight messages of one shape would be most of what the edition adds; the bytes are held
 * against those of OpenTelemetry's own (tests/organisation/otlp-protobuf.test.ts).
 */
import type { OtlpMetrics } from './otlp.ts';

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;

/** A field's number, and how its value is written. */
type Field = readonly [number: number, write: (value: never) => Uint8Array];

const utf8 = new TextEncoder();

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whole numbers from 0 to 2³¹ - 1. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}

function tagged(number: number, type: number, value: Uint8Array): Uint8Array {
  return joined([varint(number * 8 + type), value]);
}

function delimited(number: number, value: Uint8Array): Uint8Array {
  return tagged(number, LENGTH_DELIMITED, joined([varint(value.length), value]));
}

const string = (number: number): Field => [number, (value: string) => delimited(number, utf8.encode(value))];
const small = (number: number): Field => [
  number,
  (value: number | boolean) => tagged(number, VARINT, varint(Number(value))),
];
const fixed64 = (number: number): Field => [
  number,
  (value: string) => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
    return tagged(number, FIXED_64, bytes);
  },
];
const double = (number: number): Field => [
  number,
  (value: number) => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    return tagged(number, FIXED_64, bytes);
  },
];

type Message = Readonly<Record<string, Field>>;

/** One, or several in their order. */
const message = (number: number, fields: Message): Field => [
  number,
  (value: object | readonly object[]) =>
    joined([value].flat().map((one: object) => delimited(number, encoded(one, fields)))),
];

/** In the order of their numbers, as writers should. */
function encoded(value: object, fields: Message): Uint8Array {
  const present = Object.entries(value).filter(([, field]) => field !== undefined);
  const known = present.map(([name, field]) => {
    const [number, write] = fields[name] ?? [];
    if (number === undefined || !write) throw new Error(`${name} is no field of the message`);
    return { number, bytes: write(field as never) };
  });
  return joined(known.sort((a, b) => a.number - b.number).map(({ bytes }) => bytes));
}

const KEY_VALUE: Message = { key: string(1), value: message(2, { stringValue: string(1) }) };

const NUMBER_POINT: Message = {
  startTimeUnixNano: fixed64(2),
  timeUnixNano: fixed64(3),
  asDouble: double(4),
  asInt: fixed64(6),
  attributes: message(7, KEY_VALUE),
};

const METRIC: Message = {
  name: string(1),
  description: string(2),
  unit: string(3),
  sum: message(7, {
    dataPoints: message(1, NUMBER_POINT),
    aggregationTemporality: small(2),
    isMonotonic: small(3),
  }),
};

const REQUEST: Message = {
  resourceMetrics: message(1, {
    resource: message(1, { attributes: message(1, KEY_VALUE) }),
    scopeMetrics: message(2, {
      scope: message(1, { name: string(1), version: string(2) }),
      metrics: message(2, METRIC),
    }),
  }),
};

/** The bytes of an ExportMetricsServiceRequest. */
export function protobufOf(metrics: OtlpMetrics): Uint8Array {
  return encoded(metrics, REQUEST);
}
