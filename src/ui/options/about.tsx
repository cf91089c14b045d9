/** What this is, and whose work it stands on. */
import notice from '../../../NOTICE?raw';
import { languageFor } from '../../i18n/language.ts';
import type { AboutWords } from '../../i18n/words/options.ts';
import { CONTACT_URL, REPOSITORY_URL, TRACKER_URL } from '../../model/project.ts';
import { Option } from '../kit/option.tsx';
import { NEWS } from './news.ts';
import { Section, type SectionProps } from './section.tsx';

const LICENCE_URL = 'https://www.mozilla.org/MPL/2.0/';
const FONT_LICENCES = [
  ['Bricolage Grotesque', '/fonts/bricolage-grotesque-OFL.txt'],
  ['Figtree', '/fonts/figtree-OFL.txt'],
] as const;

/** The version and what is new in it, the licences, such addresses as the project has, and its notice as it is written. */
export function About({ reading, words, client }: SectionProps) {
  const { about } = words;
  const language = languageFor(reading.settings.language, client.browserLanguages, Object.keys(NEWS));
  return (
    <Section name="about" words={words}>
      <p class="q intro">
        {about.version(reading.version)}. {about.promise} {about.question}
      </p>
      <News words={about} items={(NEWS[language] ?? []).map(words.typeset)} />
      <Project words={about} />
      <Option name={about.fonts} more={about.fontsMore}>
        <span class="actions">
          {FONT_LICENCES.map(([font, url]) => (
            <a key={font} class="lk" href={url}>
              {font}
            </a>
          ))}
        </span>
      </Option>
      <details class="notice">
        <summary>{about.notice}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard. */}
        <pre lang="en" tabIndex={0}>
          {notice}
        </pre>
      </details>
    </Section>
  );
}

/** What is new in this version, folded; nothing where there is nothing to say. */
export function News({ words, items }: { words: AboutWords; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <details class="notice news">
      <summary>{words.news}</summary>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}

/** Addresses of the project's own; '' for one that does not exist. */
export interface Addresses {
  readonly repository: string;
  readonly tracker: string;
  readonly contact: string;
}

const OWN: Addresses = { repository: REPOSITORY_URL, tracker: TRACKER_URL, contact: CONTACT_URL };

/** Where the source code is, where to report problems, and whom to write to: what there is of it. */
export function Project({ words, addresses = OWN }: { words: AboutWords; addresses?: Addresses }) {
  const { repository, tracker, contact } = addresses;
  return (
    <>
      <Option name={words.licence} more={words.licenceMore}>
        <span class="actions">
          {repository && (
            <a class="lk" href={repository}>
              {words.repository}
            </a>
          )}
          <a class="lk" href={LICENCE_URL}>
            MPL 2.0
          </a>
        </span>
      </Option>
      {tracker && (
        <Option {...words.tracker}>
          <a class="lk" href={tracker}>
            {words.openTracker}
          </a>
        </Option>
      )}
      {contact && (
        <Option {...words.contact}>
          <a class="lk" href={contact}>
            {words.write}
          </a>
        </Option>
      )}
    </>
  );
}
