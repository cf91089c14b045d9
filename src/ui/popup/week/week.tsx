/** A week in the popup: against the week before and the usual one, what drove it, and a day that stands out. */
import { Component } from 'preact';
import { amountText } from '../../../i18n/amounts.ts';
import { capital } from '../../../i18n/capital.ts';
import { listOf } from '../../../i18n/dates.ts';
import { formatCount } from '../../../i18n/format.ts';
import type { SummaryWords } from '../../../i18n/words/summary.ts';
import { weekNumber } from '../../../model/calendar/week.ts';
import { searchBaseline, searchEquivalents } from '../../../model/footprint/search.ts';
import { usualBeside } from '../../../model/summaries/week-change.ts';
import type { CountedWeek } from '../../../model/summaries/week-summary.ts';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { Ride } from '../../kit/ride.tsx';
import { Strip } from '../../kit/strip.tsx';
import type { StripBar } from '../../kit/strip-answers.tsx';
import { DevicesShown } from '../../shell/devices-shown.tsx';
import { madeParts } from '../../shell/made-line.tsx';
import { historyUrl, pageUrl } from '../../shell/page-url.ts';
import { SearchBasis } from '../../shell/search-basis.tsx';
import type { WeekClient, WeekReading } from '../../sources/week/reading.ts';
import { Bars, BarsTable } from '../../summary/bars.tsx';
import { GoalRail } from '../../summary/goal-rail.tsx';
import {
  beforeText,
  capitalWeekday,
  centralText,
  trendImages,
  weekDates,
  weekLine,
  weekSentence,
  weekTitle,
} from '../../summary/say-week.ts';
import { Measures, rideOf } from '../figures.tsx';
import { Frame, PageLink } from '../frame.tsx';

interface WeekProps {
  reading: WeekReading;
  words: SummaryWords;
  source: WeekClient;
}

/** A sentence where nothing was counted; notes that the week was looked at. */
export class Week extends Component<WeekProps> {
  override componentDidMount(): void {
    this.props.source.noteShown(this.props.reading.summary);
  }

  override render({ reading, words, source }: WeekProps) {
    const { summary } = reading;
    const page = `${pageUrl('summary')}?week=${summary.start}`;
    return (
      <Frame
        words={words}
        title={weekTitle(summary.start, words)}
        below={weekLine(summary, words, this.props.reading.today)}
        lead={<Back words={words} />}
        tools={<Tools {...this.props} page={page} />}
        links={
          <PageLink href={page}>
            {words.fullSummary}
            <Icon name="forward" />
          </PageLink>
        }
      >
        <DevicesShown
          words={words}
          value={reading.settings.devices}
          hasOthers={reading.hasOthers}
          onChange={(devices) => void source.change({ devices })}
        />
        <Totals reading={reading} words={words} />
        {summary.totals.requests + summary.totals.sessions > 0 ? (
          <Figures reading={reading} words={words} />
        ) : (
          <div class="say">
            <p>{words.nothing}</p>
            <PageLink href={historyUrl()}>{words.bringHistory}</PageLink>
          </div>
        )}
      </Frame>
    );
  }
}

function Back({ words }: { words: SummaryWords }) {
  return (
    <a class="ib" href="#today" aria-label={words.backToToday} title={words.backToToday}>
      <Icon name="back" />
    </a>
  );
}

/** The weeks beside it, and the card to share. */
function Tools({ reading, words, page }: WeekProps & { page: string }) {
  const { previous, next } = reading;
  const { open } = words.share;
  return (
    <>
      {previous && <WeekLink start={previous} icon="back" label={words.previousWeek} />}
      {next && <WeekLink start={next} icon="forward" label={words.nextWeek} />}
      <a class="ib" href={`${page}#share`} target="_blank" rel="noreferrer" aria-label={open} title={open}>
        <Icon name="share" />
      </a>
    </>
  );
}

