/**
 * What a report measures, by name: the one table of them, with its version. Sums of a period are counters. OpenTelemetry's
 * own names for generative AI (`gen_ai.*`, semantic conventions 1.38, in development) know tokens by request as a
 * histogram alone, so only their words for the kind of a token and for a model are used; all else is under our own name.
 */
import { gwpGrams, waterMl } from '../summaries/summary.ts';
import type { Range } from '../usage/usage.ts';
import type { ReportCell } from './report.ts';

/** Rises whenever a name, a unit or what is counted changes. */
export const REPORT_VERSION = 1;

/** Names of what tells the points of a metric apart. */
export const ATTRIBUTES = {
  site: 'trottinette.site',
  class: 'trottinette.class',
  model: 'gen_ai.request.model',
  token: 'gen_ai.token.type',
  media: 'trottinette.media.type',
  bound: 'trottinette.bound',
} as const;

/** Values of one attribute, and what each comes to. */
export interface Parts {
  readonly attribute: string;
  readonly values: readonly (readonly [value: string, amount: number])[];
}

/** A counter. */
export interface Metric {
  readonly name: string;
  /** In the words of UCUM, as OpenTelemetry asks: what is counted stands in braces. */
  readonly unit: string;
  readonly description: string;
  /** Whole numbers, or estimates. */
  readonly of: 'count' | 'estimate';
  readonly partsOf: (cell: ReportCell) => Parts | number;
}

/** In the order in which they stand in a report. */
export const METRICS: readonly Metric[] = [
  {
    name: 'trottinette.requests',
    unit: '{request}',
    description: 'Prompts sent',
    of: 'count',
    partsOf: ({ requests }) => requests,
  },
  {
    name: 'trottinette.voice.sessions',
    unit: '{session}',
    description: 'Voice sessions, which are not among the requests',
    of: 'count',
    partsOf: ({ sessions }) => sessions,
  },
  {
    name: 'trottinette.tokens',
    unit: '{token}',
    description: 'Tokens read and written by the models, counted where the site tells none',
    of: 'count',
    partsOf: ({ inputTokens, outputTokens }) => ({
      attribute: ATTRIBUTES.token,
      values: [
        ['input', inputTokens],
        ['output', outputTokens],
      ],
    }),
  },
  {
    name: 'trottinette.media',
    unit: '{item}',
    description: 'Images, videos and sounds made',
    of: 'count',
    partsOf: ({ images, videos, audios }) => ({
      attribute: ATTRIBUTES.media,
      values: [
        ['image', images],
        ['video', videos],
        ['audio', audios],
      ],
    }),
  },
  {
    name: 'trottinette.energy',
    unit: 'W.h',
    description: 'Electricity at the data centre, estimated',
    of: 'estimate',
    partsOf: ({ footprint }) => boundsOf(footprint.energyWh, 1),
  },
  {
    name: 'trottinette.emissions',
    unit: 'g{CO2e}',
    description: 'Greenhouse gases of use and of making the servers, estimated',
    of: 'estimate',
    partsOf: ({ footprint }) => boundsOf(gwpGrams(footprint), 1),
  },
  {
    name: 'trottinette.water',
    unit: 'L',
    description: 'Water at data centres and power plants, estimated',
    of: 'estimate',
    partsOf: ({ footprint }) => boundsOf(waterMl(footprint), ML_PER_L),
  },
];

const ML_PER_L = 1000;

/** @param units how many of the range's make one of the metric's */
function boundsOf({ low, central, high }: Range, units: number): Parts {
  return {
    attribute: ATTRIBUTES.bound,
    values: [
      ['low', low / units],
      ['central', central / units],
      ['high', high / units],
    ],
  };
}
