/** An export file is read in: what was taken, and what was not, row by row. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { Option } from '../kit/option.tsx';
import { Status } from '../kit/status.tsx';
import type { ImportOutcome } from '../sources/settings/reading.ts';
import type { SectionProps } from './section.tsx';

/** More would not be read. */
const MOST_LISTED = 20;

/** Takes a JSON export; settings only where their box is ticked. Lists the first rows that were not taken. */
export function Import({ words, client }: SectionProps) {
  const [withSettings, setWithSettings] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const take = async (file: File): Promise<void> => {
    setOutcome(null);
    setOutcome(await client.importFile(file, withSettings, setProgress));
    setProgress(null);
  };
  return (
    <>
      <Option name={words.data.import.name} more={words.data.import.more}>
        <span class="actions">
          <label class="check">
            <input
              type="checkbox"
              checked={withSettings}
              onChange={({ currentTarget }) => setWithSettings(currentTarget.checked)}
            />
            {words.data.importSettings}
          </label>
          <FileButton text={words.data.chooseFile} take={take} />
        </span>
      </Option>
      <Status>
        {progress !== null && <p>{words.data.importing(progress, formatCount(progress, words.numbers))}</p>}
        {outcome && <Outcome outcome={outcome} words={words} />}
      </Status>
    </>
  );
}

function FileButton({ text, take }: { text: string; take: (file: File) => Promise<void> }) {
  const onChange = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file) await take(file);
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <label class="btn file">
      {text}
      <input
        type="file"
        accept="application/json,.json"
        onChange={({ currentTarget }) => void onChange(currentTarget)}
      />
    </label>
  );
}

function Outcome({ outcome, words }: { outcome: ImportOutcome; words: OptionsWords }) {
  const { data, numbers } = words;
  if (outcome.result !== 'taken') return <p>{data.notImported[outcome.result]}</p>;
  const { requests, days, rejected, settingsTaken } = outcome;
  return (
    <div>
      <p>
        {data.imported(requests, formatCount(requests, numbers), days, formatCount(days, numbers))}
        {settingsTaken && ` ${data.settingsTaken}`}
      </p>
      {rejected.length > 0 && (
        <>
          <p>{data.rejected(rejected.length, formatCount(rejected.length, numbers))}</p>
          <ul class="q sm">
            {rejected.slice(0, MOST_LISTED).map(({ table, row }) => (
              <li key={`${table} ${row}`}>
                {data.rejectedRow(
                  table === 'requests' ? data.requestsTable : data.daysTable,
                  formatCount(row, numbers),
                )}
              </li>
            ))}
            {rejected.length > MOST_LISTED && <li>…</li>}
          </ul>
        </>
      )}
    </div>
  );
}
