/** Every state of the page after the installation, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsClient, mockSettingsState } from '../sources/settings/mock.ts';
import { showOnboarding } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'onboarding',
  states: ['installed', 'chosen'],
  show: (state, settings, root, now) => {
    const stored = mockSettingsState(state === 'chosen' ? 'full' : 'installed', now, settings);
    return showOnboarding(mockSettingsClient(stored, now), root);
  },
};
