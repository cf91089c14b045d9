/**
 * Weeks made from a known cause, each after an ordinary one: what every surface has to say of them is known beforehand.
 */
import { addDays, daysUntil } from '../../../src/model/calendar/day.ts';
import { daysOfWeek } from '../../../src/model/calendar/week.ts';
import { estimated } from '../../../src/model/footprint/estimate.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { createRandom } from '../../harness/random.ts';
import { weekRequest } from './week-rows.ts';

/** What is to be found: how it is said, and what of. */
export interface KnownCause {
  readonly says: 'made' | 'explains';
  readonly of: 'request' | 'class' | 'again' | 'site' | 'model' | 'day';
  /** Of the class, site or model; the mode of a single request. */
  readonly key: string;
  readonly members: number;
}

type Asked = Partial<UsageRequest> & { readonly energyWh: number };

interface Recipe {
  readonly name: string;
  readonly cause: KnownCause | null;
  /** What the week holds, made from an ordinary one. */
  readonly week: (usual: readonly Asked[], random: () => number) => readonly Asked[];
  /** Likewise, of the week before. */
  readonly before?: (usual: readonly Asked[]) => readonly Asked[];
}

const A_DAY = 12;

/** Text on two sites, every day. */
function usualWeek(random: () => number): Asked[] {
  return Array.from({ length: 7 * A_DAY }, (_, index): Asked => {
    const isClaude = index % 3 === 0;
    return {
      site: isClaude ? 'claude' : 'chatgpt',
      model: isClaude ? 'claude-sonnet-5' : 'gpt-5-6',
      intent: 'new',
      energyWh: 0.48 + 0.04 * random(),
    };
  });
}

const run = (energyWh: number): Asked => ({
  site: 'gemini',
  model: 'gemini-3-pro',
  mode: 'research',
  energyWh,
});
const times = (count: number, asked: Asked): Asked[] => Array.from({ length: count }, () => asked);
const sumOf = (asked: readonly Asked[]): number => asked.reduce((sum, { energyWh }) => sum + energyWh, 0);
/** So much that it makes this share of the whole. */
const shareOf = (share: number, usual: readonly Asked[]): number => (sumOf(usual) * share) / (1 - share);
const single = { says: 'made', of: 'request', key: 'research', members: 1 } as const;
const ofClass = { says: 'explains', of: 'class', members: 1 } as const;

/** Each kind of week, in the order of the issue that asks for them. */
export const RECIPES: readonly Recipe[] = [
  {
    name: 'one research run',
    cause: single,
    week: (usual, random) => [...usual, run(40 + 300 * random())],
  },
  {
    name: 'one research run beside many images',
    cause: single,
    week: (usual, random) => [...usual, run(90 + 100 * random()), ...times(12, picture(2))],
  },
  {
    name: 'images',
    cause: { ...ofClass, key: 'image' },
    week: (usual, random) => [...usual, ...times(15 + Math.floor(20 * random()), picture(2))],
  },
  {
    name: 'a new site',
    cause: { says: 'explains', of: 'site', key: 'mistral', members: 1 },
    week: (usual, random) => [
      ...usual,
      ...times(50, { site: 'mistral', model: 'mistral-medium', energyWh: 0.4 + 0.4 * random() }),
    ],
  },
  {
    name: 'regenerations',
    cause: { says: 'made', of: 'again', key: '', members: 1 },
    week: (usual, random) => [
      ...usual,
      ...times(60 + Math.floor(40 * random()), {
        site: 'chatgpt',
        model: 'gpt-5-6',
        intent: 'regenerate',
        energyWh: 0.5,
      }),
    ],
  },
  {
    name: 'a bigger model',
    cause: { says: 'explains', of: 'model', key: 'claude-opus-5-5', members: 1 },
    week: (usual, random) => {
      const dearer = 2.5 + 2 * random();
      return usual.map((asked) =>
        asked.site === 'claude'
          ? { ...asked, model: 'claude-opus-5-5', energyWh: asked.energyWh * dearer }
          : asked,
      );
    },
  },
  { name: 'nothing special', cause: null, week: (usual) => usual },
  {
    name: 'two runs that weigh the same',
    cause: { ...single, members: 2 },
    week: (usual, random) => {
      const energyWh = 60 + 60 * random();
      return [...usual, run(energyWh), run(energyWh * 0.95)];
    },
  },
  {
    name: 'a run of 31 %',
    cause: single,
    week: (usual) => [...usual, run(shareOf(0.31, usual))],
  },
  {
    name: 'a run of 29 %',
    cause: { ...ofClass, key: 'research' },
    week: (usual) => [...usual, run(shareOf(0.29, usual))],
  },
  { name: 'one request', cause: single, week: (_, random) => [run(5 + 100 * random())] },
  {
    name: 'less, without the runs of the week before',
    cause: { ...ofClass, key: 'research' },
    week: (usual) => usual,
    before: (usual) => [...usual, run(30), run(25), run(20)],
  },
];

function picture(energyWh: number): Asked {
  return {
    site: 'chatgpt',
    model: 'gpt-image-2',
    kind: 'image',
    energyWh,
    media: [{ type: 'image', count: 1 }],
  };
}

/** A week of a kind, and the week before it. */
export interface KnownWeek {
  readonly name: string;
  readonly cause: KnownCause | null;
  /** First day of the week. */
  readonly start: string;
  readonly requests: readonly UsageRequest[];
}

/** So many weeks of each kind, every second week, the last of them starting on `last`. */
export function knownWeeks(last: string, ofEach: number): KnownWeek[] {
  const all = Array.from({ length: ofEach }, (_, seed) => RECIPES.map((recipe) => ({ recipe, seed }))).flat();
  return all.map(({ recipe, seed }, index) => {
    const start = addDays(last, -14 * (all.length - 1 - index));
    const random = createRandom(1 + seed);
    const [past, usual] = [usualWeek(random), usualWeek(random)];
    const before = addDays(start, -7);
    return {
      name: `${recipe.name}, seed ${seed}`,
      cause: recipe.cause,
      start,
      requests: [
        ...placed(recipe.before?.(past) ?? past, before),
        ...placed(recipe.week(usual, random), start),
      ],
    };
  });
}

/** Spread over the days of a week, from ten o'clock on. */
function placed(asked: readonly Asked[], start: string): UsageRequest[] {
  const days = daysOfWeek(start);
  return asked.map((one, index) => {
    const day = days[index % days.length] ?? start;
    const id = `known-${day}-${String(index).padStart(6, '0')}`;
    const at = Date.parse(`${day}T10:00:00Z`) + index * 1_000;
    const request = weekRequest({
      generations: 1,
      media: [],
      kind: 'text',
      mode: 'standard',
      ...one,
      id,
      day,
      at,
    });
    // Under today's factors: nobody is to estimate it anew.
    return { ...request, factors: estimated(request, null).factors };
  });
}

/** Every day of the weeks and of those before them. */
export function meteredDaysOf({ start }: KnownWeek): string[] {
  return daysUntil(addDays(start, 6), 14);
}
