/** Every state of the check page, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsState, type SettingsMockState } from '../sources/settings/mock.ts';
import { settingsReadingOf } from '../sources/settings/reading.ts';
import type { LastRequest } from './reading.ts';
import { showCheck } from './show.tsx';

const STATES: Readonly<Record<string, SettingsMockState>> = {
  waiting: 'installed',
  refused: 'refused',
  counted: 'usual',
  misunderstood: 'changed',
  own: 'full',
};

export const gallery: GalleryPage = {
  page: 'check',
  states: Object.keys(STATES),
  show: (state, settings, root, now) => {
    const stored = mockSettingsState(STATES[state] ?? 'usual', now, settings);
    const lastRequests = new Map(
      stored.health.slice(0, 2).map(({ site }, index) => [site, requests(now)[index]]),
    );
    return showCheck(
      {
        browserLanguages: ['en'],
        read: async () => ({
          ...settingsReadingOf(stored, now),
          lastRequests: new Map([...lastRequests].flatMap(([site, last]) => (last ? [[site, last]] : []))),
        }),
        watch: () => () => undefined,
      },
      root,
    );
  },
};

/** An answer that is written, and one that has just begun. */
function requests(now: number): readonly LastRequest[] {
  const none = { low: 0, central: 0, high: 0 };
  const footprint = {
    energyWh: { low: 0.11, central: 0.31, high: 1.2 },
    gwpUsageGrams: none,
    gwpEmbodiedGrams: none,
    waterOnsiteMl: none,
    waterOffsiteMl: none,
  };
  return [
    { at: now, outcome: 'complete', inputTokens: 9, outputTokens: 1_340, media: [], footprint },
    { at: now, outcome: 'pending', inputTokens: 9, outputTokens: 0, media: [], footprint },
  ];
}
