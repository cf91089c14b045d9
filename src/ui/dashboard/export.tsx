/** What is shown, as a file: its requests for a spreadsheet or with all columns, or all of it to be imported again. */
import { useState } from 'preact/hooks';
import { countedText } from '../../i18n/counted.ts';
import { isFiltering, type RowFilter } from '../../model/summaries/records.ts';
import { Icon } from '../kit/icons.tsx';
import { Status } from '../kit/status.tsx';
import { saveFile } from '../shell/save-file.ts';
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
  const [told, setTold] = useState<string | null>(null);
  const { period } = reading.history;
  const save = async (made: Promise<ExportFile>): Promise<void> => {
    try {
      const { name, blob, counts } = await made;
      saveFile({ name, content: blob });
      setTold(
        counts === null
          ? words.exported(name, null, '')
          : words.exported(name, counts.requests + counts.sessions, countedText(counts, words)),
      );
    } catch {
      setTold(words.notExported);
    }
  };
  const saveTable = (table: ExportedTable): void => {
    const { settings, siteNames } = reading;
    void save(source.exportTable(table, { period, filter }, { words, settings, siteNames }));
  };
  return (
    <>
      <SaveButton text={words.exports.sheet} onClick={() => saveTable('sheet')} />
      <SaveButton text={words.exports.columns} onClick={() => saveTable('columns')} />
      <SaveButton text={words.exports.json} onClick={() => void save(source.exportJson(period))} />
      {isFiltering(filter) && <p class="q sm">{words.exportsFound}</p>}
      <Status inPlace>{told !== null && <p>{told}</p>}</Status>
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
