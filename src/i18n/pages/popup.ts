import { wordsOf } from '../language.ts';
import type { PopupWords } from '../words/popup.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const popupWords = wordsOf(
  import.meta.glob<PopupWords>('../languages/*.ts', { query: '?popup', import: 'popup' }),
);
