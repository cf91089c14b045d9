/** Said while nothing is counted: everywhere, or on the site of the tab. */
import { nextMidnight } from '../../model/calendar/day.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { Icon } from '../kit/icons.tsx';
import { Note } from '../kit/note.tsx';
import { change, countSite } from './counting.tsx';
import { type PopupProps, restFocus } from './view.ts';

/** Until when it is paused, with the way back; nothing where it isn't. */
export function PausedNote({ reading, words, source }: PopupProps) {
  const { settings, isPaused, now } = reading;
  const { counting } = words;
  if (!isPaused || !settings.pause) return null;
  const { until } = settings.pause;
  const midnight = nextMidnight(now);
  const set = (pause: Settings['pause']) => () => {
    restFocus();
    void change(source, { pause });
  };
  return (
    <Note
      icon="pause"
      title={titleOf(until, midnight, words)}
      actions={
        <>
          <button class="btn primary" type="button" onClick={set(null)}>
            <Icon name="play" />
            {counting.resume}
          </button>
          {until !== null && until < midnight && (
            <button class="btn" type="button" onClick={set({ since: settings.pause.since, until: midnight })}>
              {counting.tomorrow}
            </button>
          )}
        </>
      }
    >
      {counting.pausedMore}
    </Note>
  );
}

function titleOf(until: number | null, midnight: number, words: PopupProps['words']): string {
  if (until === null) return words.counting.pausedUntilResumed;
  if (until >= midnight) return words.counting.pausedUntilTomorrow;
  const end = new Date(until);
  return words.counting.pausedUntil(words.time(end.getHours(), end.getMinutes()));
}

/** The site of the tab is switched off: said where it is looked at, with the way back. */
export function SiteOffNote({ reading, words, source }: PopupProps) {
  const { here } = reading;
  if (!here?.isOff) return null;
  return (
    <Note
      icon="pause"
      title={words.counting.siteOff(here.label)}
      actions={
        <button
          class="btn primary"
          type="button"
          onClick={() => {
            restFocus();
            void countSite(source, reading, here.id, true);
          }}
        >
          {words.counting.countAgain}
        </button>
      }
    >
      {words.counting.siteOffMore}
    </Note>
  );
}
