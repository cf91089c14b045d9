/** The popup: which of its views the reading calls for. */

import { longDate } from '../../i18n/dates.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { summariseDay } from '../../model/summaries/summary.ts';
import { Icon, Mark } from '../kit/icons.tsx';
import { pageUrl } from '../shell/page-url.ts';
import type { UnreadableProps } from '../shell/show-page.tsx';
import { COUNTING_MENU, CountingButton } from './counting.tsx';
import { Day } from './day.tsx';
import { Frame, PageLink } from './frame.tsx';
import { CountingMenu, FirstRun, hasNotes, isNew, isQuiet, Notes, Zero } from './parts.ts';
import type { PopupProps } from './view.ts';

/** The first run, a day with requests, or a zero, in the frame that all of them share. */
export function Popup(props: PopupProps) {
  const { reading, words } = props;
  const today = dayOf(reading.now);
  const summary = summariseDay(reading.record, today);
  return (
    <Frame
      words={words}
      title={words.today}
      below={isNew(reading) ? words.justInstalled : dayLine(today, props)}
      lead={<Mark />}
      tools={<Tools {...props} />}
      notes={hasNotes(reading) && <Notes {...props} />}
      links={<Links {...props} />}
    >
      {isNew(reading) ? (
        <FirstRun sites={reading.sites} words={words} />
      ) : isQuiet(reading) ? (
        <Zero {...props} summary={summary} />
      ) : (
        <Day {...props} summary={summary} />
      )}
    </Frame>
  );
}

/** Today is this device's, and says so where there are others. */
function dayLine(today: string, { reading, words }: PopupProps): string {
  const date = longDate(today, words, today);
  return reading.hasOthers ? `${date}, ${words.devices.own.toLowerCase()}` : date;
}

function Tools(props: PopupProps) {
  const { options } = props.words.pages;
  return (
    <>
      {hasAgreed(props.reading.settings) && (
        <>
          <CountingButton {...props} />
          {/* There before its content: a button pressed early opens it too. */}
          <fieldset id={COUNTING_MENU} class="menu" popover="auto">
            <CountingMenu {...props} />
          </fieldset>
        </>
      )}
      <a
        class="ib"
        href={pageUrl('options')}
        target="_blank"
        rel="noreferrer"
        aria-label={options}
        title={options}
      >
        <Icon name="sliders" />
      </a>
    </>
  );
}

function Links({ reading, words }: PopupProps) {
  return (
    <>
      <a class={reading.summaryDue ? 'lk news' : 'lk'} href={`#week=${reading.summaryDue ?? ''}`}>
        {reading.summaryDue ? words.summaryReady : words.thisWeek}
      </a>
      <PageLink href={pageUrl('dashboard')}>{words.pages.dashboard}</PageLink>
    </>
  );
}

/** Where the store can't be opened: it says so rather than show a zero. */
export function Unreadable({ words, title, more }: UnreadableProps<CommonWords>) {
  return (
    <Frame words={words} title={words.today} below="" lead={<Mark />}>
      <div class="plain">
        <h1>{title}</h1>
        <p class="q">{more}</p>
      </div>
    </Frame>
  );
}
