/** What a person can set: one versioned object. A field that is missing or bad falls back to its default alone. */
import { DEFAULT_SEARCH_BASELINE, SEARCH_BASELINES } from './footprint/search.ts';
import { fieldsOf, list, nullable, oneOf, type Parser, text } from './parse.ts';

export interface Settings {
  readonly version: 1;
  /** Of the interface, e.g. 'fr'; `auto` follows the browser. One we don't speak is as good as `auto`. */
  readonly language: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly badge: 'requests' | 'off';
  /** Which search the search equivalent is measured in: an id of footprint/search.ts. */
  readonly searchBaseline: string;
  /** Where the servers are taken to stand, e.g. 'US'; null for each site's own default. */
  readonly zone: string | null;
  /** Ids of the sites that are not counted. */
  readonly sitesOff: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  language: 'auto',
  theme: 'auto',
  badge: 'requests',
  searchBaseline: DEFAULT_SEARCH_BASELINE,
  zone: null,
  sitesOff: [],
};

/** What may be changed. */
export type SettingsChange = Partial<Omit<Settings, 'version'>>;

const MAX_SITES = 500;

const FIELDS: { readonly [Key in keyof Required<SettingsChange>]: Parser<Settings[Key]> } = {
  language: text(/^(?:auto|[a-z]{2,3})$/),
  theme: oneOf(['auto', 'light', 'dark']),
  badge: oneOf(['requests', 'off']),
  searchBaseline: oneOf(SEARCH_BASELINES.map(({ id }) => id)),
  zone: nullable(text(/^[A-Z]{2,5}(?:-[A-Z0-9]{1,6})?$/)),
  sitesOff: list(MAX_SITES, text(/^[a-z][a-z0-9:-]{0,31}$/)),
};

/** The settings stored as `value`, whatever became of it. */
export function parseSettings(value: unknown): Settings {
  return { ...DEFAULT_SETTINGS, ...goodFields(fieldsOf(value) ?? {}) };
}

/** The change this asks for: known fields only, at least one, all well formed; else undefined. */
export function parseSettingsChange(value: unknown): SettingsChange | undefined {
  const given = fieldsOf(value) ?? {};
  const asked = Object.keys(FIELDS).filter((name) => Object.hasOwn(given, name));
  const change = goodFields(given);
  return asked.length > 0 && Object.keys(change).length === asked.length ? change : undefined;
}

function goodFields(given: Readonly<Record<string, unknown>>): SettingsChange {
  const parsed = Object.entries(FIELDS).map(([name, parse]) => [name, parse(given[name])] as const);
  return Object.fromEntries(parsed.filter(([, value]) => value !== undefined));
}
