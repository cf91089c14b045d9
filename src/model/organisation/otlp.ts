/**
 * A report as OpenTelemetry's collectors take it: OTLP/JSON, an ExportMetricsServiceRequest of opentelemetry-proto 1.x.
 * Cumulative sums whose start and end are those of the period: told twice, the second takes the place of the first.
 */
import { addDays, dateOf } from '../calendar/day.ts';
import type { Period } from '../summaries/period.ts';
import { ATTRIBUTES, METRICS, type Metric, REPORT_VERSION } from './metrics.ts';
import type { OrganisationReport, ReportCell } from './report.ts';

/** What a report says of where it is from. */
export interface ReportOrigin {
  /** Of this device in this period alone (store/ids.ts). */
  readonly instanceId: string;
  /** Of the extension. */
  readonly version: string;
  /** The part of the organisation it is from, where a policy names one (organisation edition alone). */
  readonly part?: string;
}

interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue: string };
}

interface NumberPoint {
  readonly attributes: readonly KeyValue[];
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
  /** 64 bits, so as text: ProtoJSON. */
  readonly asInt?: string;
  readonly asDouble?: number;
}

interface SumMetric {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly sum: {
    readonly dataPoints: readonly NumberPoint[];
    readonly aggregationTemporality: typeof CUMULATIVE;
    readonly isMonotonic: true;
  };
}

/** The message, as far as a report fills it. */
export interface OtlpMetrics {
  readonly resourceMetrics: readonly [
    {
      readonly resource: { readonly attributes: readonly KeyValue[] };
      readonly scopeMetrics: readonly [
        {
          readonly scope: { readonly name: string; readonly version: string };
          readonly metrics: readonly SumMetric[];
        },
      ];
    },
  ];
}

/** AGGREGATION_TEMPORALITY_CUMULATIVE. */
const CUMULATIVE = 2;
const NANO_PER_MS = 1_000_000n;

/** The whole message. Counts of nothing are left out. */
export function otlpOf(report: OrganisationReport, origin: ReportOrigin): OtlpMetrics {
  const { cells, period, unit } = report;
  const metrics = METRICS.map((metric) => sumMetric(metric, cells, period));
  return {
    resourceMetrics: [
      {
        resource: {
          attributes: [
            said('service.name', 'trottinette'),
            said('service.version', origin.version),
            said('service.instance.id', origin.instanceId),
            said('trottinette.period.unit', unit),
            said('trottinette.period.first_day', period.from),
            said('trottinette.period.last_day', period.to),
            said('trottinette.factors', report.factors.join(' ')),
            ...(origin.part ? [said('trottinette.part', origin.part)] : []),
          ],
        },
        scopeMetrics: [
          {
            scope: { name: 'trottinette.report', version: String(REPORT_VERSION) },
            metrics: metrics.filter(({ sum }) => sum.dataPoints.length > 0),
          },
        ],
      },
    ],
  };
}

function sumMetric(metric: Metric, cells: readonly ReportCell[], period: Period): SumMetric {
  const { name, unit, description } = metric;
  const dataPoints = cells.flatMap((cell) => pointsOf(metric, cell, period));
  return {
    name,
    unit,
    description,
    sum: { dataPoints, aggregationTemporality: CUMULATIVE, isMonotonic: true },
  };
}

function pointsOf(metric: Metric, cell: ReportCell, period: Period): NumberPoint[] {
  const shared = [
    said(ATTRIBUTES.site, cell.site),
    said(ATTRIBUTES.class, cell.of),
    ...(cell.model === null ? [] : [said(ATTRIBUTES.model, cell.model)]),
  ];
  const parts = metric.partsOf(cell);
  const values =
    typeof parts === 'number'
      ? [{ attributes: shared, amount: parts }]
      : parts.values.map(([value, amount]) => ({
          attributes: [...shared, said(parts.attribute, value)],
          amount,
        }));
  return values
    .filter(({ amount }) => amount > 0 || metric.of === 'estimate')
    .map(({ attributes, amount }) => ({
      attributes,
      ...timesOf(period),
      ...(metric.of === 'count' ? { asInt: String(amount) } : { asDouble: amount }),
    }));
}

/** Of the calendar in UTC, whatever the person's own zone, which is nobody's business. */
function timesOf({ from, to }: Period): Pick<NumberPoint, 'startTimeUnixNano' | 'timeUnixNano'> {
  return { startTimeUnixNano: nanoOf(from), timeUnixNano: nanoOf(addDays(to, 1)) };
}

function nanoOf(day: string): string {
  return String(BigInt(dateOf(day).getTime()) * NANO_PER_MS);
}

function said(key: string, stringValue: string): KeyValue {
  return { key, value: { stringValue } };
}
