/** What is kept, and how to take it out, bring it in, or delete it. */
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { Note } from '../kit/note.tsx';
import { Option } from '../kit/option.tsx';
import { Status } from '../kit/status.tsx';
import { ReportingLink } from '../reporting/link.tsx';
import { devicesUrl, historyUrl, organisationUrl } from '../shell/page-url.ts';
import { useSaving } from '../shell/saving.tsx';
import type { ExportKind } from '../sources/settings/reading.ts';
import { Backup } from './backup.tsx';
import { Deletion } from './deletion.tsx';
import { Import } from './import.tsx';
import { Retention } from './retention.tsx';
import { Section, type SectionProps } from './section.tsx';

/** What is odd about the clock, files to save and to take in, devices; last, what lets go of requests. */
export function Data(props: SectionProps) {
  return (
    <Section name="data" words={props.words}>
      <ClockNote {...props} />
      <Export {...props} />
      <Backup {...props} />
      <History {...props} />
      <Import {...props} />
      <Option name={props.words.data.devices.name} more={props.words.data.devices.more}>
        <a class="btn" href={devicesUrl()}>
          {props.words.data.openDevices}
        </a>
      </Option>
      <Option name={props.words.data.organisation.name} more={props.words.data.organisation.more}>
        <a class="btn" href={organisationUrl()}>
          {props.words.data.openOrganisation}
        </a>
      </Option>
      {__ORGANISATION__ && <ReportingLink />}
      <Retention {...props} />
      <Deletion {...props} />
    </Section>
  );
}

/** The clock is not believed, or once was wrong: what that means for what is kept. */
function ClockNote({ reading: { clock }, words }: SectionProps) {
  if (!clock) return null;
  const { title, more } = words.data.clock[clock.of];
  return (
    <Note icon="alert" title={title} warn>
      {more(shortDate(clock.day, words, WITH_YEAR))}
    </Note>
  );
}

function History({ words }: SectionProps) {
  return (
    <Option name={words.data.history.name} more={words.data.history.more}>
      <a class="btn" href={historyUrl()}>
        {words.bringHistory}
      </a>
    </Option>
  );
}

function Export({ words: { data, numbers }, client }: SectionProps) {
  const { shown, save } = useSaving({
    words: data.saving,
    numbers,
    saved: ({ name }) => data.exported(name),
    failed: data.notExported,
  });
  const download = (kind: ExportKind): void => void save((onRead) => client.exportFile(kind, onRead));
  return (
    <>
      <Option name={data.export.name} more={data.export.more}>
        <span class="actions">
          <button class="btn" type="button" onClick={() => download('requests')}>
            {data.exportRequests}
          </button>
          <button class="btn" type="button" onClick={() => download('days')}>
            {data.exportDays}
          </button>
          <button class="btn" type="button" onClick={() => download('everything')}>
            {data.exportAll}
          </button>
        </span>
      </Option>
      <Status>{shown}</Status>
    </>
  );
}
