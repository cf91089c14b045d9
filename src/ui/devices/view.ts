/** What the parts of the page share. */
import type { DevicesWords } from '../../i18n/words/devices.ts';
import type { DevicesClient, DevicesReading } from '../sources/devices/reading.ts';

/** What was read, the words to say it in, and what can be done. */
export interface DevicesProps {
  reading: DevicesReading;
  words: DevicesWords;
  source: DevicesClient;
}

/** The same, for a part that acts. */
export interface PartProps extends DevicesProps {
  /** Says where something could not be done. */
  act: (done: Promise<boolean>) => void;
}
