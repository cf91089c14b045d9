/** Every state of the summary of a week, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockWeekClient, WEEK_STATES } from '../sources/week/mock.ts';
import { showSummary } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'summary',
  states: WEEK_STATES,
  show(name, settings, root, now) {
    const state = WEEK_STATES.find((known) => known === name) ?? 'trend';
    return showSummary(mockWeekClient(state, settings, now), root);
  },
};
