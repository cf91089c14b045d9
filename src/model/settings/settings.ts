/** What a person can set: one versioned object. A field that is missing or bad falls back to its default alone. */
import { DEFAULT_SEARCH_BASELINE, SEARCH_BASELINES } from '../footprint/search.ts';
import { fieldsOf, flag, integer, list, nullable, oneOf, type Parser, record, text } from '../parse.ts';
import { type Consent, consentState } from './consent.ts';
import { completeOwnId, isBareOwnId, OWN_ID } from './own-id.ts';

/** What the number on the toolbar button counts. Requests are exact; the others are central estimates. */
export const BADGES = ['requests', 'searches', 'energy', 'off'] as const;

/** Days single requests are kept; day rows are kept until deleted. */
export const RETENTION_DAYS = [30, 90, 400, 3_650] as const;

/** How many files of the weekly backup are kept. */
export const BACKUPS_KEPT = [2, 4, 8, 12] as const;

/** Spans a report for an organisation can be about. */
export const REPORT_UNITS = ['week', 'month'] as const;

/** Requests a line of such a report must have to stand alone; with 1 each stands alone. */
export const REPORT_MINIMA = [1, 5, 10, 20] as const;

/** At most so much a week. */
export interface Goal {
  readonly of: 'requests' | 'images' | 'energyWh';
  readonly most: number;
}

/** An origin a person added: something they run themselves, or a chat the table lacks. */
export interface OwnOrigin {
  /** `own:1-0f3a…` (own-id.ts): database value of its requests. Never used again once removed. */
  readonly id: string;
  /** e.g. `http://localhost:3000`. */
  readonly origin: string;
  /** Id of a row of sites/generic/kinds.ts. */
  readonly kind: string;
}

/** Every choice of a person, whole: there is a default for each. */
export interface Settings {
  /** 2: own origins are named with their device. */
  readonly version: 2;
  /** Null until they were asked: nothing is counted before they agreed (consent.ts). */
  readonly consent: Consent | null;
  /** Of the interface, e.g. 'fr'; `auto` follows the browser. One we don't speak is as good as `auto`. */
  readonly language: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly badge: (typeof BADGES)[number];
  readonly weekStart: 'monday' | 'sunday';
  /** Whose rows pages show that look back: this device's, or those of all the person's devices. Today is this one's. */
  readonly devices: 'all' | 'own';
  /** Which search the search equivalent is measured in: an id of footprint/search.ts. */
  readonly searchBaseline: string;
  /** Ids of footprint/equivalences.ts shown beside amounts. */
  readonly equivalences: readonly string[];
  /** Whether EcoLogits' method is shown beside ours. */
  readonly ecologits: boolean;
  /** Where the servers are taken to stand, e.g. 'US'; null for each site's own default. */
  readonly zone: string | null;
  /** Ids of the sites that are not counted. */
  readonly sitesOff: readonly string[];
  readonly ownOrigins: readonly OwnOrigin[];
  /** The number in the id of the origin added last; 0 before the first. */
  readonly lastOwnNumber: number;
  /** Nothing is counted: until a moment (epoch ms), or until resumed (null). */
  readonly pause: { readonly since: number; readonly until: number | null } | null;
  readonly goal: Goal | null;
  /** Whether prompts are looked at for ideas, in the tab; off until a person wants it. */
  readonly coach: boolean;
  readonly coachRulesOff: readonly string[];
  /** A notification of the system when the week's summary is ready. */
  readonly weeklyNotification: boolean;
  readonly retentionDays: (typeof RETENTION_DAYS)[number];
  /** How many files of a weekly backup are kept; null until a person wants one. */
  readonly weeklyBackup: (typeof BACKUPS_KEPT)[number] | null;
  /** Whether they are reminded of a backup where there is none of late. */
  readonly backupReminder: boolean;
  /** What a report for an organisation of theirs is about. */
  readonly reportUnit: (typeof REPORT_UNITS)[number];
  /** Its lines of fewer requests are put together, and left out where they stay fewer. */
  readonly reportMinimum: (typeof REPORT_MINIMA)[number];
  /** Whether its lines tell models apart. */
  readonly reportModels: boolean;
}

export const SETTINGS_VERSION = 2;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  consent: null,
  language: 'auto',
  theme: 'auto',
  badge: 'requests',
  weekStart: 'monday',
  devices: 'all',
  searchBaseline: DEFAULT_SEARCH_BASELINE,
  equivalences: ['led-minute', 'phone-charge', 'scooter-m'],
  ecologits: false,
  zone: null,
  sitesOff: [],
  ownOrigins: [],
  lastOwnNumber: 0,
  pause: null,
  goal: null,
  coach: false,
  coachRulesOff: [],
  weeklyNotification: false,
  retentionDays: 400,
  weeklyBackup: null,
  backupReminder: true,
  reportUnit: 'week',
  // Few enough to leave most people their sites, too many to make out one evening.
  reportMinimum: 5,
  reportModels: false,
};

/** What may be changed. */
export type SettingsChange = Partial<Omit<Settings, 'version'>>;

