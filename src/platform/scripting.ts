/** The content scripts that are registered at run time, besides those the manifest names. */
import browser, { type Scripting } from 'webextension-polyfill';
import { groupedBy } from '../model/grouped.ts';
import { COACH, COACH_SCRIPT, contentScriptPath } from '../model/messages/content-scripts.ts';

/** The tap and the relay of a row, or of a kind of own origin, or the coach's script, and the pages they run on. */
export interface Registration {
  readonly site: string;
  /** Match patterns. */
  readonly matches: readonly string[];
}

type Script = Scripting.RegisteredContentScript;

/** Every pattern on which the manifest runs content scripts. */
export function manifestPatterns(): ReadonlySet<string> {
  const { content_scripts = [] } = browser.runtime.getManifest();
  return new Set(content_scripts.flatMap(({ matches = [] }) => matches));
}

/** What is registered. One that is there by half has no pages: it is as good as none. */
export async function readRegistrations(): Promise<Registration[]> {
  const scripts = await browser.scripting.getRegisteredContentScripts();
  return [...groupedBy(scripts, siteOf)].map(([site, parts]) => {
    const lists = parts.map(({ matches = [] }) => [...matches].sort().join(' '));
    const isWhole = lists.length === filesOf(site).length && new Set(lists).size === 1;
    return { site, matches: isWhole ? (parts[0]?.matches ?? []) : [] };
  });
}

/** Of `chatgpt.tap`: the site's id and the part. */
function siteOf({ id }: Script): string {
  return id.replace(/\.\w+$/, '');
}

interface ScriptFile {
  readonly id: string;
  readonly path: string;
  readonly world: Scripting.ExecutionWorld;
}

/** What runs for a site; the first in our own world, and in tabs that are open already. */
function filesOf(site: string): readonly [ScriptFile, ...ScriptFile[]] {
  if (site === COACH) return [{ id: COACH, path: COACH_SCRIPT, world: 'ISOLATED' }];
  return [
    { id: `${site}.relay`, path: contentScriptPath(site, 'relay'), world: 'ISOLATED' },
    { id: `${site}.tap`, path: contentScriptPath(site, 'tap'), world: 'MAIN' },
  ];
}

/** Has the scripts run at the start of every document of these pages, also in later sessions. */
export async function register({ site, matches }: Registration): Promise<void> {
  const scripts = filesOf(site).map(
    ({ id, path, world }): Script => ({
      id,
      js: [path],
      matches: [...matches],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start',
      world,
      persistAcrossSessions: true,
    }),
  );
  await browser.scripting.registerContentScripts(scripts);
}

/** Has the site's scripts run in no new document; where they run already, they go on. */
export async function unregister({ site }: Registration): Promise<void> {
  const scripts = await browser.scripting.getRegisteredContentScripts();
  const ids = scripts.filter((script) => siteOf(script) === site).map(({ id }) => id);
  await browser.scripting.unregisterContentScripts({ ids });
}

/**
 * Runs the relay, or the coach's script, in the tabs of these pages that are open and loaded. A relay comes too late
 * there to meter them, and says so; where one runs already, it does nothing.
 */
export async function runInOpenTabs({ site, matches }: Registration): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...matches], discarded: false });
  const files = [filesOf(site)[0].path];
  await Promise.allSettled(
    tabs.map(
      ({ id }) => id !== undefined && browser.scripting.executeScript({ target: { tabId: id }, files }),
    ),
  );
}
