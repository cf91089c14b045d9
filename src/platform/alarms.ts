/** Alarms wake the background at a moment, also after it was ended. */
import browser from 'webextension-polyfill';

/**
 * Has the alarm go off at `when` or earlier (epoch ms). One that is already set to is left alone: setting it anew at
 * each start would push it back for ever.
 */
export async function ensureAlarm(name: string, when: number, now: number): Promise<void> {
  const known = await browser.alarms.get(name);
  const isSet = known !== undefined && known.scheduledTime > now && known.scheduledTime <= when;
  if (!isSet) await browser.alarms.create(name, { when });
}

/** Calls the handler of each alarm that goes off, by its name; to be called as the worker starts. */
export function onAlarm(handlers: Readonly<Record<string, () => void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => handlers[name]?.());
}
