/** The tab a person looks at. Its address is told only of hosts the extension may read: without `tabs`, no others. */
import { browser } from './browser.ts';

/** The browser's number of it, and the host with its port, e.g. `localhost:3000`. */
export interface ActiveTab {
  readonly id: number;
  readonly host: string;
}

/** Null where the browser doesn't tell: another page than those the extension may read. */
export async function readActiveTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id !== undefined && tab.url ? { id: tab.id, host: new URL(tab.url).host } : null;
}

/** The browser's numbers of all tabs there are. */
export async function readTabIds(): Promise<ReadonlySet<number | undefined>> {
  return new Set((await browser.tabs.query({})).map(({ id }) => id));
}

/** Opens a page of the extension in a tab of its own: a folder of src/ui. */
export async function openPage(name: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`src/ui/${name}/index.html`) });
}

/** Rejects where there is no such tab any more. */
export async function reloadTab(id: number): Promise<void> {
  await browser.tabs.reload(id);
}
