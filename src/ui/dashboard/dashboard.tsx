/** The dashboard: any range of days in any measure, and every request behind it. */
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { historyUrl } from '../shell/page-url.ts';
import { Breakdown } from './breakdown.tsx';
import { HistoryChart, HoursChart } from './charts.tsx';
import { Controls } from './controls.tsx';
import { Head } from './head.tsx';
import { Records } from './records.tsx';
import type { ViewProps } from './view.ts';

/** The whole page; a sentence instead where nothing was ever counted, or nothing in the period. */
export function Dashboard(view: ViewProps) {
  const { reading, words, source } = view;
  const { totals } = reading.history;
  return (
    <PageFrame words={words} current="dashboard" width="wide">
      <main tabIndex={-1}>
        <h1 class="vh">{words.pages.dashboard}</h1>
        {reading.isEmpty ? (
          <Empty words={words} />
        ) : (
          <>
            <Controls {...view} />
            <Head {...view} />
            {totals.requests + totals.sessions > 0 ? (
              <>
                <HistoryChart {...view} />
                <Breakdown {...view} />
                <HoursChart {...view} />
              </>
            ) : (
              <p class="lead sec">
                {words.emptyPeriod}{' '}
                <button class="lk" type="button" onClick={() => source.ask({ span: null })}>
                  {words.allHistory}
                </button>
              </p>
            )}
            <Records {...view} />
          </>
        )}
      </main>
    </PageFrame>
  );
}

function Empty({ words }: { words: DashboardWords }) {
  return (
    <div class="sec">
      <p class="h1">{words.emptyTitle}</p>
      <p class="lead">{words.emptyMore}</p>
      <p class="q">{words.staysHere}</p>
      <a class="lk" href={historyUrl()}>
        {words.bringHistory}
      </a>
    </div>
  );
}
