/** What is shown, as a file: its requests for a spreadsheet or with all columns, or all of it to be imported again. */

import { Icon } from '../kit/icons.tsx';
import { saveFile } from '../shell/save-file.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../sources/archive/reading.ts';
import type { ViewProps } from './view.ts';

/** A button for each; the file holds the whole period, not only the records in sight. */
export function Export({ reading, words, source }: ViewProps) {
  const download = async (format: ExportFormat): Promise<void> => {
    const { name, blob } = await source.exportFile(format, reading.history.period);
    saveFile({ name, content: blob });
  };
  const downloadSheet = async (): Promise<void> => {
    const { settings, siteNames } = reading;
    const { name, blob } = await source.exportSheet(reading.history.period, { words, settings, siteNames });
    saveFile({ name, content: blob });
  };
  return (
    <div class="row">
      <button class="btn" type="button" onClick={() => void downloadSheet()}>
        <Icon name="download" />
        {words.sheet.export}
      </button>
      {EXPORT_FORMATS.map((format) => (
        <button key={format} class="btn" type="button" onClick={() => void download(format)}>
          <Icon name="download" />
          {words.exports[format]}
        </button>
      ))}
    </div>
  );
}
