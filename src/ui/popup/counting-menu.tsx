/** Pausing everything for a while, and switching off the site of the tab. */
import { labelOf } from '../../i18n/site-name.ts';
import { nextMidnight } from '../../model/calendar/day.ts';
import { Switch } from '../kit/switch.tsx';
import type { Aside } from './aside.tsx';
import { COUNTING_MENU, change, countSite } from './counting.tsx';
import type { PopupProps } from './view.ts';

const HOUR_MS = 3_600_000;

/** What stands in the panel of `CountingButton`; the switch only over the tab of a site. */
export function CountingMenu({ reading, words, aside, source }: PopupProps & Aside) {
  const { pauses } = aside;
  const { now, here } = reading;
  const pause = (until: number | null) => () => {
    document.getElementById(COUNTING_MENU)?.hidePopover();
    void change(source, { pause: { since: now, until } });
  };
  return (
    <>
      <legend>{pauses.title}</legend>
      <button type="button" onClick={pause(now + HOUR_MS)}>
        {pauses.hour}
      </button>
      <button type="button" onClick={pause(nextMidnight(now))}>
        {pauses.tomorrow}
      </button>
      <button type="button" onClick={pause(null)}>
        {pauses.untilResumed}
      </button>
      {here && (
        <div class="row">
          <span aria-hidden="true">{pauses.thisSite(labelOf(here, words))}</span>
          <Switch
            label={pauses.thisSite(labelOf(here, words))}
            on={!here.isOff}
            onChange={(on) => void countSite(source, reading, here.id, on)}
          />
        </div>
      )}
    </>
  );
}
