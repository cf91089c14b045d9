/** The way to the other devices: a folder, where the browser gives one, else files. */
import { moment } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { Option } from '../kit/option.tsx';
import { saveFile } from '../shell/save-file.ts';
import type { DevicesProps, PartProps } from './view.ts';

/** Chosen or not; joined at once where it is. */
export function Folder({ reading, words, source, act }: PartProps) {
  const { folder } = reading;
  if (folder === null)
    return (
      <Option name={words.folderName} more={words.folderMore}>
        <button class="btn primary" type="button" onClick={() => act(source.chooseFolder())}>
          {words.chooseFolder}
        </button>
      </Option>
    );
  return (
    <Option name={words.folderName} more={`${words.folderChosen(folder)} ${lastJoined({ reading, words })}`}>
      <span class="actions">
        <button class="btn primary" type="button" onClick={() => act(source.join())}>
          {words.joinNow}
        </button>
        <button class="btn" type="button" onClick={() => act(source.chooseFolder())}>
          {words.chooseFolder}
        </button>
        <button class="btn" type="button" onClick={() => void source.leaveFolder()}>
          {words.leaveFolder}
        </button>
      </span>
    </Option>
  );
}

/** Saved and opened by the person. */
export function Files({ reading, words, source, act }: PartProps) {
  const open = (input: HTMLInputElement): void => {
    act(source.open([...(input.files ?? [])]));
    // The same files may be chosen again.
    input.value = '';
  };
  return (
    <Option name={words.filesName} more={`${words.filesMore} ${lastJoined({ reading, words })}`}>
      <span class="actions">
        {reading.ownNames.length > 0 && (
          <button
            class="btn"
            type="button"
            onClick={() =>
              act(
                source
                  .ownFile()
                  .then(saveFile)
                  .then(() => true),
              )
            }
          >
            {words.saveFile}
          </button>
        )}
        <label class="btn file">
          {words.openFiles}
          <input type="file" multiple accept=".json" onChange={({ currentTarget }) => open(currentTarget)} />
        </label>
      </span>
    </Option>
  );
}

/** Of what failed the note above tells. */
function lastJoined({ reading, words }: Pick<DevicesProps, 'reading' | 'words'>): string {
  const { joined, now } = reading;
  return joined && joined.failure === null ? words.joinedAt(moment(joined.at, dayOf(now), words)) : '';
}
