/**
 * The model of a prompt whose file names none: the one that free accounts had on its site then. No file says of which
 * plan an account is; most are free, and who pays mostly has a larger model.
 */

/** From this month on, 'YYYY-MM'; null where the site's own family of today stands in. */
type Since = readonly [month: string, model: string | null];

/**
 * Oldest first. Before the first, and where a model is of no family we know, today's family of the site stands in.
 * Months: the vendors' own announcements of each model for all accounts; from memory, not verified one by one.
 */
const FREE_MODELS: Readonly<Record<string, readonly Since[]>> = {
  claude: [
    ['2023-07', 'claude-2'],
    ['2024-03', 'claude-3-sonnet'],
    ['2024-06', 'claude-3-5-sonnet'],
    ['2025-02', 'claude-3-7-sonnet'],
    ['2025-05', 'claude-sonnet-4'],
    ['2025-09', 'claude-sonnet-4-5'],
    ['2026-06', null],
  ],
  gemini: [
    ['2024-07', 'gemini-1-5-flash'],
    ['2025-02', 'gemini-2-0-flash'],
    ['2025-05', 'gemini-2-5-flash'],
    ['2025-12', null],
  ],
  mistral: [
    ['2024-02', 'mistral-large'],
    ['2025-05', null],
  ],
  copilot: [
    ['2023-02', 'gpt-4'],
    ['2024-10', 'gpt-4o'],
    ['2025-08', 'gpt-5'],
    ['2026-03', null],
  ],
};

/** What tells such a name from one that a file told: nobody was told of a plan. */
const MARK = '@free';

/** @param day local, 'YYYY-MM-DD' @returns null where today's family of the site stands in */
export function modelOfDay(site: string, day: string): string | null {
  const since = Object.hasOwn(FREE_MODELS, site) ? (FREE_MODELS[site] ?? []) : [];
  const model = since.findLast(([month]) => month <= day)?.[1] ?? null;
  return model === null ? null : `${model}${MARK}`;
}
