/** The dashboard: any range of days in any measure, and every request behind it. */
import { hasAgreed } from '../../model/settings/consent.ts';
import { ConsentNote } from '../shell/consent-note.tsx';
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
      <main tabIndex={-1} aria-busy={reading.sample === null}>
        <h1 class="vh">{words.pages.dashboard}</h1>
        <ConsentNote settings={reading.settings} words={words} level={2} />
        {reading.isEmpty ? (
          <Empty {...view} />
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

/** An invitation; what becomes of a request only where it is counted. */
function Empty({ reading, words }: ViewProps) {
  return (
    <div class="sec">
      {hasAgreed(reading.settings) && (
        <>
          <p class="h1">{words.emptyTitle}</p>
          <p class="lead">{words.emptyMore}</p>
        </>
      )}
      <p class="q">{words.staysHere}</p>
      <a class="lk" href={historyUrl()}>
        {words.bringHistory}
      </a>
    </div>
  );
}
