/** What is shown, as a file: its requests for a spreadsheet or with all columns, or all of it to be imported again. */
import { countedText } from '../../i18n/counted.ts';
import { isFiltering, type RowFilter } from '../../model/summaries/records.ts';
import { Icon } from '../kit/icons.tsx';
import { Status } from '../kit/status.tsx';
import { useSaving } from '../shell/saving.tsx';
import type { ExportFile } from './source.ts';
import type { ExportedTable } from './tables.ts';
import type { ViewProps } from './view.ts';

interface ExportProps extends ViewProps {
  filter: RowFilter;
}

/**
 * A button for each, and what was written. The tables hold what is found, in sight or not; what can be imported again
 * holds the whole period.
 */
export function Export({ reading, words, source, filter }: ExportProps) {
  const { period } = reading.history;
  const { shown, save } = useSaving({
    words: words.saving,
    numbers: words.numbers,
    saved: ({ name, counts }: ExportFile) =>
      counts === null
        ? words.exported(name, null, '')
        : words.exported(name, counts.requests + counts.sessions, countedText(counts, words)),
    failed: words.notExported,
  });
  const saveTable = (table: ExportedTable): void => {
    const { settings, siteNames } = reading;
    const context = { words, settings, siteNames };
    void save((onRead) => source.exportTable(table, { period, filter }, context, onRead));
  };
  const saveJson = (): void => void save((onRead) => source.exportJson(period, onRead));
  return (
    <>
      <SaveButton text={words.exports.sheet} onClick={() => saveTable('sheet')} />
      <SaveButton text={words.exports.columns} onClick={() => saveTable('columns')} />
      <SaveButton text={words.exports.json} onClick={saveJson} />
      {isFiltering(filter) && <p class="q sm">{words.exportsFound}</p>}
      <Status inPlace>{shown}</Status>
    </>
  );
}

function SaveButton({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button class="btn" type="button" onClick={onClick}>
      <Icon name="download" />
      {text}
    </button>
  );
}
