/** What every section of the options is made of. */
import type { ComponentChildren } from 'preact';
import type { OptionsWords, SectionName } from '../../i18n/words/options.ts';
import type { SettingsChange } from '../../model/settings/settings.ts';
import type { SettingsClient, SettingsReading } from '../sources/settings/reading.ts';

/** What was read, the words to say it in, and what can be set. */
export interface SectionProps {
  reading: SettingsReading;
  words: OptionsWords;
  client: SettingsClient;
  /** Changes settings, and says so where that failed. */
  save: (change: SettingsChange) => Promise<void>;
}

/** Which section, and what stands in it. */
export interface SectionFrameProps {
  name: SectionName;
  words: OptionsWords;
  children: ComponentChildren;
}

/** Its name is its id, so that an address may lead to it: `#sites`. */
export function Section({ name, words, children }: SectionFrameProps) {
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 class="h3" id={`${name}-title`}>
        {words.sections[name]}
      </h2>
      {children}
    </section>
  );
}
