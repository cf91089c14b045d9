/** Sites the browser does not let the extension read, though they should be counted: one click gives them back. */
import { moment } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { Note } from '../kit/note.tsx';
import type { Aside } from './aside.tsx';
import { change } from './counting.tsx';
import { namesOf } from './names.ts';
import { type PopupProps, restFocus } from './view.ts';

/** All blocked sites in one note; nothing where none is. */
export function AccessNote({ reading, words, aside, source }: PopupProps & Aside) {
  const { blocked, settings, now } = reading;
  const [first] = blocked;
  if (!first) return null;
  const { access } = aside;
  const isOne = blocked.length === 1;
  const lastAt = isOne ? first.lastSeenAt : null;
  const allow = (): void => {
    // Nothing may come between the click and the question.
    void source.allow(blocked.flatMap(({ patterns }) => patterns));
    restFocus();
  };
  const leaveOff = (): void => {
    restFocus();
    void change(source, { sitesOff: [...settings.sitesOff, ...blocked.map(({ id }) => id)] });
  };
  return (
    <Note
      icon="lock"
      title={access.title(isOne ? first.host : namesOf(blocked, words), blocked.length)}
      actions={
        <>
          <button class="btn primary" type="button" onClick={allow}>
            {isOne ? access.allow(first.host) : access.allowAll(formatCount(blocked.length, words.numbers))}
          </button>
          <button class="btn" type="button" onClick={leaveOff}>
            {access.leaveOff}
          </button>
        </>
      }
    >
      {access.more(blocked.length)}
      {lastAt !== null && ` ${access.lastCounted(moment(lastAt, dayOf(now), words))}`}
    </Note>
  );
}
