/** Deleting a day, a site or everything: asked first, and with half a minute to take it back. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countedText } from '../../i18n/counted.ts';
import { longDate } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { dayOf } from '../../model/calendar/day.ts';
import type { Selection } from '../../model/messages/wire.ts';
import type { Counts } from '../../model/summaries/records.ts';
import { Ask } from '../kit/ask.tsx';
import { Icon } from '../kit/icons.tsx';
import { Option } from '../kit/option.tsx';
import { Select } from '../kit/select.tsx';
import { Status } from '../kit/status.tsx';
import { type SettingsReading, siteLabel } from '../sources/settings/reading.ts';
import type { SectionProps } from './section.tsx';

/** What came of the last click, beyond what is stored. */
type Outcome = 'failed' | 'asked-back' | 'too-late';

/** What a person clicked on, and what is counted in it. */
interface Asked {
  readonly selection: Selection;
  readonly counts: Counts;
}

/** Says what was deleted for as long as it can be taken back, also after a reload. */
export function Deletion({ reading, words, client }: SectionProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async (selection: Selection): Promise<void> =>
    setAsked({ selection, counts: await client.count(selection) });
  const remove = async (selection: Selection): Promise<void> => {
    setAsked(null);
    setOutcome((await client.delete(selection)) ? null : 'failed');
  };
  const restore = async (): Promise<void> => setOutcome((await client.restore()) ? 'asked-back' : 'too-late');
  return (
    <>
      <DeleteDay reading={reading} words={words} ask={ask} />
      <DeleteSite reading={reading} words={words} ask={ask} />
      <Option name={words.data.deleteAll.name} more={words.data.deleteAll.more}>
        <DeleteButton
          words={words}
          what={words.data.deleteAll.name}
          disabled={false}
          onClick={() => ask({ of: 'all' })}
        />
      </Option>
      <Status>
        {asked ? (
          <Ask
            question={question(asked, reading, words)}
            yes={words.data.delete}
            no={words.data.keep}
            onYes={() => void remove(asked.selection)}
            onNo={() => setAsked(null)}
          />
        ) : (
          <Deleted reading={reading} words={words} outcome={outcome} restore={() => void restore()} />
        )}
      </Status>
    </>
  );
}

interface DeleteProps extends Pick<SectionProps, 'reading' | 'words'> {
  ask: (selection: Selection) => Promise<void>;
}

function DeleteDay({ reading, words: { data }, words, ask }: DeleteProps) {
  const [day, setDay] = useState('');
  return (
    <Option name={data.deleteDay}>
      <span class="actions">
        <input
          class="field"
          type="date"
          max={lastDay(reading)}
          aria-label={data.day}
          value={day}
          onInput={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <DeleteButton
          words={words}
          what={data.deleteDay}
          disabled={day === ''}
          onClick={() => ask({ of: 'day', day })}
        />
      </span>
    </Option>
  );
}

function DeleteSite({ reading, words: { data }, words, ask }: DeleteProps) {
  const [site, setSite] = useState('');
  return (
    <Option name={data.deleteSite}>
      <span class="actions">
        <Select
          label={data.deleteSite}
          value={site}
          choices={[{ value: '', text: data.chooseSite }, ...knownSites(reading, words)]}
          onChange={setSite}
        />
        <DeleteButton
          words={words}
          what={data.deleteSite}
          disabled={site === ''}
          onClick={() => ask({ of: 'site', site })}
        />
      </span>
    </Option>
  );
}

interface DeletedProps extends Pick<SectionProps, 'reading' | 'words'> {
  outcome: Outcome | null;
  restore: () => void;
}

/** What was deleted and the way back, or what came of going it. */
function Deleted({ reading, words, outcome, restore }: DeletedProps) {
  const { deletion } = reading;
  const undo = useRef<HTMLButtonElement>(null);
  // Of what is deleted on this page, not of what was when it opened.
  const opened = useRef(true);
  useLayoutEffect(() => {
    if (!opened.current) undo.current?.focus();
    opened.current = false;
  }, [JSON.stringify(deletion)]);
  if (!deletion) return outcome && <p>{outcomeText(outcome, words)}</p>;
  if (deletion.isRestoring) return <p>{words.data.restoring}</p>;
  return (
    <>
      <p>{words.data.deleted(selectionText(deletion.selection, reading, words))}</p>
      <button ref={undo} class="btn primary" type="button" onClick={restore}>
        {words.data.undo}
      </button>
    </>
  );
}

interface DeleteButtonProps {
  words: OptionsWords;
  /** For who does not see the row it stands in. */
  what: string;
  disabled: boolean;
  onClick: () => Promise<void>;
}

function DeleteButton({ words, what, disabled, onClick }: DeleteButtonProps) {
  return (
    <button class="btn" type="button" aria-label={what} disabled={disabled} onClick={() => void onClick()}>
      <Icon name="trash" />
      {words.data.delete}
    </button>
  );
}

/** Also days to come, where a wrong clock had something stored of them. */
function lastDay({ now, newestDay }: SettingsReading): string {
  const today = dayOf(now);
  return newestDay !== null && newestDay > today ? newestDay : today;
}

function question({ selection, counts }: Asked, reading: SettingsReading, words: OptionsWords): string {
  const what = selectionText(selection, reading, words);
  return words.data.ask(what, counts.requests + counts.sessions, countedText(counts, words));
}

/** Sites something was seen of: of the table, and of one's own. */
function knownSites(reading: SettingsReading, words: OptionsWords): { value: string; text: string }[] {
  return reading.health.map(({ site }) => ({ value: site, text: siteLabel(site, reading, words) }));
}

function selectionText(
  selection: Selection | { readonly of: 'elsewhere' },
  reading: SettingsReading,
  words: OptionsWords,
): string {
  switch (selection.of) {
    case 'request':
      return words.data.aRequest;
    case 'requests':
      return `${formatCount(selection.ids.length, words.numbers)} ${words.requests(selection.ids.length)}`;
    case 'day':
      return longDate(selection.day, words, dayOf(reading.now));
    case 'site':
      return siteLabel(selection.site, reading, words);
    case 'all':
      return words.data.everything;
    case 'elsewhere':
      return words.data.elsewhere;
  }
}

function outcomeText(outcome: Outcome, { data, notSaved }: OptionsWords): string {
  switch (outcome) {
    case 'failed':
      return notSaved;
    case 'asked-back':
      return data.restored;
    case 'too-late':
      return data.tooLate;
  }
}
