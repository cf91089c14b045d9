/** Something a person wants of the extension, from its button in the toolbar on, and what such things have in common. */
import type { Locator, Page } from 'playwright-core';
import { asideWords } from '../../../src/i18n/pages/aside.ts';
import { dashboardWords } from '../../../src/i18n/pages/dashboard.ts';
import { optionsWords } from '../../../src/i18n/pages/options.ts';
import { popupWords } from '../../../src/i18n/pages/popup.ts';
import { summaryWords } from '../../../src/i18n/pages/summary.ts';
import { yardstickWords } from '../../../src/i18n/pages/yardstick.ts';
import type { Settings, SettingsChange } from '../../../src/model/settings/settings.ts';
import type { MockUse } from '../../../src/ui/sources/mock-use.ts';
import type { Hands } from '../../harness/hands.ts';
import { drawn } from '../../harness/person.ts';

/** All that these pages say, in one language. */
export async function wordsOf(language: 'en' | 'fr') {
  return {
    popup: await popupWords.load(language),
    aside: await asideWords.load(language),
    dashboard: await dashboardWords.load(language),
    options: await optionsWords.load(language),
    summary: await summaryWords.load(language),
    yardstick: await yardstickWords.load(language),
  };
}

/** What a task is done with. */
export interface World {
  /** As the click on the toolbar’s button opened it. */
  readonly popup: Page;
  readonly hands: Hands;
  readonly words: Awaited<ReturnType<typeof wordsOf>>;
  /** What is stored: a year. */
  readonly use: MockUse;
  /** A page of the extension that runs none of its code. */
  readonly quiet: Page;
}

/** One of them, and in how many clicks at most: those in the popup and on pages. */
export interface Task {
  readonly name: string;
  readonly most: number;
  /** The week that is over was not looked at yet. */
  readonly isWeekNew?: boolean;
  /** Over once what was wanted was seen. */
  run(world: World): Promise<unknown>;
  /** So that the next finds all as it was; its clicks count for nothing. */
  end?(world: World): Promise<unknown>;
}

/** Presses what opens a page of ours in a tab beside the popup. */
export async function follow({ popup, hands }: World, link: Locator): Promise<Page> {
  const [page] = await Promise.all([popup.context().waitForEvent('page'), hands.press(link)]);
  await drawn(page);
  return page;
}

export const named = (page: Page, role: 'link' | 'button' | 'radio' | 'textbox', name: string): Locator =>
  page.getByRole(role, { name, exact: true });

export const toDashboard = (world: World): Promise<Page> =>
  follow(world, named(world.popup, 'link', world.words.popup.pages.dashboard));

export const toOptions = (world: World): Promise<Page> =>
  follow(world, named(world.popup, 'link', world.words.popup.pages.options));

export async function storedSettings({ quiet }: World): Promise<Settings> {
  return quiet.evaluate(async () => (await chrome.storage.local.get('settings')).settings as Settings);
}

/** As the options do. */
export async function changeSettings({ quiet }: Pick<World, 'quiet'>, change: SettingsChange): Promise<void> {
  const message = { type: 'settings/change', change };
  await quiet.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
}
