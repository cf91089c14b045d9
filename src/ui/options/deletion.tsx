/** Deleting a day, a site or everything, with half a minute to take it back. */
import { useState } from 'preact/hooks';
import { longDate } from '../../i18n/dates.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { dayOf } from '../../model/day.ts';
import type { Selection } from '../../model/wire.ts';
import { Icon } from '../kit/icons.tsx';
import { Option } from '../kit/option.tsx';
import { Select } from '../kit/select.tsx';
import { Status } from '../kit/status.tsx';
import { type SettingsReading, siteLabel } from '../settings-reading.ts';
import type { SectionProps } from './section.tsx';

/** What came of the last click, beyond what is stored. */
type Outcome = 'failed' | 'asked-back' | 'too-late';

export function Deletion({ reading, words, client }: SectionProps) {
  const { data } = words;
  const [day, setDay] = useState('');
  const [site, setSite] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { deletion } = reading;

  const remove = async (selection: Selection): Promise<void> => {
    setOutcome((await client.delete(selection)) ? null : 'failed');
  };
  const restore = async (): Promise<void> => {
    setOutcome((await client.restore()) ? 'asked-back' : 'too-late');
  };
  const sites = knownSites(reading);

  return (
    <>
      <Option name={data.deleteDay}>
        <span class="actions">
          <input
            class="field"
            type="date"
            max={dayOf(reading.now)}
            aria-label={data.day}
            value={day}
            onInput={({ currentTarget }) => setDay(currentTarget.value)}
          />
          <DeleteButton
            words={words}
            what={data.deleteDay}
            disabled={day === ''}
            onClick={() => remove({ of: 'day', day })}
          />
        </span>
      </Option>
      <Option name={data.deleteSite}>
        <span class="actions">
          <Select
            label={data.deleteSite}
            value={site}
            choices={[{ value: '', text: data.chooseSite }, ...sites]}
            onChange={setSite}
          />
          <DeleteButton
            words={words}
            what={data.deleteSite}
            disabled={site === ''}
            onClick={() => remove({ of: 'site', site })}
          />
        </span>
      </Option>
      <Option name={data.deleteAll.name} more={data.deleteAll.more}>
        <DeleteButton
          words={words}
          what={data.deleteAll.name}
          disabled={false}
          onClick={() => remove({ of: 'all' })}
        />
      </Option>
      <Status>
        {deletion && !deletion.isRestoring && (
          <>
            <p>{data.deleted(selectionText(deletion.selection, reading, words))}</p>
            <button class="btn primary" type="button" onClick={() => void restore()}>
              {data.undo}
            </button>
          </>
        )}
        {deletion?.isRestoring && <p>{data.restoring}</p>}
        {!deletion && outcome && <p>{outcomeText(outcome, words)}</p>}
      </Status>
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

/** Sites something was seen of: of the table, and of one's own. */
function knownSites(reading: SettingsReading): { value: string; text: string }[] {
  return reading.health.map(({ site }) => ({ value: site, text: siteLabel(site, reading) }));
}

function selectionText(selection: Selection, reading: SettingsReading, words: OptionsWords): string {
  switch (selection.of) {
    case 'request':
      return words.data.aRequest;
    case 'day':
      return longDate(selection.day, words);
    case 'site':
      return siteLabel(selection.site, reading);
    case 'all':
      return words.data.everything;
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
