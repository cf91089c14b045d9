/** What is wrong with the counting, gravest first; nothing when all is well. */

import { listOf, longDate } from '../../i18n/dates.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import { dayOf } from '../../model/day.ts';
import type { SiteTrouble } from '../../model/health.ts';
import { Note } from '../kit/note.tsx';
import type { Reading } from '../reading.ts';
import { siteName } from './view.ts';

type Trouble = SiteTrouble['kind'];
const TROUBLES: readonly Trouble[] = ['changed', 'unusual-volume', 'late-tab'];

export function Notes({ reading, words }: { reading: Reading; words: PopupWords }) {
  const { storageFailedAt } = reading;
  return (
    <>
      {storageFailedAt !== null && (
        <Note icon="alert" title={words.storageFailed} warn>
          {words.storageFailedMore(longDate(dayOf(storageFailedAt), words))}
        </Note>
      )}
      {TROUBLES.map((kind) => (
        <TroubleNote key={kind} kind={kind} reading={reading} words={words} />
      ))}
    </>
  );
}

/** One note for all the sites with the same trouble. */
function TroubleNote({ kind, reading, words }: { kind: Trouble; reading: Reading; words: PopupWords }) {
  const found = reading.troubles.filter(({ trouble }) => trouble.kind === kind);
  if (found.length === 0) return null;
  const sites = listOf(
    found.map(({ site }) => siteName(site, reading)),
    words,
  );
  const since = Math.min(...found.map(({ trouble }) => trouble.since));
  const { title, more } = words.troubles[kind];
  return (
    <Note icon="alert" title={title(sites, found.length)} warn={kind === 'changed'}>
      {more(longDate(dayOf(since), words))}
    </Note>
  );
}
