/** The content scripts that are registered at run time, besides those the manifest names. */
import browser, { type Scripting } from 'webextension-polyfill';
import { type ContentScriptPart, contentScriptPath } from '../model/content-scripts.ts';

/** The tap and the relay of a row, or of a kind of own origin, and the pages they run on. */
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
  const bySite = new Map<string, Script[]>();
  for (const script of scripts) {
    const site = siteOf(script);
    bySite.set(site, [...(bySite.get(site) ?? []), script]);
  }
  return [...bySite].map(([site, parts]) => {
    const [first = [], second = []] = parts.map(({ matches = [] }) => [...matches].sort());
    return { site, matches: first.join() === second.join() ? first : [] };
  });
}

/** Of `chatgpt.tap`: the site's id and the part. */
function siteOf({ id }: Script): string {
  return id.replace(/\.\w+$/, '');
}

/** Has both scripts run at the start of every document of these pages, also in later sessions. */
export async function register({ site, matches }: Registration): Promise<void> {
  const script = (part: ContentScriptPart, world: Scripting.ExecutionWorld): Script => ({
    id: `${site}.${part}`,
    js: [contentScriptPath(site, part)],
    matches: [...matches],
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    world,
    persistAcrossSessions: true,
  });
  await browser.scripting.registerContentScripts([script('relay', 'ISOLATED'), script('tap', 'MAIN')]);
}

export async function unregister({ site }: Registration): Promise<void> {
  const scripts = await browser.scripting.getRegisteredContentScripts();
  const ids = scripts.filter((script) => siteOf(script) === site).map(({ id }) => id);
  await browser.scripting.unregisterContentScripts({ ids });
}

/**
 * Runs the relay in the tabs of these pages that are open. It comes too late there to meter them, and says so; where a
 * relay runs already, it does nothing.
 */
export async function runRelayInOpenTabs({ site, matches }: Registration): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...matches] });
  const files = [contentScriptPath(site, 'relay')];
  await Promise.allSettled(
    tabs.map(
      ({ id }) => id !== undefined && browser.scripting.executeScript({ target: { tabId: id }, files }),
    ),
  );
}
