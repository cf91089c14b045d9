/** Every state of the report for an organisation, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockOrganisation, ORGANISATION_STATES } from '../sources/organisation/mock.ts';
import { showOrganisation } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'organisation',
  states: ORGANISATION_STATES,
  show: (asked, settings, root, now) => {
    const state = ORGANISATION_STATES.find((known) => known === asked) ?? 'week';
    return showOrganisation(mockOrganisation(state, settings, now), root);
  },
};
