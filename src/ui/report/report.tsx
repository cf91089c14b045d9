/** The report on a site that changed: a text to read, change and pass on oneself. */
import { useState } from 'preact/hooks';
import type { ReportWords } from '../../i18n/words/report.ts';
import { issueAddress } from '../../model/health/issue-address.ts';
import { hasReport, reportText } from '../../model/health/report.ts';
import { TRACKER_URL } from '../../model/project.ts';
import { Status } from '../kit/status.tsx';
import { TickList } from '../kit/tick-list.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { reportUrl } from '../shell/page-url.ts';
import { saveFile } from '../shell/save-file.ts';
import { type SettingsReading, siteLabel } from '../sources/settings/reading.ts';

/** What was read, with the health of each site, and the words to say it in. */
export interface ReportProps {
  reading: SettingsReading;
  words: ReportWords;
}

/** @param site id of the site to report on; any that changed where it is null */
export function Report({ reading, words, site }: ReportProps & { site: string | null }) {
  const changed = reading.health.filter(hasReport);
  const health = changed.find((entry) => entry.site === site) ?? (site === null ? changed[0] : undefined);
  const text = health && reportText({ health, version: reading.version, userAgent: navigator.userAgent });
  return (
    <PageFrame words={words} current={null} width="narrow">
      <main>
        {health && text !== undefined ? (
          <Written key={health.site} reading={reading} words={words} site={health.site} text={text} />
        ) : (
          <>
            <h1 class="h1">{words.nothing}</h1>
            <p class="lead">{words.nothingMore}</p>
          </>
        )}
        <Others
          sites={changed.map((entry) => entry.site).filter((id) => id !== health?.site)}
          {...{ reading, words }}
        />
      </main>
    </PageFrame>
  );
}

interface WrittenProps extends ReportProps {
  site: string;
  text: string;
}

function Written({ reading, words, site, text }: WrittenProps) {
  // What the person makes of it stays, whatever is read anew meanwhile.
  const [edited, setEdited] = useState(text);
  return (
    <>
      <h1 class="h1">{words.heading(siteLabel(site, reading, words))}</h1>
      <p class="lead">{words.intro}</p>
      <div class="cols sec">
        <TickList icon="check" title={words.holds} items={words.holdsMore} />
        <TickList icon="cross" title={words.never} items={words.neverMore} />
      </div>
      <ReportText words={words} site={site} text={edited} setText={setEdited} />
      <WhereTo words={words} site={siteLabel(site, reading, words)} text={edited} />
    </>
  );
}

interface WhereToProps {
  words: ReportWords;
  /** As people call it. */
  site: string;
  /** The report as the person left it. */
  text: string;
  /** '' where there is none. */
  tracker?: string;
}

/** After the text, so that it was seen: the tracker opens beside this page with it, and the person sends it there. */
export function WhereTo({ words, site, text, tracker = TRACKER_URL }: WhereToProps) {
  const { address, holdsReport } = issueAddress(tracker, { site, text });
  const how = holdsReport ? words.toTracker : words.toTrackerByHand;
  return (
    <section class="sec">
      <h2 class="h3">{words.whereTo}</h2>
      <p class="q">{tracker ? how : words.whereToMore}</p>
      {tracker && (
        <p class="actions">
          <a class="btn primary" href={address} target="_blank" rel="noreferrer">
            {words.openTracker}
          </a>
        </p>
      )}
    </section>
  );
}

function ReportText({
  words,
  site,
  text,
  setText,
}: Omit<WrittenProps, 'reading'> & { setText: (text: string) => void }) {
  return (
    <section class="sec">
      <h2 class="h3">
        <label for="report">{words.text}</label>
      </h2>
      <p class="q sm" id="report-more">
        {words.textMore}
      </p>
      <textarea
        id="report"
        class="field"
        aria-describedby="report-more"
        rows={text.split('\n').length + 1}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <PassOn words={words} site={site} text={text} />
    </section>
  );
}

/** Copies or saves the report as the person left it. */
function PassOn({ words, site, text }: Omit<WrittenProps, 'reading'>) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    const copying = navigator.clipboard.writeText(text);
    setCopied(
      await copying.then(
        () => true,
        () => false,
      ),
    );
  };
  const save = (): void =>
    saveFile({ name: `trottinette-${site}.txt`, content: new Blob([text], { type: 'text/plain' }) });
  return (
    <>
      <p class="actions">
        <button class={TRACKER_URL ? 'btn' : 'btn primary'} type="button" onClick={() => void copy()}>
          {words.copy}
        </button>
        <button class="btn" type="button" onClick={save}>
          {words.save}
        </button>
      </p>
      <Status>{copied !== null && <p>{copied ? words.copied : words.notCopied}</p>}</Status>
    </>
  );
}

function Others({ sites, reading, words }: ReportProps & { sites: readonly string[] }) {
  if (sites.length === 0) return null;
  return (
    <section class="sec">
      <h2 class="h3">{words.choose}</h2>
      <ul>
        {sites.map((site) => (
          <li key={site}>
            <a class="lk" href={reportUrl(site)}>
              {siteLabel(site, reading, words)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
