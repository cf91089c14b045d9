/** What happens around the pages: the background, the browser's own choices, and the end of the agreement. */
import { expect } from 'vitest';
import type { Settings } from '../../../src/model/settings/settings.ts';
import type { TestPage } from '../../harness/both-browsers.ts';
import { PATIENCE } from '../../harness/patience.ts';
import { openOwn, press, pressNamed, textOf } from '../../harness/person.ts';
import { expectAdded } from '../stored-requests.ts';
import { type Action, CHAT, counts, isNoteGone, on, prompt, reload, says, type World } from './action.ts';

/** As a person does on Chromium's own page of extensions. */
async function setHostAccess({ willing }: World, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const { browser } = willing;
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(
    (extensionId, access) =>
      Reflect.get(chrome, 'developerPrivate').updateExtensionConfiguration({
        extensionId,
        hostAccess: access,
      }),
    new URL(browser.extensionOrigin).host,
    hostAccess,
  );
  await settings.close();
}

/** The browser lets the site be read no more: in Firefox this site, in Chromium no site unasked. */
async function withdraw(world: World): Promise<void> {
  if (world.name === 'chromium') return setHostAccess(world, 'ON_CLICK');
  await world.ours.evaluate((origin) => chrome.permissions.remove({ origins: [origin] }), `${CHAT}/*`);
}

/** Chromium gives back where it was taken, Firefox in the popup's own click. */
async function giveBack(world: World, popup: TestPage): Promise<void> {
  if (world.name === 'chromium') await setHostAccess(world, 'ON_ALL_SITES');
  else await press(popup, '.note .btn.primary');
}

/** As if the week before had been one of use: a day of it is like today. */
function copyTodayToLastWeek(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['days', 'meta'], 'readwrite');
      const days = transaction.objectStore('days');
      const all = days.getAll();
      all.onsuccess = () => {
        const [row] = all.result;
        const day = new Date(Date.parse(row.day) - 7 * 86_400_000).toISOString().slice(0, 10);
        days.put({ ...row, day });
        const meta = transaction.objectStore('meta');
        const metered = meta.get(`metered:${row.day}`);
        metered.onsuccess = () => meta.put(metered.result, `metered:${day}`);
      };
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

async function isWeekWanted(): Promise<boolean> {
  const { settings } = await chrome.storage.local.get('settings');
  return (settings as Settings).weeklyNotification;
}

declare global {
  interface Window {
    /** Ids of notifications that came, also where the browser took them away at once, as one without a screen may. */
    came?: Set<string>;
  }
}

function hearNotifications(): void {
  const came = new Set<string>();
  window.came = came;
  const { notifications } = chrome;
  // Firefox alone tells when one is shown.
  const shown: typeof notifications.onClosed | undefined = Reflect.get(notifications, 'onShown');
  for (const event of [shown, notifications.onClosed]) event?.addListener((id) => came.add(id));
}

async function notificationsThatCame(): Promise<string[]> {
  const { notifications } = chrome;
  return [...new Set([...Object.keys(await notifications.getAll()), ...(window.came ?? [])])];
}

export const AROUND: readonly Action[] = [
  {
    page: 'background',
    what: 'was stopped: a prompt starts it and is counted',
    run: async (world) => {
      await world.willing.browser.killBackground();
      await counts(world, 1);
    },
  },
  {
    page: 'notifications',
    what: 'are asked for in the options; one comes when a week is ready',
    run: on('options', async (page, { ours, willing, chat }) => {
      await pressNamed(page, 'Notification for the week');
      const isAllowed = () =>
        ours.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }));
      await expect.poll(isAllowed, PATIENCE).toBe(true);
      await expect.poll(() => ours.evaluate(isWeekWanted), PATIENCE).toBe(true);
      await ours.evaluate(hearNotifications);
      // Stopped before there is a week: one it had noted and not yet told would never be told.
      await willing.browser.killBackground();
      await ours.evaluate(copyTodayToLastWeek);
      await expectAdded(ours, 1, () => prompt(chat));
      await expect.poll(() => ours.evaluate(notificationsThatCame), PATIENCE).toEqual(['week']);
    }),
  },
  {
    page: 'popup',
    what: 'opens on the week that is over, and one click leads to today',
    run: on('popup', async (page, { ours }) => {
      await press(page, '[aria-label="Back to today"]');
      await says(page, 'h2', 'Today');
      // One that was open as the week became ready stayed where it was.
      expect(await ours.evaluate(() => location.hash)).toBe('');
    }),
  },
  {
    page: 'containers',
    what: 'a prompt there is counted once',
    only: 'firefox',
    run: async ({ willing, ours }) => {
      const contained = await willing.browser.newContainerPage();
      await contained.goto(`${CHAT}/`);
      await expectAdded(ours, 1, () => prompt(contained));
      await contained.close();
    },
  },
  {
    page: 'private windows',
    what: 'a prompt there is not counted',
    only: 'firefox',
    run: async ({ willing, ours }) => {
      const hidden = await willing.browser.newPrivatePage();
      await hidden.goto(`${CHAT}/`);
      await expectAdded(ours, 0, () => prompt(hidden));
      await hidden.close();
    },
  },
  {
    page: 'popup',
    what: 'a site that the browser takes back is not counted, which popup and options say; given back it is',
    run: on('popup', async (popup, world) => {
      await withdraw(world);
      await says(popup, '.note', 'not being counted');
      const options = await openOwn(world.willing.browser, 'options');
      await says(options, '[data-site=chatgpt]', 'Allow ChatGPT');
      await options.close();
      await counts(world, 0);
      await reload(world);
      await counts(world, 0);
      await giveBack(world, popup);
      await isNoteGone(popup);
      await reload(world);
      await counts(world, 1);
    }),
  },
  {
    page: 'options',
    what: 'takes the agreement back: nothing is counted',
    run: on('options', async (page, world) => {
      await pressNamed(page, 'Take it back');
      await says(page, '.note', 'Nothing is counted');
      await counts(world, 0);
      expect(await textOf(page, '.note')).toContain('You said no');
    }),
  },
];
