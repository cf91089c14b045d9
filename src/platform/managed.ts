/** What the browser's policies hold for the extension: of the edition an organisation hosts itself alone. */
import { browser } from './browser.ts';

/**
 * All keys. `{}` where there are none, for some seconds after a forced installation, and where the browser has no policies
 * for the extension (Firefox rejects then).
 */
export async function readManaged(): Promise<unknown> {
  return browser.storage.managed.get(null).catch(() => ({}));
}

/** Calls when the browser read other policies. */
export function onManagedChange(changed: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') changed();
  });
}
