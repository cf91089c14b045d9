/** The popup: which of its views the reading calls for. */

import { longDate } from '../../i18n/dates.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import { dayOf } from '../../model/day.ts';
import { summariseDay } from '../../model/summary.ts';
import type { Reading } from '../reading.ts';
import { Day } from './day.tsx';
import { FirstRun } from './first-run.tsx';
import { Frame } from './frame.tsx';
import { Notes } from './notes.tsx';
import { Zero } from './zero.tsx';

export function Popup({ reading, words }: { reading: Reading; words: PopupWords }) {
  const today = dayOf(reading.now);
  const summary = summariseDay(reading.record, today, new Date(reading.now).getHours());
  const notes = <Notes reading={reading} words={words} />;
  const view = { summary, reading, words };

  if (reading.lastSeen === null && reading.record.rows.length === 0) {
    return (
      <Frame words={words} below={words.justInstalled} notes={notes}>
        <FirstRun sites={reading.sites} words={words} />
      </Frame>
    );
  }
  return (
    <Frame words={words} below={longDate(today, words)} notes={notes}>
      {summary.requests + summary.sessions > 0 ? <Day {...view} /> : <Zero {...view} />}
    </Frame>
  );
}

/** Where the store can't be opened: it says so rather than show a zero. */
export function Unreadable({ words }: { words: PopupWords }) {
  return (
    <Frame words={words} below="" notes={null}>
      <div class="plain">
        <h1>{words.unreadable}</h1>
        <p class="q">{words.unreadableMore}</p>
      </div>
    </Frame>
  );
}
