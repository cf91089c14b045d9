/** What is shown, as a file: its requests for a spreadsheet or with all columns, or all of it to be imported again. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import { Icon } from '../kit/icons.tsx';
import { Status } from '../kit/status.tsx';
import { saveFile } from '../shell/save-file.ts';
import { EXPORT_FORMATS } from '../sources/archive/reading.ts';
import type { ExportFile } from './source.ts';
import type { ViewProps } from './view.ts';

/** A button for each, and what was written; the file holds the whole period, not only the records in sight. */
export function Export({ reading, words, source }: ViewProps) {
  const [told, setTold] = useState<string | null>(null);
  const { period } = reading.history;
  const save = async (made: Promise<ExportFile>): Promise<void> => {
    try {
      const { name, blob, requests } = await made;
      saveFile({ name, content: blob });
      setTold(words.exported(name, requests, formatCount(requests ?? 0, words.numbers)));
    } catch {
      setTold(words.notExported);
    }
  };
  const sheet = () => {
    const { settings, siteNames } = reading;
    return source.exportSheet(period, { words, settings, siteNames });
  };
  return (
    <>
      <SaveButton text={words.sheet.export} onClick={() => void save(sheet())} />
      {EXPORT_FORMATS.map((format) => (
        <SaveButton
          key={format}
          text={words.exports[format]}
          onClick={() => void save(source.exportFile(format, period))}
        />
      ))}
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
