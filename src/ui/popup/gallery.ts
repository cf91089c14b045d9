/** Every state of the popup, its views of a week included, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockClient, mockStored } from '../sources/today/mock.ts';
import { MOCK_STATES } from '../sources/today/mock-states.ts';
import { mockWeekClient, WEEK_STATES } from '../sources/week/mock.ts';
import { showPopup } from './show.tsx';
import { showWeek } from './week/show.tsx';

const WEEK_PREFIX = 'week-';

export const gallery: GalleryPage = {
  page: 'popup',
  states: [...MOCK_STATES, ...WEEK_STATES.map((state) => `${WEEK_PREFIX}${state}`)],
  show(name, settings, root, now) {
    const week = WEEK_STATES.find((known) => name === `${WEEK_PREFIX}${known}`);
    if (week) return showWeek(mockWeekClient(week, settings, now), root);
    const state = MOCK_STATES.find((known) => known === name) ?? 'day';
    return showPopup(mockClient(mockStored(state, now, settings), now), root);
  },
};
