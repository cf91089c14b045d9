import { wordsOf } from '../language.ts';
import type { PopupWords } from '../words/popup.ts';

export const popupWords = wordsOf(
  import.meta.glob<PopupWords>('../languages/*.ts', { query: '?popup', import: 'popup' }),
);
