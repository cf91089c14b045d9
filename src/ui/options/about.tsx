/** What this is, and whose work it stands on. */
import notice from '../../../NOTICE?raw';
import { Option } from '../kit/option.tsx';
import { Section, type SectionProps } from './section.tsx';

const LICENCE_URL = 'https://www.mozilla.org/MPL/2.0/';
const FONT_LICENCES = [
  ['Bricolage Grotesque', '/fonts/bricolage-grotesque-OFL.txt'],
  ['Figtree', '/fonts/figtree-OFL.txt'],
] as const;

export function About({ reading, words }: SectionProps) {
  const { about } = words;
  return (
    <Section name="about" words={words}>
      <p class="q intro">
        {about.version(reading.version)}. {about.promise} {about.question}
      </p>
      <Option name={about.licence} more={about.licenceMore}>
        <a class="lk" href={LICENCE_URL}>
          MPL 2.0
        </a>
      </Option>
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