function WeekLink({ start, icon, label }: { start: string; icon: IconName; label: string }) {
  return (
    <a class="ib" href={`#week=${start}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </a>
  );
}

function Totals({ reading, words }: Pick<WeekProps, 'reading' | 'words'>) {
  const { summary, today } = reading;
  const { totals } = summary;
  const before = beforeText(summary, today, words);
  const usual = usualBeside(summary);
  const count = (value: number): string => formatCount(value, words.numbers);
  const text = count(totals.requests);
  // In one line: the popup has little room.
  const besides = [
    ...madeParts(summary.made, words),
    ...(totals.sessions > 0 ? [words.voiceSessions(totals.sessions, count(totals.sessions))] : []),
  ];
  return (
    <div class="hero">
      <div>
        <h1>
          <span class={text.length >= 5 ? 'cnt long' : 'cnt week'} data-measure="requests">
            {text}
          </span>
          {words.requests(totals.requests)}
        </h1>
        {before && <p>{before}</p>}
        {usual && summary.isOver && (
          <p>{words.inUsualWeek(count(usual.requests), usual.days, count(usual.days))}</p>
        )}
        {besides.length > 0 && <p>{listOf(besides, words)}</p>}
      </div>
      <Weeks reading={reading} words={words} />
    </div>
  );
}

/** The week among the four before it: each leads to itself. */
function Weeks({ reading: { summary, previous, today }, words }: Pick<WeekProps, 'reading' | 'words'>) {
  if (previous === null) return null;
  return (
    <Strip
      caption={words.fiveWeeks}
      dayLabel={words.when}
      valueLabel={capital(words.requests(2), words)}
      usualLabel={null}
      isOver={summary.isOver}
      bars={summary.weeks.map((week) => weekBar(week, today, words))}
      hrefOf={(start) => `#week=${start}`}
    />
  );
}

function weekBar({ start, requests }: CountedWeek, today: string, words: SummaryWords): StripBar {
  const valueText = requests === null ? words.notMetered : formatCount(requests, words.numbers);
  return {
    key: start,
    letter: String(weekNumber(start)),
    name: `${weekTitle(start, words)}, ${weekDates(start, words, today)}`,
    value: requests,
    valueText,
    said: requests === null ? valueText : `${valueText} ${words.requests(requests)}`,
    usual: null,
    usualText: '–',
  };
}

function Figures({ reading, words }: Pick<WeekProps, 'reading' | 'words'>) {
  const { summary, settings, siteNames } = reading;
  const { footprint } = summary.totals;
  const { energyWh } = footprint;
  const searches = searchEquivalents(energyWh, searchBaseline(settings.searchBaseline));
  const said = weekSentence(summary, siteNames, words);
  return (
    <>
      <div class="ridebox" data-measure="searches">
        <Ride
          {...rideOf(searches, words)}
          middle={<SearchBasis energyWh={energyWh} settings={settings} words={words} />}
        />
      </div>
      <Measures footprint={footprint} words={words} />
      <GoalRail reading={reading} words={words} />
      <Bars summary={summary} today={reading.today} words={words} isFull={false} />
      <div class="vh week-table">
        <BarsTable summary={summary} today={reading.today} words={words} />
      </div>
      {said && <p class="say">{said}</p>}
      <Trend reading={reading} words={words} />
    </>
  );
}

function Trend({ reading, words }: Pick<WeekProps, 'reading' | 'words'>) {
  const { trendDay, totals } = reading.summary;
  if (!trendDay) return null;
  const { images, energyWh, withFew } = trendDay;
  const few = centralText((energyWh.central * withFew.images) / images, 'energy', words);
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <section class="coach" aria-labelledby="trend">
      <h2 id="trend">{words.trend.title(capitalWeekday(trendDay.day, words))}</h2>
      <p>
        {trendImages(trendDay, words)}{' '}
        <b>
          {words.trend.without(
            amountText(trendDay.withoutWh, 'energy', words),
            amountText(totals.footprint.energyWh, 'energy', words),
          )}
        </b>
        . {words.trend.few(count(withFew.images), count(images), few)}
      </p>
    </section>
  );
}
