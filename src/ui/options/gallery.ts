/** Every state of the options, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsClient, mockSettingsState, SETTINGS_STATES } from '../sources/settings/mock.ts';
import { showOptions } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'options',
  states: SETTINGS_STATES,
  show: async (state, settings, root, now) => {
    const known = SETTINGS_STATES.find((name) => name === state) ?? 'usual';
    const end = await showOptions(mockSettingsClient(mockSettingsState(known, now, settings), now), root);
    if (known === 'clock-jumped')
      [...root.querySelectorAll<HTMLElement>('#data .opt > .btn')].at(-1)?.click();
    if (known === 'clock-ahead') chooseShortest(root.querySelector('#data select'));
    return end;
  },
};

/** As a person would: the question it asks is part of the state. */
function chooseShortest(menu: HTMLSelectElement | null): void {
  if (!menu) return;
  menu.selectedIndex = 0;
  menu.dispatchEvent(new Event('change', { bubbles: true }));
}
