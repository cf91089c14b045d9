/** What every section of the options is made of. */
import type { ComponentChildren } from 'preact';
import type { OptionsWords, SectionName } from '../../i18n/words/options.ts';
import type { SettingsChange } from '../../model/settings/settings.ts';
import type { SettingsClient, SettingsReading } from '../sources/settings/reading.ts';

export interface SectionProps {
  reading: SettingsReading;
  words: OptionsWords;
  client: SettingsClient;
  /** Changes settings, and says so where that failed. */
  save: (change: SettingsChange) => void;
}

export interface SectionFrameProps {
  name: SectionName;
  words: OptionsWords;
  children: ComponentChildren;
}

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
