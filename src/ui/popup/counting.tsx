/** What counts and what doesn't: the button of the header, and what pausing and switching off change. */
import type { SettingsChange } from '../../model/settings/settings.ts';
import { Icon } from '../kit/icons.tsx';
import { COUNTING_BUTTON, type PopupProps } from './view.ts';

export const COUNTING_MENU = 'counting-menu';

/** The button of the header: opens the menu, or ends the pause. The same element, so that it keeps the focus. */
export function CountingButton({ reading, words, source }: PopupProps) {
  const { isPaused } = reading;
  const label = isPaused ? words.counting.resume : words.counting.open;
  return (
    <button
      id={COUNTING_BUTTON}
      class="ib"
      type="button"
      aria-label={label}
      title={label}
      popovertarget={isPaused ? undefined : COUNTING_MENU}
      onClick={isPaused ? () => void change(source, { pause: null }) : undefined}
    >
      <Icon name={isPaused ? 'play' : 'pause'} />
    </button>
  );
}

/** Switches a site, by its id, on or off; false where the background refused or could not. */
export function countSite(
  source: PopupProps['source'],
  { settings }: PopupProps['reading'],
  site: string,
  on: boolean,
): Promise<boolean> {
  const others = settings.sitesOff.filter((id) => id !== site);
  return change(source, { sitesOff: on ? others : [...others, site] });
}

/** Has the background change the settings; false where it refused or could not. */
export function change(source: PopupProps['source'], asked: SettingsChange): Promise<boolean> {
  return source.act({ type: 'settings/change', change: asked });
}
