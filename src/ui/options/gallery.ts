/** Every state of the options, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsClient, mockSettingsState, SETTINGS_STATES } from '../sources/settings/mock.ts';
import { showOptions } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'options',
  states: SETTINGS_STATES,
  show: (state, settings, root, now) => {
    const known = SETTINGS_STATES.find((name) => name === state) ?? 'usual';
    return showOptions(mockSettingsClient(mockSettingsState(known, now, settings), now), root);
  },
};
