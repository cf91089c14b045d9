/** The person's devices: the folder they join through, this device, the others, and what failed. */

import { useState } from 'preact/hooks';
import { capital } from '../../i18n/capital.ts';
import { Note } from '../kit/note.tsx';
import { Option } from '../kit/option.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { Status } from '../kit/status.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { DeviceTable } from './device-table.tsx';
import { Files, Folder } from './folder.tsx';
import { OwnDevice } from './own-device.tsx';
import type { DevicesProps, PartProps } from './view.ts';

/** Failures first. */
export function Devices(props: DevicesProps) {
  const { reading, words } = props;
  const [failed, setFailed] = useState(false);
  const act = (done: Promise<boolean>): void =>
    void done.catch(() => false).then((isDone) => setFailed(!isDone));
  const part = { ...props, act };
  return (
    <PageFrame words={words} current={null} width="mid">
      <main>
        <h1 class="h1">{words.title}</h1>
        <p class="lead">{words.intro}</p>
        <section class="sec">
          <h2 class="h3">{words.joining}</h2>
          <Notes {...props} />
          {reading.takesFolders ? <Folder {...part} /> : <Files {...part} />}
          <OwnDevice {...part} />
          {reading.others.length > 0 && <Shown {...part} />}
        </section>
        <DeviceTable {...part} />
        <Nameless {...props} />
        <section class="sec">
          <h2 class="h3">{words.howItWorks}</h2>
          {words.howItWorksMore.map((text) => (
            <p key={text} class="q">
              {text}
            </p>
          ))}
        </section>
        <Status>{failed && <p>{words.notDone}</p>}</Status>
      </main>
    </PageFrame>
  );
}

function Notes({ reading, words }: DevicesProps) {
  const failure = reading.joined?.failure;
  return (
    <>
      {failure && (
        <Note icon="alert" title={words.folderFailures[failure].title} warn>
          {words.folderFailures[failure].more}
        </Note>
      )}
      {reading.isCopied && (
        <Note icon="alert" title={words.copied}>
          {words.copiedMore}
        </Note>
      )}
    </>
  );
}

function Shown({ reading, words, source, act }: PartProps) {
  const choices = (['all', 'own'] as const).map((value) => ({ value, text: words.devices[value] }));
  return (
    <Option name={words.shown} more={words.shownMore}>
      <Segmented
        legend={words.shown}
        value={reading.settings.devices}
        choices={choices}
        onChange={(devices) => act(source.show(devices))}
      />
    </Option>
  );
}

function Nameless({ reading, words }: DevicesProps) {
  if (reading.nameless.length === 0) return null;
  return (
    <section class="sec nameless">
      <h2 class="h3">{words.nameless}</h2>
      <ul>
        {reading.nameless.map(({ file, failure }) => (
          <li key={file}>
            <code>{file}</code>
            <p class="q sm">{capital(words.failures[failure], words)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
