/** What is wrong with the counting, gravest first; nothing when all is well. */

import { listOf, longDate } from '../../i18n/dates.ts';
import { siteName } from '../../i18n/site-name.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { mayMiss, type SiteTrouble } from '../../model/health/health.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { Note } from '../kit/note.tsx';
import { ConsentNote } from '../shell/consent-note.tsx';
import { devicesUrl, pageUrl, reportUrl } from '../shell/page-url.ts';
import { AccessNote } from './access-note.tsx';
import type { Aside } from './aside.tsx';
import { PausedNote, SiteOffNote } from './counting-notes.tsx';
import { PageLink } from './frame.tsx';
import { type PopupProps, restFocus } from './view.ts';

type Trouble = SiteTrouble['kind'];
const TROUBLES: readonly Trouble[] = ['changed', 'unlisted', 'unusual-volume', 'late-tab'];

/** One for each thing that is wrong, whatever the number of its sites. */
export function Notes(props: PopupProps & Aside) {
  const { reading, words } = props;
  const { storageFailedAt, historyLostAt, now } = reading;
  return (
    <>
      {storageFailedAt !== null && (
        <Note icon="alert" title={words.storageFailed} warn>
          {words.storageFailedMore(longDate(dayOf(storageFailedAt), words, dayOf(now)))}
        </Note>
      )}
      {historyLostAt !== null && (
        <Note icon="alert" title={words.historyLost} warn>
          {words.historyLostMore(longDate(dayOf(historyLostAt), words, dayOf(now)))}
        </Note>
      )}
      {reading.devicesTrouble && (
        <Note icon="alert" title={words.devicesTrouble}>
          <PageLink href={devicesUrl()}>{words.devicesPage}</PageLink>
        </Note>
      )}
      <BackupNote {...props} />
      {hasAgreed(reading.settings) ? (
        <Troubles {...props} />
      ) : (
        <ConsentNote settings={reading.settings} words={words} />
      )}
    </>
  );
}

/** A reminder can be silenced; what failed can't. */
function BackupNote({ reading: { backupNote }, aside, source }: PopupProps & Aside) {
  if (backupNote === null) return null;
  const { title, more } = aside.backup[backupNote];
  return (
    <Note
      icon={backupNote === 'late' ? 'download' : 'alert'}
      title={title}
      actions={
        <>
          <PageLink href={`${pageUrl('options')}#data`}>{aside.toBackups}</PageLink>
          {backupNote === 'late' && (
            <button
              class="btn"
              type="button"
              onClick={() => {
                restFocus();
                void source.act({ type: 'settings/change', change: { backupReminder: false } });
              }}
            >
              {aside.noReminder}
            </button>
          )}
        </>
      }
    >
      {more}
    </Note>
  );
}

function Troubles(props: PopupProps & Aside) {
  return (
    <>
      <PausedNote {...props} />
      <AccessNote {...props} />
      <SiteOffNote {...props} />
      {TROUBLES.map((kind) => (
        <TroubleNote key={kind} kind={kind} {...props} />
      ))}
    </>
  );
}

/** One note for all the sites with the same trouble. */
function TroubleNote({ kind, ...props }: PopupProps & Aside & { kind: Trouble }) {
  const { reading, words } = props;
  const found = reading.troubles.filter(({ trouble }) => trouble.kind === kind);
  if (found.length === 0) return null;
  const sites = listOf(
    found.map(({ site }) => siteName(site, reading.siteNames, words)),
    words,
  );
  const since = Math.min(...found.map(({ trouble }) => trouble.since));
  const { title, more } = words.troubles[kind];
  const ids = found.map(({ site }) => site);
  return (
    <Note
      icon="alert"
      title={title(sites, found.length)}
      warn={found.some(({ trouble }) => mayMiss(trouble))}
      actions={<Remedy kind={kind} sites={ids} {...props} />}
    >
      {more(longDate(dayOf(since), words, dayOf(reading.now)), found.length)}
    </Note>
  );
}

/** What a person can do about it. */
function Remedy({
  kind,
  sites,
  reading,
  aside,
  source,
}: PopupProps & Aside & { kind: Trouble; sites: readonly string[] }) {
  const { here } = reading;
  if (kind === 'changed' || kind === 'unlisted') {
    return <PageLink href={reportUrl(sites[0] ?? '')}>{aside.report}</PageLink>;
  }
  if (kind !== 'late-tab' || !here?.isLate) return null;
  return (
    <button
      class="btn primary"
      type="button"
      onClick={() => {
        restFocus();
        void source.reloadTab(here.tabId);
      }}
    >
      {aside.reloadNow}
    </button>
  );
}
