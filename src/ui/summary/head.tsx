/** The week in one look: its count, the reading on its range, energy, CO2e and water, and what is usual. */

import { useMemo } from 'preact/hooks';
import { WITH_YEAR } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { exactly } from '../../model/footprint/range.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { usualBeside } from '../../model/summaries/week-change.ts';
import { Icon, type IconName } from '../kit/icons.tsx';
import { estimateItem, footprintItems, Tri, type TriItem } from '../kit/tri.tsx';
import { MadeLine } from '../shell/made-line.tsx';
import { ReadingRide } from '../shell/reading-ride.tsx';
import { SearchBasis } from '../shell/search-basis.tsx';
import { Share } from '../shell/share.tsx';
import type { WeekReading } from '../sources/week/reading.ts';
import { beforeText, usualName, weekDates, weekLine, weekSentence, weekTitle } from './say-week.ts';

interface HeadProps {
  reading: WeekReading;
  words: SummaryWords;
}

/** The count alone where the week has no energy; the usual week only where one is known. */
export function Head({ reading, words }: HeadProps) {
  const { summary } = reading;
  const hasEnergy = summary.totals.footprint.energyWh.high > 0;
  return (
    <>
      <WeekLine reading={reading} words={words} />
      <div class="dh">
        <Counted reading={reading} words={words} />
        {hasEnergy && <WeekRide reading={reading} words={words} />}
      </div>
      {hasEnergy && (
        <>
          <div class="measures">
            <Tri items={measuresOf(reading, words)} />
          </div>
          <ShareWeek reading={reading} words={words} />
        </>
      )}
    </>
  );
}

/** Which week it is, and the ways to those beside it. */
function WeekLine({ reading, words }: HeadProps) {
  const { summary, previous, next } = reading;
  return (
    <div class="week-line">
      <p class="q">
        {weekTitle(summary.start, words)}, {weekLine(summary, words, reading.today)}
      </p>
      <nav aria-label={words.pages.summary}>
        <WeekLink start={previous} icon="back" label={words.previousWeek} />
        <WeekLink start={next} icon="forward" label={words.nextWeek} />
      </nav>
    </div>
  );
}

function Counted({ reading, words }: HeadProps) {
  const { summary, today } = reading;
  const { totals } = summary;
  const before = beforeText(summary, today, words);
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <div>
      <h1 class="total">
        <span class="cnt" data-measure="requests">
          {count(totals.requests)}
        </span>{' '}
        {words.requests(totals.requests)}
      </h1>
      {before && <p class="q">{before}</p>}
      <MadeLine made={summary.made} words={words} />
      {totals.sessions > 0 && <p class="q">{words.voiceSessions(totals.sessions, count(totals.sessions))}</p>}
    </div>
  );
}

function WeekRide({ reading: { summary, settings }, words }: HeadProps) {
  const { energyWh } = summary.totals.footprint;
  return (
    <ReadingRide
      range={searchEquivalents(energyWh, searchBaseline(settings.searchBaseline))}
      measure="searches"
      words={words}
      middle={<SearchBasis energyWh={energyWh} settings={settings} words={words} />}
    />
  );
}

function WeekLink({ start, icon, label }: { start: string | null; icon: IconName; label: string }) {
  if (start === null) return null;
  return (
    <a class="ib" href={`?week=${start}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </a>
  );
}

function measuresOf({ summary }: WeekReading, words: SummaryWords): TriItem[] {
  const items = footprintItems(summary.totals.footprint, words);
  const usual = usualBeside(summary);
  if (!usual) return items;
  const { energyWh, requests, weeks } = usual;
  const usualItem = estimateItem('energy', usualName(usual, words), exactly(energyWh), words);
  const count = (value: number): string => formatCount(value, words.numbers);
  return [
    ...items,
    { ...usualItem, key: 'usual', range: words.medianOf(requests, count(requests), count(weeks)) },
  ];
}

/** What made the week is said without a name. */
function ShareWeek({ reading: { summary, settings }, words }: HeadProps) {
  const shared = useMemo(() => {
    const { start, totals } = summary;
    const said = weekSentence(summary, null, words) ?? '';
    return { dates: weekDates(start, words, WITH_YEAR), totals, said, id: start };
  }, [summary, words]);
  return <Share {...{ shared, settings, words }} hash="#share" />;
}
