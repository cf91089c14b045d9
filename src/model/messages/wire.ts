/**
 * Every message that travels inside the extension: its name, its form, who may send it, and the reply. The background
 * takes each as `unknown` and acts only on what `parseMessage` makes of it.
 */

import { parseUnlistedRun, type UnlistedRun } from '../health/unlisted.ts';
import { fieldsOf, flag, integer, list, nullable, oneOf, type Parser, record, text } from '../parse.ts';
import { parseSettingsChange, type SettingsChange, SITE_ID } from '../settings/settings.ts';
import type { Observation } from '../usage/observation.ts';
import { parseObservation } from '../usage/parse-observation.ts';

/** Whose word it is: a content script's in a site's tab, or one of the extension's own pages. */
export type SenderKind = 'relay' | 'ui';

/** Those of `usage/`, `consent/` and `tab/` are a relay's word; the others come from the extension's own pages. */
export type RuntimeMessage =
  /** A request was sent, or more is known of it. */
  | { readonly type: 'usage/observed'; readonly observation: Observation }
  /** The person acted, and pieces came on no endpoint of the row: it may be an answer. */
  | { readonly type: 'usage/unlisted'; readonly site: string; readonly run: UnlistedRun }
  /** A page sent something: may it be read? Done where the person agreed. */
  | { readonly type: 'consent/asked' }
  /** The content script came after the page's own scripts, so it stayed out: this tab is not counted until reloaded. */
  | { readonly type: 'tab/late'; readonly site: string }
  /** The document that said so is gone: its tab was reloaded, or closed. */
  | { readonly type: 'tab/left' }
  /** A page found the database as an older version left it: it is to be brought to this one. */
  | { readonly type: 'store/open' }
  /** A person changed settings. */
  | { readonly type: 'settings/change'; readonly change: SettingsChange }
  /** Deletes what is stored of these; can be taken back for a while. */
  | { readonly type: 'history/delete'; readonly selection: Selection }
  /** Takes the last deletion back. */
  | { readonly type: 'history/restore' }
  /** Estimates all that is kept anew in the server zone that is set now: past days too, because the person asked. */
  | { readonly type: 'history/rezone' }
  /** Takes in what a page laid down of an export file (store/staging.ts); refused while another is taken in. */
  | { readonly type: 'import/begin'; readonly choices: ImportChoices }
  /** The next part of it. */
  | { readonly type: 'import/step' }
  /** Takes in what a page laid down of a person's own history (store/history-staging.ts). */
  | { readonly type: 'brought/begin'; readonly choices: HistoryChoices }
  /** The next part of it, or of taking it back. */
  | { readonly type: 'brought/step' }
  /** Takes back the last one whole, or the one that is being taken in. */
  | { readonly type: 'brought/undo' }
  /** Takes in what the person's other devices wrote, and writes this one's file. */
  | { readonly type: 'devices/join' }
  /** Lets go of what another device counted. */
  | { readonly type: 'devices/forget'; readonly device: string }
  /** Writes a file of the weekly backup now, whenever the last one was. */
  | { readonly type: 'backup/write' }
  /** A person saved a file that can be restored. */
  | { readonly type: 'backup/saved' }
  /** The summary of the week that starts on this day was looked at. */
  | { readonly type: 'summary/shown'; readonly weekStart: string }
  /** An idea was shown, or sent away. */
  | { readonly type: 'coach/shown'; readonly requestId: string }
  | { readonly type: 'coach/dismissed'; readonly requestId: string };

/** What to delete: a scope that is stated by itself, or some requests, of which each is. */
export type Selection = StatedSelection | { readonly of: 'requests'; readonly ids: readonly string[] };

/** What is said to be deleted, to this store and to copies elsewhere. */
export type StatedSelection =
  | { readonly of: 'request'; readonly id: string }
  | { readonly of: 'day'; readonly day: string }
  | { readonly of: 'site'; readonly site: string }
  | { readonly of: 'all' };

/** What a person said to an export file before it is taken in. */
export interface ImportChoices {
  /** What was deleted comes back, since the file is a backup to be restored. */
  readonly restores: boolean;
  /** What was deleted elsewhere, as the file says, is deleted here too. */
  readonly deletes: boolean;
  /** The file holds rows of this device that it never wrote: its profile was copied, and it takes a new name. */
  readonly isCopied: boolean;
}

/** Accounts of one source that the files of a history may be of and are told apart; all others are the last. */
export const MOST_ACCOUNTS = 8;

/** What a person wants of a history: local days, both included, of each source they chose. */
export interface HistoryChoices {
  readonly sources: readonly {
    readonly id: string;
    /** Which of its accounts the files are of; null for all of them. */
    readonly account: number | null;
    /** First and last local day. */
    readonly from: string;
    readonly to: string;
  }[];
  /** Prompts that were deleted once come back. */
  readonly restores: boolean;
  /** Prompts too of which it can't be told whether they were metered live. */
  readonly undecided: boolean;
}

