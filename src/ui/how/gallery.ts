/** Every state of the page of the method, for the gallery. */
import { addDays, dayOf } from '../../model/calendar/day.ts';
import { weekStartOf } from '../../model/calendar/week.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import { classOf } from '../../model/usage/use-class.ts';
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { freeAddress } from '../shell/address.ts';
import { type ArchiveState, mockArchive, mockUseIn } from '../sources/archive/mock.ts';
import { showHow } from './show.tsx';

interface State {
  readonly name: string;
  readonly archive?: ArchiveState;
  readonly settings?: Partial<Settings>;
  /** The newest request that fits is explained. */
  readonly request?: (request: UsageRequest) => boolean;
  /** Else what the address asks for on a day. */
  readonly asked?: (today: string) => string;
}

const STATES: readonly State[] = [
  { name: 'request', request: (request) => classOf(request) === 'thinking' },
  { name: 'text', request: ({ site, outputTokens }) => site === 'mistral' && outputTokens > 0 },
  { name: 'image', request: ({ media }) => media.some(({ type }) => type === 'image') },
  { name: 'video', request: ({ media }) => media.some(({ type }) => type === 'video') },
  { name: 'voice', request: ({ session }) => session },
  { name: 'unknown-model', request: ({ model }) => model === 'velvet-9' },
  { name: 'refused', request: ({ outcome }) => outcome === 'refused' },
  { name: 'gone', asked: () => 'request=no-longer-here' },
  { name: 'day', asked: (today) => `day=${addDays(today, -1)}` },
  { name: 'week', asked: (today) => `week=${addDays(weekStartOf(today, 'monday'), -7)}` },
  {
    name: 'month',
    asked: (today) => `from=${addDays(today, -29)}&to=${today}`,
    settings: { ecologits: true },
  },
  { name: 'old', archive: 'old', asked: (today) => `from=${addDays(today, -300)}&to=${today}` },
  { name: 'nothing', archive: 'empty', asked: () => '' },
];

export const gallery: GalleryPage = {
  page: 'how',
  states: STATES.map(({ name }) => name),
  show: (name, settings, root, now) => {
    const state = STATES.find((known) => known.name === name) ?? { name: 'nothing' };
    const { archive = 'year', request, asked } = state;
    const { requests } = mockUseIn(archive, now);
    const found = request && requests.findLast(request);
    const address = found ? `request=${found.id}` : (asked?.(dayOf(now)) ?? '');
    const mock = mockArchive(archive, now, { ...state.settings, ...settings });
    return showHow(mock, freeAddress(address), root);
  },
};
