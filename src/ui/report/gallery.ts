/** Every state of the report, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsClient, mockSettingsState } from '../sources/settings/mock.ts';
import { showReport } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'report',
  states: ['changed', 'nothing'],
  show: (state, settings, root, now) => {
    const stored = mockSettingsState(state === 'changed' ? 'changed' : 'usual', now, settings);
    return showReport(mockSettingsClient(stored, now), root, 'chatgpt');
  },
};
