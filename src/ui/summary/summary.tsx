/** The summary of a week: what it came to, what changed and why, and what would have made a difference. */
import { useEffect } from 'preact/hooks';
import { listOf } from '../../i18n/dates.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { ConsentNote } from '../shell/consent-note.tsx';
import { DevicesShown } from '../shell/devices-shown.tsx';
import { howUrl } from '../shell/how-url.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { historyUrl } from '../shell/page-url.ts';
import type { WeekClient, WeekReading } from '../sources/week/reading.ts';
import { GoalPanel } from './goal.tsx';
import { Head } from './head.tsx';
import { Heaviest } from './heaviest.tsx';
import { LookupsNote } from './lookups-note.tsx';
import { weekSentence } from './say-week.ts';
import { TrendPanel } from './trend.tsx';
import { Vehicles } from './vehicles.tsx';
import { WeekChart } from './week-chart.tsx';

/** What was read, the words to say it in, and what can be done. */
export interface SummaryProps {
  reading: WeekReading;
  words: SummaryWords;
  source: WeekClient;
}

/** The whole page, a sentence where nothing was counted; notes that the week was looked at. */
export function Summary({ reading, words, source }: SummaryProps) {
  const { summary } = reading;
  useEffect(() => source.noteShown(summary), [source, summary]);
  const { totals, factors } = summary;
  const sets = [...new Set(factors.map((tag) => tag.split('/')[0] ?? tag))];
  return (
    <PageFrame words={words} current="summary" width="mid">
      <main>
        <ConsentNote settings={reading.settings} words={words} level={2} />
        <DevicesShown
          words={words}
          value={reading.settings.devices}
          hasOthers={reading.hasOthers}
          onChange={(devices) => void source.change({ devices })}
        />
        <Head reading={reading} words={words} />
        {totals.requests + totals.sessions === 0 ? (
          <Nothing reading={reading} words={words} />
        ) : (
          <>
            <ChangeLine reading={reading} words={words} />
            <WeekChart summary={summary} today={reading.today} words={words} />
            <TrendPanel reading={reading} words={words} />
            <Vehicles record={reading.record} summary={summary} words={words} />
            <Heaviest reading={reading} words={words} />
            <LookupsNote reading={reading} words={words} />
            <GoalPanel reading={reading} words={words} source={source} />
            <p class="q sm boundary">
              {words.boundary(listOf(sets, words))}{' '}
              <a href={howUrl({ of: 'week', start: summary.start })}>{words.how}</a>
            </p>
          </>
        )}
      </main>
    </PageFrame>
  );
}

/** Where there is something to see all the same; of the week that runs, an invitation where a request is counted. */
function Nothing({ reading: { summary, settings }, words }: Pick<SummaryProps, 'reading' | 'words'>) {
  return (
    <div class="sec">
      <p class="lead">{summary.isOver ? words.nothing : words.nothingYet}</p>
      {!summary.isOver && hasAgreed(settings) && <p class="q">{words.emptyMore}</p>}
      <a class="lk" href={historyUrl()}>
        {words.bringHistory}
      </a>
    </div>
  );
}

function ChangeLine({ reading, words }: Pick<SummaryProps, 'reading' | 'words'>) {
  const said = weekSentence(reading.summary, reading.siteNames, words);
  return said ? <p class="h2 change">{said}</p> : null;
}
