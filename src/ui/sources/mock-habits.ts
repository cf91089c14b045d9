/** What the person of the made-up use does, how often, and how long each is. */
import type { SiteUsage } from '../../model/footprint/estimate.ts';
import type { Media, Mode, UsageRequest } from '../../model/usage/usage.ts';

/** How each kind of token of a habit is known. */
type Sources = SiteUsage['tokenSource'];
/** What most habits are known by. */
export const COUNTED: Sources = { input: 'counted', output: 'counted', reasoning: 'inferred' };
const REPORTED: Sources = { input: 'reported', output: 'reported', reasoning: 'reported' };

/** One thing the person does, how often beside the others, and how long it typically is. */
export interface Habit {
  readonly weight: number;
  readonly site: string;
  readonly model: string | null;
  readonly kind?: UsageRequest['kind'];
  readonly mode?: Mode;
  readonly input: number;
  readonly context?: number;
  readonly output: number;
  readonly reasoning?: number;
  readonly tools?: number;
  readonly sources?: Sources;
  readonly media?: Media;
  readonly session?: boolean;
}

/** What the person makes many of on one day. */
export const PICTURE: Habit = {
  weight: 3,
  site: 'chatgpt',
  model: 'gpt-image-2',
  kind: 'image',
  input: 60,
  output: 0,
  media: { type: 'image', count: 1, width: 1024, height: 1536, quality: 'medium' },
};

const HABITS: readonly Habit[] = [
  { weight: 34, site: 'chatgpt', model: 'gpt-5-6', input: 90, context: 1_400, output: 320 },
  {
    weight: 4,
    site: 'chatgpt',
    model: 'gpt-5-6-thinking',
    mode: 'reasoning',
    input: 160,
    output: 480,
    reasoning: 1_900,
  },
  { weight: 20, site: 'claude', model: 'claude-sonnet-5', input: 240, context: 3_000, output: 460 },
  {
    weight: 2,
    site: 'claude',
    model: 'claude-opus-5-5',
    mode: 'reasoning',
    input: 300,
    output: 700,
    reasoning: 1_500,
  },
  {
    weight: 0.15,
    site: 'claude',
    model: 'claude-opus-5-5',
    mode: 'agent',
    input: 400,
    output: 900,
    tools: 2_400,
  },
  { weight: 11, site: 'gemini', model: 'gemini-3-flash', input: 70, output: 300 },
  { weight: 0.03, site: 'gemini', model: 'gemini-3-pro', mode: 'research', input: 90, output: 3_200 },
  { weight: 10, site: 'mistral', model: 'mistral-medium', input: 80, output: 260, sources: REPORTED },
  { weight: 4, site: 'perplexity', model: 'sonar', input: 40, output: 380 },
  { weight: 3, site: 'copilot', model: null, input: 60, output: 240 },
  { weight: 1, site: 'lmarena', model: 'velvet-9', input: 120, output: 700 },
  PICTURE,
  {
    weight: 1,
    site: 'gemini',
    model: 'gemini-3-pro-image',
    kind: 'image',
    input: 45,
    output: 0,
    media: { type: 'image', count: 1, width: 1024, height: 1024 },
  },
  {
    weight: 0.1,
    site: 'gemini',
    model: 'veo-3.1',
    kind: 'video',
    input: 70,
    output: 0,
    media: { type: 'video', count: 1, seconds: 8, width: 1280, height: 720 },
  },
  {
    weight: 0.5,
    site: 'chatgpt',
    model: null,
    kind: 'audio',
    input: 0,
    output: 0,
    session: true,
    media: { type: 'audio', count: 1, seconds: 240 },
  },
];

const ALL_WEIGHTS = HABITS.reduce((sum, { weight }) => sum + weight, 0);

/** One of the habits, by their weights. */
export function pickHabit(random: () => number): Habit {
  let left = random() * ALL_WEIGHTS;
  for (const habit of HABITS) {
    left -= habit.weight;
    if (left < 0) return habit;
  }
  return PICTURE;
}
