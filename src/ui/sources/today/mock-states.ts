/** The states a popup can be looked at in. */

export const MOCK_STATES = [
  'day',
  'zero',
  'first-run',
  // Nobody agreed to counting: not asked yet, or a no after some use.
  'asking',
  'declined',
  'changed',
  'unlisted',
  'late-tab',
  'paused',
  'paused-open',
  'site-off',
  'blocked',
  'blocked-all',
  'coach',
  'summary-ready',
  'unusual-volume',
  'storage',
  'history-lost',
  'devices',
  'backup-late',
  'backup-failed',
  'one',
  'tiny',
  'refused',
  'calm',
  'research',
  'answering',
  'huge',
  'wide',
  'many-sites',
] as const;
/** One of them, by name. */
export type MockState = (typeof MOCK_STATES)[number];
