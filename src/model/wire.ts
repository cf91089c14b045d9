/**
 * Every message that travels inside the extension: its name, its form, who may send it, and the reply. The background
 * takes each as `unknown` and acts only on what `parseMessage` makes of it.
 */
import type { Observation } from './observation.ts';
import { fieldsOf, type Parser, record, text } from './parse.ts';
import { parseObservation } from './parse-observation.ts';
import { parseSettingsChange, type SettingsChange } from './settings.ts';

/** Whose word it is: a content script's in a site's tab, or one of the extension's own pages. */
export type SenderKind = 'relay' | 'ui';

export type RuntimeMessage =
  /** A request was sent, or more is known of it. */
  | { readonly type: 'usage/observed'; readonly observation: Observation }
  /** The content script came after the page's own scripts, so it stayed out: this tab is not counted until reloaded. */
  | { readonly type: 'tab/late'; readonly site: string }
  /** A person changed settings. */
  | { readonly type: 'settings/change'; readonly change: SettingsChange };

/** `retry`: it may work later, the message should be kept. Not `retry`: it was refused for good. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly retry: boolean };

export const DONE: Reply = { ok: true };
export const REFUSED: Reply = { ok: false, retry: false };
export const TRY_LATER: Reply = { ok: false, retry: true };

interface MessageRule {
  readonly from: SenderKind;
  readonly parse: Parser<object>;
}

const RULES: { readonly [Type in RuntimeMessage['type']]: MessageRule } = {
  'usage/observed': { from: 'relay', parse: record({ observation: parseObservation }) },
  'tab/late': { from: 'relay', parse: record({ site: text(/^[a-z][a-z0-9-]{0,31}$/) }) },
  'settings/change': { from: 'ui', parse: record({ change: parseSettingsChange }) },
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
