/** Every state of the history page, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { HISTORY_STATES, type HistoryState, mockHistory } from '../sources/history/mock.ts';
import { showHistory } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'history',
  states: HISTORY_STATES,
  async show(state, settings, root, now) {
    const end = await showHistory(mockHistory(state as HistoryState, now, settings), root);
    if (state === 'reading' || state === 'preview' || state === 'accounts')
      await chooseFile(root, `[data-${state}]`);
    return end;
  },
};

/** As a person does, since what follows lives in the page alone. */
async function chooseFile(root: HTMLElement, shown: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) return;
  const chosen = new DataTransfer();
  chosen.items.add(new File(['{}'], 'conversations.json'));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  while (!root.querySelector(shown)) await new Promise(requestAnimationFrame);
}
