/** The options, section by section. */
import { useState } from 'preact/hooks';
import type { OptionsWords } from '../../i18n/words/options.ts';
import type { SettingsChange } from '../../model/settings/settings.ts';
import { Status } from '../kit/status.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import type { SettingsClient, SettingsReading } from '../sources/settings/reading.ts';
import { About } from './about.tsx';
import { Coach } from './coach.tsx';
import { Data } from './data.tsx';
import { Display } from './display.tsx';
import { Estimation } from './estimation.tsx';
import { SectionNav } from './section-nav.tsx';
import { Sites } from './sites.tsx';

/** What was read, the words to say it in, and what can be set. */
export interface OptionsProps {
  reading: SettingsReading;
  words: OptionsWords;
  source: SettingsClient;
}

/** The whole page; says so where a change could not be stored. */
export function Options({ reading, words, source }: OptionsProps) {
  const [failed, setFailed] = useState(false);
  const save = async (change: SettingsChange): Promise<void> => setFailed(!(await source.change(change)));
  const section = { reading, words, client: source, save };
  return (
    <PageFrame words={words} current="options" width="mid">
      <div class="og">
        <SectionNav words={words} />
        <main>
          <h1 class="h1">{words.title}</h1>
          <Display {...section} />
          <Sites {...section} />
          <Estimation {...section} />
          <Coach {...section} />
          <Data {...section} />
          <About {...section} />
          <Status>{failed && <p>{words.notSaved}</p>}</Status>
        </main>
      </div>
    </PageFrame>
  );
}
