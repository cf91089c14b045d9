/** Every state of the devices, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { DEVICES_STATES, mockDevices } from '../sources/devices/mock.ts';
import { showDevices } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'devices',
  states: DEVICES_STATES,
  show: (asked, settings, root, now) => {
    const state = DEVICES_STATES.find((known) => known === asked) ?? 'alone';
    return showDevices(mockDevices(state, settings, now), root);
  },
};
