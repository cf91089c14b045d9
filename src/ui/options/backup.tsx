/** The weekly backup: a file the browser saves by itself, once a person asked for it and the browser lets us. */
import { useState } from 'preact/hooks';
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { BACKUPS_KEPT } from '../../model/settings/settings.ts';
import { Option } from '../kit/option.tsx';
import { Select } from '../kit/select.tsx';
import { Status } from '../kit/status.tsx';
import { Switch } from '../kit/switch.tsx';
import type { SectionProps } from './section.tsx';

/** How many files there are at first. */
const USUAL_KEPT = 4;

/** Off, with a reminder instead, until a person wants it; on only while the browser allows it. */
export function Backup(props: SectionProps) {
  const { reading, words, client, save } = props;
  const { backup } = words;
  const [refused, setRefused] = useState(false);
  const { weeklyBackup, backupReminder } = reading.settings;
  const toggle = async (on: boolean): Promise<void> => {
    const allowed = !on || (await client.allowSaving());
    setRefused(!allowed);
    if (allowed) await save({ weeklyBackup: on ? USUAL_KEPT : null });
    // Not before it is off: that saving is not allowed any more would be told.
    if (!on) await client.giveUpSaving();
  };
  return (
    <>
      <Option name={backup.name} more={[backup.more, lastBackup(reading, words)].filter(Boolean).join(' ')}>
        <span class="actions">
          {weeklyBackup !== null && <Kept {...props} kept={weeklyBackup} />}
          <Switch label={backup.name} on={weeklyBackup !== null} onChange={(on) => void toggle(on)} />
        </span>
      </Option>
      {weeklyBackup === null && (
        <Option name={backup.reminder.name} more={backup.reminder.more}>
          <Switch
            label={backup.reminder.name}
            on={backupReminder}
            onChange={(on) => save({ backupReminder: on })}
          />
        </Option>
      )}
      <Status>{refused && <p>{backup.refused}</p>}</Status>
      {weeklyBackup !== null && <Failure {...props} />}
    </>
  );
}

function lastBackup({ backup: { madeAt } }: SectionProps['reading'], words: OptionsWords): string {
  return madeAt === null ? '' : words.backup.last(shortDate(dayOf(madeAt), words, WITH_YEAR));
}

function Kept({ kept, words, save }: SectionProps & { kept: (typeof BACKUPS_KEPT)[number] }) {
  const { backup, numbers } = words;
  return (
    <Select
      label={backup.kept}
      value={String(kept)}
      choices={BACKUPS_KEPT.map((files) => ({
        value: String(files),
        text: backup.files(formatCount(files, numbers)),
      }))}
      onChange={(chosen) =>
        save({ weeklyBackup: BACKUPS_KEPT.find((each) => String(each) === chosen) ?? kept })
      }
    />
  );
}

/** Why the last one is not there, and the way to it. */
function Failure({ reading, words, client }: SectionProps) {
  const { note } = reading.backup;
  if (note === null || note === 'late') return null;
  const again = async (): Promise<void> => {
    if (note !== 'not-allowed' || (await client.allowSaving())) await client.writeBackup();
  };
  return (
    <Option name={words.backup.failed} more={words.backup.failures[note]}>
      <button class="btn primary" type="button" onClick={() => void again()}>
        {words.backup.again}
      </button>
    </Option>
  );
}
