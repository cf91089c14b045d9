/** What this is, and whose work it stands on. */
import notice from '../../../NOTICE?raw';
import { formatCount } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language.ts';
import type { AboutWords, OptionsWords } from '../../i18n/words/options.ts';
import { browserName } from '../../model/health/report.ts';
import {
  CHROME_STORE_URL,
  CONTACT_URL,
  EDGE_STORE_URL,
  FIREFOX_STORE_URL,
  REPOSITORY_URL,
  SITE_URL,
  TRACKER_URL,
} from '../../model/project.ts';
import { Option } from '../kit/option.tsx';
import { NEWS } from './news.ts';
import { Policy } from './policy.tsx';
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
  const addresses = ownAddresses(language, navigator.userAgent);
  return (
    <Section name="about" words={words}>
      <p class="q intro">
        {about.version(reading.version)}. {about.promise} {about.question}
      </p>
      <News words={words} items={(NEWS[language] ?? []).map(words.typeset)} />
      <Project words={about} addresses={addresses} />
      <Option name={about.fonts} more={about.fontsMore}>
        <span class="actions">
          {FONT_LICENCES.map(([font, url]) => (
            <a key={font} class="lk" href={url}>
              {font}
            </a>
          ))}
        </span>
      </Option>
      {addresses.privacy === '' && <Policy language={language} words={words} />}
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

/** As many are read when one looks in. */
const FIRST_NEWS = 5;

/** What is new in this version, folded, and most of it once more; nothing where there is nothing to say. */
export function News({ words, items }: { words: OptionsWords; items: readonly string[] }) {
  if (items.length === 0) return null;
  const { about, numbers } = words;
  const rest = items.slice(FIRST_NEWS);
  return (
    <details class="notice news">
      <summary>{about.news}</summary>
      <Items items={items.slice(0, FIRST_NEWS)} />
      {rest.length > 0 && (
        <details>
          <summary>{about.moreNews(formatCount(rest.length, numbers))}</summary>
          <Items items={rest} />
        </details>
      )}
    </details>
  );
}

function Items({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** Addresses of the project's own; '' for one that does not exist. */
export interface Addresses {
  readonly repository: string;
  readonly tracker: string;
  readonly contact: string;
  readonly privacy: string;
  /** The page of the store this browser takes its extensions from. */
  readonly store: string;
}

/** Of src/model/project.ts, in a language of the site and for a browser (`navigator.userAgent`). */
export function ownAddresses(language: string, userAgent: string): Addresses {
  const store = STORES.find(([name]) => browserName(userAgent).startsWith(name))?.[1] ?? '';
  const folder = language === 'en' ? '' : `/${language}`;
  return {
    repository: REPOSITORY_URL,
    tracker: TRACKER_URL,
    contact: CONTACT_URL,
    privacy: SITE_URL && `${SITE_URL}${folder}/privacy.html`,
    store,
  };
}

const STORES = [
  ['Firefox', FIREFOX_STORE_URL],
  ['Edge', EDGE_STORE_URL],
  ['Chrome', CHROME_STORE_URL],
] as const;

/** Where the source code is, where problems go, whom to write to, the policy and the store: what there is of it. */
export function Project({ words, addresses }: { words: AboutWords; addresses: Addresses }) {
  const { repository } = addresses;
  const rows = [
    [words.tracker, words.openTracker, addresses.tracker],
    [words.contact, words.write, addresses.contact],
    [words.privacy, words.readPrivacy, addresses.privacy],
    [words.rating, words.rate, addresses.store],
  ] as const;
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
      {rows.map(
        ([row, text, address]) =>
          address && (
            <Option key={row.name} {...row}>
              <a class="lk" href={address}>
                {text}
              </a>
            </Option>
          ),
      )}
    </>
  );
}
