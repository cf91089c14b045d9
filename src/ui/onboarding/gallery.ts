/** Every state of the page after the installation, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsClient, mockSettingsState, type SettingsMockState } from '../sources/settings/mock.ts';
import { showOnboarding } from './show.tsx';

const STATES: Readonly<Record<string, SettingsMockState>> = {
  asking: 'asking',
  refused: 'refused',
  installed: 'installed',
  chosen: 'full',
  demonstrated: 'installed',
};

export const gallery: GalleryPage = {
  page: 'onboarding',
  states: Object.keys(STATES),
  show: async (state, settings, root, now) => {
    const stored = mockSettingsState(STATES[state] ?? 'installed', now, settings);
    const end = await showOnboarding(mockSettingsClient(stored, now), root);
    if (state === 'demonstrated') demonstrate(root);
    return end;
  },
};

/** As a person does: unfolds it, and presses its button. */
function demonstrate(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>('.demo .btn');
  button?.closest('details')?.setAttribute('open', '');
  button?.click();
}
