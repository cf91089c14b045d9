/** What every view of the popup stands in. */
import type { ComponentChildren } from 'preact';
import type { PopupWords } from '../../i18n/words/popup.ts';
import { Icon, Mark } from '../kit/icons.tsx';

export interface FrameProps {
  words: PopupWords;
  /** Under "Today"; may be ''. */
  below: string;
  /** Notes, above the view. */
  notes: ComponentChildren;
  children: ComponentChildren;
}

export function Frame({ words, below, notes, children }: FrameProps) {
  return (
    <div class="pop">
      <header>
        <Mark />
        <div>
          <h2>{words.today}</h2>
          {below && <p>{below}</p>}
        </div>
      </header>
      {notes}
      <main>{children}</main>
      <footer>
        <span>{words.thisBrowserOnly}</span>
        <span>
          <Icon name="lock" />
          {words.staysHere}
        </span>
      </footer>
    </div>
  );
}
