/** Every state of the options, for the gallery. */
import type { GalleryPage } from '../gallery/gallery-page.ts';
import { mockSettingsClient, mockSettingsState, SETTINGS_STATES } from '../sources/settings/mock.ts';
import { showOptions } from './show.tsx';

export const gallery: GalleryPage = {
  page: 'options',
  states: SETTINGS_STATES,
  show: async (state, settings, root, now) => {
    const known = SETTINGS_STATES.find((name) => name === state) ?? 'usual';
    const file = FILE_STATES.find((name) => name === known);
    const client = mockSettingsClient(mockSettingsState(known, now, settings), now, file);
    const end = await showOptions(client, root);
    if (known === 'exporting') root.querySelector<HTMLElement>('#data .actions .btn:last-child')?.click();
    else if (file) chooseFile(root.querySelector('#data input[type=file]'));
    if (known === 'clock-jumped')
      [...root.querySelectorAll<HTMLElement>('#data .opt > .btn')].at(-1)?.click();
    if (known === 'clock-ahead') chooseShortest(root.querySelector('#data select'));
    return end;
  },
};

/** States of a file that is being made, or taken in, which begins once one was chosen. */
const FILE_STATES = ['exporting', 'importing', 'import-asks', 'import-failed', 'imported'] as const;

function chooseFile(input: HTMLInputElement | null): void {
  if (!input) return;
  const { items, files } = new DataTransfer();
  items.add(new File(['{}'], 'trottinette.json'));
  input.files = files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** As a person would: the question it asks is part of the state. */
function chooseShortest(menu: HTMLSelectElement | null): void {
  if (!menu) return;
  menu.selectedIndex = 0;
  menu.dispatchEvent(new Event('change', { bubbles: true }));
}
