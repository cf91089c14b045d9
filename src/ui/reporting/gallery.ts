/** Every state of an organisation's question, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockReporting, REPORTING_STATES } from '../sources/reporting/mock.ts';
import { showReporting } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'reporting',
  states: REPORTING_STATES,
  show: (asked, settings, root, now) => {
    const state = REPORTING_STATES.find((known) => known === asked) ?? 'asking';
    return showReporting(mockReporting(state, settings, now), root);
  },
};
