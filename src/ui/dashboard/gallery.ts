/** Every state of the dashboard, for the gallery. */

import { consentOf } from '../../model/settings/consent.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { freeAddress } from '../shell/address.ts';
import { type ArchiveState, mockArchive } from '../sources/archive/mock.ts';
import { showDashboard } from './show.tsx';

/** State, what is stored in it, and what was asked for. */
const STATES: readonly (readonly [name: string, state: ArchiveState, address: string])[] = [
  ['month', 'year', ''],
  ['week', 'year', 'days=7&measure=searches'],
  ['year', 'year', 'days=365&measure=gwp'],
  ['requests', 'year', 'days=30&measure=requests'],
  ['today', 'year', 'days=today'],
  ['last-week', 'year', 'days=last-week'],
  ['last-month', 'year', 'days=last-month'],
  ['dates', 'year', 'days=2026-11-09..2026-11-12'],
  ['old', 'old', 'days=all&measure=water'],
  ['first-day', 'first', 'days=7'],
  ['asked', 'first', 'days=7'],
  ['empty', 'empty', ''],
  ['asking', 'empty', ''],
  ['refused', 'year', ''],
];

/** What was answered, where that was not a yes. */
function answerIn(state: string, now: number): Partial<Settings> {
  if (state === 'asking') return { consent: null };
  return state === 'refused' ? { consent: consentOf(false, now) } : {};
}

export const gallery: GalleryPage = {
  page: 'dashboard',
  states: STATES.map(([name]) => name),
  show: async (name, settings, root, now) => {
    const [, state, address] = STATES.find(([known]) => known === name) ?? ['month', 'year', ''];
    const end = await showDashboard(
      mockArchive(state, now, { ...answerIn(name, now), ...settings }),
      freeAddress(address),
      root,
    );
    if (name === 'asked') root.querySelector<HTMLElement>('.records tbody button')?.click();
    return end;
  },
};
