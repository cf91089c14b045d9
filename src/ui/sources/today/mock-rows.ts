/** Day rows of the states of the popup. */
import { addDays, dateOf, daysUntil } from '../../../model/calendar/day.ts';
import { SUMMARY_DAYS } from '../../../model/summaries/summary.ts';
import {
  type DayRow,
  type Footprint,
  type Kind,
  type Mode,
  OUTCOMES,
  type Range,
} from '../../../model/usage/usage.ts';
import type { MockState } from './mock-states.ts';

/** Sunday first: a person's usual days. */
const USUAL = [28, 28, 30, 27, 29, 26, 12] as const;

/** Of the days before today, one of last week with a burst. */
const TREND_DAY = SUMMARY_DAYS - 6;

/** Some weeks of quiet days, one of them with a burst. */
export function pastRows(today: string): DayRow[] {
  return daysUntil(addDays(today, -1), SUMMARY_DAYS - 1).map((day, index) => {
    const usual = USUAL[dateOf(day).getUTCDay()] ?? 0;
    const requests = usual + ((index * 7) % 9) - 4 + (index === TREND_DAY ? 30 : 0);
    return row(day, { site: 'claude', requests, energyWh: text(requests * 0.28) });
  });
}

interface RowParts {
  readonly site: string;
  readonly requests: number;
  readonly energyWh: Range;
  readonly kind?: Kind;
  readonly mode?: Mode;
  readonly media?: number;
  readonly sessions?: number;
  readonly pending?: number;
}

/** The range of a text's energy, about. */
export const text = (central: number): Range => ({ low: central / 3, central, high: central * 4 });
const image = (central: number): Range => ({ low: central / 9, central, high: central * 4.3 });

const USUAL_DAY: readonly RowParts[] = [
  { site: 'chatgpt', requests: 11, energyWh: text(2) },
  { site: 'chatgpt', requests: 3, energyWh: image(4.2), kind: 'image', media: 3 },
  { site: 'claude', requests: 7, energyWh: text(2.4), mode: 'reasoning' },
  { site: 'gemini', requests: 2, energyWh: text(0.4) },
];

const MANY_SITES =
  'chatgpt claude gemini copilot perplexity deepseek grok le-chat google-search github'.split(' ');

const TODAY: Partial<Record<MockState, readonly RowParts[]>> = {
  zero: [],
  'first-run': [],
  asking: [],
  one: [{ site: 'claude', requests: 1, energyWh: text(0.4) }],
  tiny: [{ site: 'gemini', requests: 2, energyWh: { low: 0.002, central: 0.008, high: 0.03 } }],
  refused: [{ site: 'chatgpt', requests: 1, energyWh: { low: 0, central: 0, high: 0 } }],
  calm: [{ site: 'claude', requests: 5, energyWh: text(1.6) }],
  answering: [
    { site: 'chatgpt', requests: 14, energyWh: text(6.2), pending: 2 },
    { site: 'chatgpt', requests: 0, energyWh: text(9), kind: 'audio', sessions: 1 },
    { site: 'gemini', requests: 1, energyWh: image(90), kind: 'video', media: 1 },
    { site: 'gemini', requests: 2, energyWh: image(2.8), kind: 'image', media: 2 },
  ],
  research: [
    { site: 'chatgpt', requests: 14, energyWh: text(2.6) },
    { site: 'claude', requests: 5, energyWh: text(1.9), mode: 'reasoning' },
    { site: 'gemini', requests: 1, energyWh: text(96), mode: 'research' },
  ],
  huge: [
    { site: 'chatgpt', requests: 1248, energyWh: text(1890) },
    { site: 'claude', requests: 604, energyWh: text(744), mode: 'agent' },
    { site: 'gemini', requests: 41, energyWh: image(1460), kind: 'video', media: 41 },
  ],
  wide: [{ site: 'chatgpt', requests: 120, energyWh: { low: 40, central: 190, high: 320 } }],
  'many-sites': MANY_SITES.map((site, index) => ({
    site,
    requests: 14 - index,
    energyWh: text(6.2 / (index + 1)),
  })),
};

/** The rows of the day that is looked at. */
export function todaysRows(state: MockState, today: string): DayRow[] {
  return (TODAY[state] ?? USUAL_DAY).map((parts) => row(today, parts));
}

const NO_OUTCOMES = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as DayRow['outcomes'];

function row(day: string, parts: RowParts): DayRow {
  const { site, requests, energyWh, kind = 'text', mode = 'standard' } = parts;
  const { media = 0, sessions = 0, pending = 0 } = parts;
  const output = requests * 330;
  return {
    device: 'mock',
    day,
    site,
    model: '',
    kind,
    mode,
    requests,
    sessions,
    outcomes: { ...NO_OUTCOMES, pending, complete: requests - pending },
    generations: requests,
    inputTokens: requests * 60,
    contextTokens: 0,
    outputTokens: output,
    reasoningTokens: mode === 'reasoning' ? output * 4 : 0,
    toolTokens: 0,
    images: kind === 'image' ? media : 0,
    videos: kind === 'video' ? media : 0,
    audios: 0,
    videoSeconds: kind === 'video' ? media * 8 : 0,
    audioSeconds: 0,
    durationMs: requests * 9_000,
    footprint: footprint(energyWh),
    factors: '2026.11/US',
    frozen: false,
    provenance: 'live',
    rev: 0,
    spread: null,
  };
}

/** A United States data centre, about: docs/METHOD.md, Place, carbon, water. */
export function footprint(energyWh: Range): Footprint {
  const per = (low: number, central: number, high: number): Range => ({
    low: energyWh.low * low,
    central: energyWh.central * central,
    high: energyWh.high * high,
  });
  return {
    energyWh,
    gwpUsageGrams: per(0.3, 0.384, 0.48),
    gwpEmbodiedGrams: per(0.022, 0.053, 0.18),
    waterOnsiteMl: per(0.1, 0.25, 0.6),
    waterOffsiteMl: per(1.6, 3.1, 5),
  };
}