const MAX_SITES = 500;
const MAX_DISCLOSURE = 1_000;
export const MAX_OWN_ORIGINS = 50;
/** As many as `OWN_ID` has digits for. */
const MAX_OWN_NUMBER = 999_999;
const MAX_EQUIVALENCES = 50;
const MAX_AMOUNT = 1_000_000;
const MAX_TIME = 8_640_000_000_000_000;

export const SITE_ID = /^[a-z][a-z0-9:-]{0,31}$/;
/** Scheme and host with an optional port, as `URL.origin` writes them. */
const ORIGIN = /^https?:\/\/[a-z0-9._\-[\]:]{1,255}$/;
const WORD = /^[a-z0-9][a-z0-9-]{0,31}$/;

const moment = integer(0, MAX_TIME);

/** An origin of the web as `URL.origin` writes it. */
export const webOrigin: Parser<string> = (value) => {
  const origin = text(ORIGIN)(value);
  return origin !== undefined && URL.canParse(origin) && new URL(origin).origin === origin
    ? origin
    : undefined;
};

const FIELDS: { readonly [Key in keyof Required<SettingsChange>]: Parser<Settings[Key]> } = {
  consent: nullable(record({ given: flag, disclosure: integer(0, MAX_DISCLOSURE), at: moment })),
  language: text(/^(?:auto|[a-z]{2,3})$/),
  theme: oneOf(['auto', 'light', 'dark']),
  badge: oneOf(BADGES),
  weekStart: oneOf(['monday', 'sunday']),
  devices: oneOf(['all', 'own']),
  searchBaseline: oneOf(SEARCH_BASELINES.map(({ id }) => id)),
  // Any word: the table they name is too heavy for whoever only reads settings.
  equivalences: list(MAX_EQUIVALENCES, text(WORD)),
  ecologits: flag,
  zone: nullable(text(/^[A-Z]{2,5}(?:-[A-Z0-9]{1,6})?$/)),
  sitesOff: list(MAX_SITES, text(SITE_ID)),
  ownOrigins: list(MAX_OWN_ORIGINS, record({ id: text(OWN_ID), origin: webOrigin, kind: text(WORD) })),
  lastOwnNumber: integer(0, MAX_OWN_NUMBER),
  pause: nullable(record({ since: moment, until: nullable(moment) })),
  goal: nullable(record({ of: oneOf(['requests', 'images', 'energyWh']), most: integer(1, MAX_AMOUNT) })),
  coach: flag,
  coachRulesOff: list(MAX_SITES, text(WORD)),
  weeklyNotification: flag,
  retentionDays: (value) => RETENTION_DAYS.find((days) => days === value),
  weeklyBackup: nullable((value) => BACKUPS_KEPT.find((kept) => kept === value)),
  backupReminder: flag,
  reportUnit: oneOf(REPORT_UNITS),
  reportMinimum: (value) => REPORT_MINIMA.find((minimum) => minimum === value),
  reportModels: flag,
};

/** The settings stored as `value`, whatever became of it. */
export function parseSettings(value: unknown): Settings {
  return { ...DEFAULT_SETTINGS, ...goodFields(fieldsOf(value) ?? {}) };
}

/** Whether an id in the settings still lacks its device. */
export function lacksDevice({ ownOrigins, sitesOff }: Pick<Settings, 'ownOrigins' | 'sitesOff'>): boolean {
  return [...ownOrigins.map(({ id }) => id), ...sitesOff].some(isBareOwnId);
}

/** The settings with the device in every id of an own origin; those that have one keep it. */
export function withDevice<Given extends Pick<Settings, 'ownOrigins' | 'sitesOff'>>(
  settings: Given,
  device: string,
): Given {
  return {
    ...settings,
    ownOrigins: settings.ownOrigins.map((own) => ({ ...own, id: completeOwnId(own.id, device) })),
    sitesOff: settings.sitesOff.map((site) => completeOwnId(site, device)),
  };
}

/** The change this asks for: known fields only, at least one, all well formed; else undefined. */
export function parseSettingsChange(value: unknown): SettingsChange | undefined {
  const given = fieldsOf(value) ?? {};
  const asked = Object.keys(FIELDS).filter((name) => Object.hasOwn(given, name));
  const change = goodFields(given);
  return asked.length > 0 && Object.keys(change).length === asked.length ? change : undefined;
}

/** Whether counting rests at a moment. */
export function isPaused({ pause }: Pick<Settings, 'pause'>, now: number): boolean {
  return pause !== null && (pause.until === null || now < pause.until);
}

/** The pause a person took, or the one since they said that nothing is to be counted. */
export function restOf({ consent, ...settings }: Pick<Settings, 'consent' | 'pause'>): Settings['pause'] {
  const isRefused = consent !== null && consentState({ consent }) === 'refused';
  return isRefused ? { since: consent.at, until: null } : settings.pause;
}

function goodFields(given: Readonly<Record<string, unknown>>): SettingsChange {
  const parsed = Object.entries(FIELDS).map(([name, parse]) => [name, parse(given[name])] as const);
  return Object.fromEntries(parsed.filter(([, value]) => value !== undefined));
}
