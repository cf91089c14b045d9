/** An export file is read in: what was taken, and what was not, row by row. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { Option } from '../kit/option.tsx';
import { Status } from '../kit/status.tsx';
import type { ImportOutcome } from '../settings-reading.ts';
import type { SectionProps } from './section.tsx';

/** More would not be read. */
const MOST_LISTED = 20;

export function Import({ words, client }: SectionProps) {
  const { data } = words;
  const [withSettings, setWithSettings] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    setOutcome(null);
    setOutcome(await client.importFile(file, withSettings, setProgress));
    setProgress(null);
    // The same file may be chosen again.
    input.value = '';
  };

  return (
    <>
      <Option name={data.import.name} more={data.import.more}>
        <span class="actions">
          <label class="check">
            <input
              type="checkbox"
              checked={withSettings}
              onChange={({ currentTarget }) => setWithSettings(currentTarget.checked)}
            />
            {data.importSettings}
          </label>
          <label class="btn file">
            {data.chooseFile}
            <input
              type="file"
              accept="application/json,.json"
              onChange={({ currentTarget }) => void take(currentTarget)}
            />
          </label>
        </span>
      </Option>
      <Status>
        {progress !== null && <p>{data.importing(formatCount(progress, words.numbers))}</p>}
        {outcome && <Outcome outcome={outcome} words={words} />}
      </Status>
    </>
  );
}

function Outcome({ outcome, words }: { outcome: ImportOutcome; words: OptionsWords }) {
  const { data, numbers } = words;
  if (outcome.result !== 'taken')
    return <p>{outcome.result === 'not-ours' ? data.notOurs : words.notSaved}</p>;
  const { requests, days, rejected, settingsTaken } = outcome;
  return (
    <div>
      <p>
        {data.imported(formatCount(requests, numbers), formatCount(days, numbers))}
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
