import { wordsOf } from '../language.ts';
import type { DevicesWords } from '../words/devices.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const devicesWords = wordsOf(
  import.meta.glob<DevicesWords>('../languages/*.ts', { query: '?devices', import: 'devices' }),
);
