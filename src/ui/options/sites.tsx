/** The sites: those that may be read first, the others a click away, all found by name. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import { checkUrl } from '../shell/page-url.ts';
import type { SiteEntry } from '../sources/settings/reading.ts';
import { Agreement } from './agreement.tsx';
import { OwnOrigins } from './own-origins.tsx';
import { Section, type SectionProps } from './section.tsx';
import { SiteRow } from './site-row.tsx';

/** The agreement, the pause, a search by name or host, the sites, and a person's own addresses. */
export function Sites(props: SectionProps) {
  const { reading, words } = props;
  const [typed, setTyped] = useState('');
  const found = reading.sites.filter((site) => matches(site, typed));
  return (
    <Section name="sites" words={words}>
      <Agreement {...props} />
      <p class="q intro">{words.sitesSection.intro}</p>
      <SearchField typed={typed} onType={setTyped} label={words.sitesSection.search} />
      {typed === '' ? <Grouped {...props} /> : <Rows {...props} sites={found} />}
      {found.length === 0 && <p class="q none">{words.sitesSection.noneFound(typed)}</p>}
      <p class="after">
        <a class="lk" href={checkUrl()}>
          {words.sitesSection.check}
        </a>
      </p>
      <OwnOrigins {...props} />
    </Section>
  );
}

/** By name or host, whatever the case and the accents. */
function matches({ label, hosts }: SiteEntry, typed: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [label, ...hosts].some((text) => plain(text).includes(plain(typed.trim())));
}

interface SearchFieldProps {
  typed: string;
  onType: (typed: string) => void;
  label: string;
}

function SearchField({ typed, onType, label }: SearchFieldProps) {
  return (
    <input
      class="field search"
      type="search"
      placeholder={label}
      aria-label={label}
      value={typed}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onType('');
      }}
    />
  );
}

function Grouped(props: SectionProps) {
  const { sites } = props.reading;
  const { sitesSection, siteLists } = props.words;
  // Once, as the page opens: a site that is switched stays where the person found it.
  const [placeOf] = useState(() => new Map(sites.map((site) => [site.id, placed(site)])));
  const at = (place: Place) => sites.filter(({ id }) => placeOf.get(id) === place);
  return (
    <>
      <Rows {...props} sites={at('shown').sort((a, b) => lastSeenAt(b) - lastSeenAt(a))} />
      <Folded {...props} sites={at('on')} title={siteLists.on} />
      <Folded {...props} sites={at('off')} title={siteLists.off} more={sitesSection.othersMore} />
    </>
  );
}

type Place = 'shown' | 'on' | 'off';

/** What a person uses, and what wants them, is in sight; the others are a number. */
function placed({ allowed, optional, health, trouble }: SiteEntry): Place {
  if (!allowed && optional) return 'off';
  const isUsed = health !== undefined && health.lastSeenAt !== null;
  return isUsed || trouble !== null || !allowed ? 'shown' : 'on';
}

interface FoldedProps extends SectionProps {
  sites: readonly SiteEntry[];
  title: (count: number, text: string) => string;
  more?: string;
}

function Folded({ sites, title, more, ...props }: FoldedProps) {
  if (sites.length === 0) return null;
  return (
    <details class="others">
      <summary>{title(sites.length, formatCount(sites.length, props.words.numbers))}</summary>
      {more && <p class="q sm">{more}</p>}
      <Rows {...props} sites={sites} />
    </details>
  );
}

/** Those a person uses come first. */
function lastSeenAt({ health }: SiteEntry): number {
  return health?.lastSeenAt ?? 0;
}

function Rows({ sites, ...props }: SectionProps & { sites: readonly SiteEntry[] }) {
  return (
    <ul>
      {sites.map((site) => (
        <SiteRow key={site.id} {...props} site={site} />
      ))}
    </ul>
  );
}
