/** What every section of the options is made of. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { FOLDED_SECTIONS, type OptionsWords, type SectionName } from '../../i18n/words/options.ts';
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

/** Its name is its id so that an address may lead to it, which also unfolds it: `#data`. */
export function Section({ name, words, children }: SectionFrameProps) {
  const folded = FOLDED_SECTIONS.find((known) => known === name);
  const [isOpen, setOpen] = useState(!folded || location.hash === `#${name}`);
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary class="section-head">
          <h2 class="h3" id={`${name}-title`}>
            {words.sections[name]}
          </h2>
          {folded && !isOpen && <span class="q sm">{words.foldedMore[folded]}</span>}
        </summary>
        {children}
      </details>
    </section>
  );
}

/** Unfolds the section of this name, which a link leads to. */
export function unfold(name: SectionName): void {
  document.getElementById(name)?.querySelector('details')?.setAttribute('open', '');
}
