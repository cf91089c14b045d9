/** The person's devices as a page. */
import { devicesWords } from '../../i18n/pages/devices.ts';
import type { DevicesWords } from '../../i18n/words/devices.ts';
import { showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { DevicesClient, DevicesReading } from '../sources/devices/reading.ts';
import { Devices } from './devices.tsx';

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showDevices(source: DevicesClient, root: HTMLElement): Promise<() => void> {
  return showPage<DevicesReading, DevicesWords, DevicesClient>(source, root, {
    words: devicesWords,
    title: ({ title }) => `${title} · Trottinette`,
    View: Devices,
    Unreadable: UnreadablePage,
  });
}
