/**
 * What each figure of the bench may be: the goals of issue 19, and what was promised before it. In this order they stand
 * in docs/BUDGETS.md.
 */

/** Of one figure. */
export interface Budget {
  /** The part of the bench that measures it. */
  readonly part: string;
  /** As a person reads it; '' for what is reported only. */
  readonly words: string;
  /** The most it may be, in the unit of the words; missing for what is reported, or counted. */
  readonly most?: number;
}

const REPORTED = { words: '' };
const NONE_LOST = { words: '0 lost, 0 doubled' };

/** At most so much of a unit. */
function most(limit: number, unit: string, condition = ''): { words: string; most: number } {
  return {
    words: `≤ ${limit.toLocaleString('en')}${unit && ` ${unit}`}${condition && ` ${condition}`}`,
    most: limit,
  };
}

const READING = most(0.05, '', 'at the lower 95 % bound');
const FLOODED = most(1.12, '', 'at the upper 95 % bound');

export const BUDGETS = {
  'page-reads-many': { part: 'page', ...READING },
  'page-tasks-many': { part: 'page', ...FLOODED },
  'page-longest-many': { part: 'page', ...most(4, 'ms') },
  'page-reads-one': { part: 'page', ...READING },
  'page-tasks-one': { part: 'page', ...FLOODED },
  'page-longest-one': { part: 'page', ...most(4, 'ms') },
  'realistic-tasks': { part: 'realistic', ...most(1.03, '', 'at the upper 95 % bound') },
  'realistic-longest': { part: 'realistic', ...most(50, 'ms') },
  'realistic-layouts': { part: 'realistic', ...most(0, '') },
  'start-cold': { part: 'start', ...most(3, 'ms') },
  'start-warm': { part: 'start', ...most(1, 'ms') },
  'code-median': { part: 'size', ...most(12, 'kB') },
  'code-every': { part: 'size', ...most(15, 'kB') },
  zip: { part: 'size', ...most(700, 'kB') },
  'heap-idle': { part: 'heap', ...most(1.5, 'MB', 'at the upper 95 % bound') },
  'heap-grown': { part: 'heap', ...most(0.2, 'MB', 'at the upper 95 % bound') },
  'popup-code': { part: 'size', ...most(25, 'kB') },
  'popup-styles': { part: 'size', ...most(4.5, 'kB') },
  'popup-warm': { part: 'years', ...most(70, 'ms') },
  'popup-first': { part: 'years', ...most(200, 'ms') },
  'popup-growth': { part: 'years', words: '≤ × 1.1', most: 1.1 },
  dashboard: { part: 'years', ...most(300, 'ms') },
  'dashboard-whole': { part: 'years', ...most(800, 'ms') },
  'export-million': { part: 'million', ...most(60, 's') },
  'export-memory': { part: 'million', ...most(200, 'MB') },
  'firefox-popup-warm': { part: 'firefox', ...most(70, 'ms') },
  'scroll-longest': { part: 'scroll', ...most(50, 'ms') },
  'scroll-processor': { part: 'scroll', ...REPORTED },
  'record-awake': { part: 'recorder', ...most(6, 'ms') },
  'record-asleep': { part: 'recorder', ...most(60, 'ms') },
  'firefox-record-awake': { part: 'firefox', ...most(6, 'ms') },
  'wake-ups': { part: 'idle', ...most(4, '') },
  disk: { part: 'idle', ...most(10, 'kB') },
  storm: { part: 'storm', ...NONE_LOST },
  'kills-chromium-1': { part: 'kills', ...NONE_LOST },
  'kills-chromium-2': { part: 'kills', ...NONE_LOST },
  'kills-chromium-3': { part: 'kills', ...NONE_LOST },
  'kills-firefox-1': { part: 'kills', ...NONE_LOST },
  'kills-firefox-2': { part: 'kills', ...NONE_LOST },
  'kills-firefox-3': { part: 'kills', ...NONE_LOST },
  'window-chromium-known': { part: 'window', ...REPORTED },
  'window-chromium-first': { part: 'window', ...REPORTED },
  'window-firefox-known': { part: 'window', ...REPORTED },
  'window-firefox-first': { part: 'window', ...REPORTED },
  import: { part: 'import', ...most(20, 's') },
  'import-million': { part: 'million', ...most(200, 's') },
  'import-memory': { part: 'million', ...most(200, 'MB') },
  'history-chromium-preview': { part: 'history', ...most(60, 's') },
  'history-chromium-memory': { part: 'history', ...most(300, 'MB') },
  'history-chromium-taking': { part: 'history', ...most(40, 's') },
  'history-chromium-undoing': { part: 'history', ...REPORTED },
  'history-firefox-preview': { part: 'history', ...most(60, 's') },
  'history-firefox-memory': { part: 'history', ...most(300, 'MB') },
  'history-firefox-taking': { part: 'history', ...most(40, 's') },
  'history-firefox-undoing': { part: 'history', ...REPORTED },
  'reestimate-alone': { part: 'reestimate', ...REPORTED },
  'reestimate-stored': { part: 'reestimate', ...most(180, 's') },
} as const satisfies Readonly<Record<string, Budget>>;

/** The stable name of a figure. */
export type BudgetId = keyof typeof BUDGETS;

/** Those of them that are a number at the most. */
export type LimitedId = {
  [Id in BudgetId]: (typeof BUDGETS)[Id] extends { most: number } ? Id : never;
}[BudgetId];

/** Whether so much, in the unit of the budget's words, is within it. */
export function isWithin(id: LimitedId, value: number): boolean {
  return value <= BUDGETS[id].most;
}
