/** A report for an organisation: what goes into it, all that it holds, and the file. */
import { useState } from 'preact/hooks';
import type { OrganisationWords } from '../../i18n/words/organisation.ts';
import { organisationReport, type ReportChoices } from '../../model/organisation/report.ts';
import { Status } from '../kit/status.tsx';
import { TickList } from '../kit/tick-list.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import type { OrganisationClient, OrganisationReading } from '../sources/organisation/reading.ts';
import { Choices } from './choices.tsx';
import { Contents } from './contents.tsx';
import { ReportFile } from './report-file.tsx';

/** What was read, the words to say it in, and what can be done. */
export interface OrganisationProps {
  reading: OrganisationReading;
  words: OrganisationWords;
  source: OrganisationClient;
}

/** The newest period, until another is chosen; one that is no longer among them gives way to the newest. */
export function Organisation({ reading, words, source }: OrganisationProps) {
  const { settings, periods, rows, siteNames } = reading;
  const [asked, setAsked] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const period = periods.find(({ from }) => from === asked) ?? periods[0];
  const choose = (change: Partial<ReportChoices>): void => {
    const done = source.choose(change).catch(() => false);
    void done.then((isDone) => setRefused(!isDone));
  };
  const report = period && organisationReport(rows, period, settings);
  return (
    <PageFrame words={words} current={null} width="wide">
      <main>
        <h1 class="h1">{words.title}</h1>
        <p class="lead">{words.intro}</p>
        <div class="cols sec">
          <TickList icon="check" title={words.holds} items={words.holdsMore} />
          <TickList icon="cross" title={words.never} items={words.neverMore} />
        </div>
        <Choices {...{ choose, periods, words }} choices={settings} period={period} onPeriod={setAsked} />
        <Status>{isRefused && <p>{words.notChanged}</p>}</Status>
        {report ? (
          <>
            <Contents {...{ report, words, siteNames }} />
            <ReportFile
              key={`${report.unit} ${report.period.from}`}
              {...{ report, words, source }}
              version={reading.version}
            />
          </>
        ) : (
          <section class="sec">
            <h2 class="h3">{words.noneOver[settings.reportUnit]}</h2>
            <p class="q">{words.noneOverMore}</p>
          </section>
        )}
      </main>
    </PageFrame>
  );
}