/** `retry`: it may work later, the message should be kept. Not `retry`: it was refused for good. */
export type Reply =
  | { readonly ok: true; readonly imported?: Imported; readonly brought?: Brought }
  | { readonly ok: false; readonly retry: boolean };

/** What came of an import so far. */
export interface Imported {
  readonly isDone: boolean;
  /** Rows of the file that were looked at. */
  readonly done: number;
  /** New here, or newer. */
  readonly taken: RowCounts;
  /** Deleted once, so not taken in. */
  readonly stayDeleted: RowCounts;
  /** Places in the file of requests that no day row has a place for. */
  readonly full: readonly number[];
}

/** What came of a history so far. */
export interface Brought {
  readonly isDone: boolean;
  /** Prompts that were looked at. */
  readonly done: number;
  /** That were added. */
  readonly added: number;
}

/** Requests and day rows. */
export interface RowCounts {
  readonly requests: number;
  readonly days: number;
}

/** A table whose rows an export file holds. */
export type BackupTable = 'requests' | 'days' | 'deletions';

export const DONE: Reply = { ok: true };
export const REFUSED: Reply = { ok: false, retry: false };
export const TRY_LATER: Reply = { ok: false, retry: true };

interface MessageRule {
  readonly from: SenderKind;
  readonly parse: Parser<object>;
}

const DAY = text(/^\d{4}-\d{2}-\d{2}$/);
const ROW_ID = text(/^[\w-]{1,64}$/);
const SITE_ROW = text(/^[a-z][a-z0-9-]{0,31}$/);

/** Requests that are deleted together at most: as many statements are written. */
export const MOST_CHOSEN = 1_000;

/** What is to be deleted, by a page's word. */
export function parseSelection(value: unknown): Selection | undefined {
  if (fieldsOf(value)?.of !== 'requests') return parseStatedSelection(value);
  return record({ of: oneOf(['requests']), ids: list(MOST_CHOSEN, ROW_ID) })(value);
}

/** What was deleted, by a file's word. */
export function parseStatedSelection(value: unknown): StatedSelection | undefined {
  switch (fieldsOf(value)?.of) {
    case 'request':
      return record({ of: oneOf(['request']), id: ROW_ID })(value);
    case 'day':
      return record({ of: oneOf(['day']), day: DAY })(value);
    case 'site':
      return record({ of: oneOf(['site']), site: text(SITE_ID) })(value);
    case 'all':
      return { of: 'all' };
  }
}

/** More sources than there are, each of their accounts by itself. */
const MOST_SOURCES = 256;
const historyChoices: Parser<HistoryChoices> = record({
  sources: list(
    MOST_SOURCES,
    record({ id: SITE_ROW, account: nullable(integer(0, MOST_ACCOUNTS)), from: DAY, to: DAY }),
  ),
  restores: flag,
  undecided: flag,
});

const RULES: { readonly [Type in RuntimeMessage['type']]: MessageRule } = {
  'usage/observed': { from: 'relay', parse: record({ observation: parseObservation }) },
  'usage/unlisted': { from: 'relay', parse: record({ site: SITE_ROW, run: parseUnlistedRun }) },
  'consent/asked': { from: 'relay', parse: record({}) },
  'tab/late': { from: 'relay', parse: record({ site: SITE_ROW }) },
  'tab/left': { from: 'relay', parse: record({}) },
  'store/open': { from: 'ui', parse: record({}) },
  'settings/change': { from: 'ui', parse: record({ change: parseSettingsChange }) },
  'history/delete': { from: 'ui', parse: record({ selection: parseSelection }) },
  'history/restore': { from: 'ui', parse: record({}) },
  'history/rezone': { from: 'ui', parse: record({}) },
  'import/begin': {
    from: 'ui',
    parse: record({ choices: record({ restores: flag, deletes: flag, isCopied: flag }) }),
  },
  'import/step': { from: 'ui', parse: record({}) },
  'brought/begin': { from: 'ui', parse: record({ choices: historyChoices }) },
  'brought/step': { from: 'ui', parse: record({}) },
  'brought/undo': { from: 'ui', parse: record({}) },
  'devices/join': { from: 'ui', parse: record({}) },
  'devices/forget': { from: 'ui', parse: record({ device: ROW_ID }) },
  'backup/write': { from: 'ui', parse: record({}) },
  'backup/saved': { from: 'ui', parse: record({}) },
  'summary/shown': { from: 'ui', parse: record({ weekStart: DAY }) },
  'coach/shown': { from: 'ui', parse: record({ requestId: ROW_ID }) },
  'coach/dismissed': { from: 'ui', parse: record({ requestId: ROW_ID }) },
};

/** The message this is, if it is one and comes from who may send it. */
export function parseMessage(value: unknown, from: SenderKind): RuntimeMessage | undefined {
  const type = fieldsOf(value)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(RULES, type)) return undefined;
  const rule = RULES[type as RuntimeMessage['type']];
  if (rule.from !== from) return undefined;
  const parsed = rule.parse(value);
  return parsed && ({ type, ...parsed } as RuntimeMessage);
}
