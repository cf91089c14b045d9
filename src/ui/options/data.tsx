/** What is kept, and how to take it out, bring it in, or delete it. */
import { formatCount } from '../../i18n/format.ts';
import { RETENTION_DAYS } from '../../model/settings/settings.ts';
import { Option } from '../kit/option.tsx';
import { Select } from '../kit/select.tsx';
import { saveFile } from '../shell/save-file.ts';
import type { ExportKind } from '../sources/settings/reading.ts';
import { Deletion } from './deletion.tsx';
import { Import } from './import.tsx';
import { Section, type SectionProps } from './section.tsx';

/** Days that requests are kept, three files to save, an import, and the deletions. */
export function Data(props: SectionProps) {
  return (
    <Section name="data" words={props.words}>
      <Retention {...props} />
      <Export {...props} />
      <Import {...props} />
      <Deletion {...props} />
    </Section>
  );
}

function Retention({ reading, words: { data, numbers }, save }: SectionProps) {
  const stored = data.stored(reading.storedRequests, formatCount(reading.storedRequests, numbers));
  return (
    <Option name={data.retention.name} more={`${data.retention.more} ${stored}`}>
      <Select
        label={data.retention.name}
        value={String(reading.settings.retentionDays)}
        choices={RETENTION_DAYS.map((days) => ({
          value: String(days),
          text: data.retentionDays(days, formatCount(days, numbers)),
        }))}
        onChange={(chosen) => {
          const retentionDays = RETENTION_DAYS.find((days) => String(days) === chosen);
          if (retentionDays) save({ retentionDays });
        }}
      />
    </Option>
  );
}

function Export({ words: { data }, client }: SectionProps) {
  const download = async (kind: ExportKind): Promise<void> => saveFile(await client.exportFile(kind));
  return (
    <Option name={data.export.name} more={data.export.more}>
      <span class="actions">
        <button class="btn" type="button" onClick={() => void download('requests')}>
          {data.exportRequests}
        </button>
        <button class="btn" type="button" onClick={() => void download('days')}>
          {data.exportDays}
        </button>
        <button class="btn" type="button" onClick={() => void download('everything')}>
          {data.exportAll}
        </button>
      </span>
    </Option>
  );
}
