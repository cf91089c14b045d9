/** The file: to be read before it is saved, and saved. */
import { useEffect, useState } from 'preact/hooks';
import type { OrganisationWords } from '../../i18n/words/organisation.ts';
import { otlpOf } from '../../model/organisation/otlp.ts';
import type { OrganisationReport } from '../../model/organisation/report.ts';
import { Status } from '../kit/status.tsx';
import { saveFile } from '../shell/save-file.ts';
import type { OrganisationClient } from '../sources/organisation/reading.ts';

/** What is written, and where its id is from. */
export interface ReportFileProps {
  report: OrganisationReport;
  source: OrganisationClient;
  /** Of the extension. */
  version: string;
  words: OrganisationWords;
}

/** What is saved is the very text that is shown. */
export function ReportFile({ report, source, version, words }: ReportFileProps) {
  const [instanceId, setInstanceId] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  useEffect(() => {
    source.reportId(report.period).then(setInstanceId, () => setInstanceId(null));
  }, []);
  if (instanceId === null || report.cells.length === 0) return null;
  const text = `${JSON.stringify(otlpOf(report, { instanceId, version }), null, 2)}\n`;
  const save = (): void => {
    const name = `trottinette-${report.unit}-${report.period.from}.otlp.json`;
    saveFile({ name, content: new Blob([text], { type: 'application/json' }) });
    setSaved(name);
  };
  return (
    <section class="sec file">
      <h2 class="h3">{words.file}</h2>
      <p class="q">{words.fileMore}</p>
      <p class="actions">
        <button class="btn" type="button" data-save onClick={save}>
          {words.save}
        </button>
      </p>
      <Status>{saved !== null && <p>{words.saved(saved)}</p>}</Status>
      <details>
        <summary>{words.readFile}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} data-file>
          {text}
        </pre>
      </details>
    </section>
  );
}
