/** The first minutes: the question, what waits for its answer, and the first request. */
import { expect } from 'vitest';
import type { TestPage } from '../../harness/both-browsers.ts';
import { PATIENCE } from '../../harness/patience.ts';
import { openOwn, press, pressNamed, see, textOf, toolbarTitle } from '../../harness/person.ts';
import { type Action, counts, isNoteGone, on, reload, says } from './action.ts';

/** Tabs of ours with the question, their numbers. */
const questionTabs = (page: TestPage) =>
  page.evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: chrome.runtime.getURL('src/ui/onboarding/*') });
    return tabs.flatMap(({ id }) => id ?? []);
  });

export const FIRST: readonly Action[] = [
  {
    page: 'onboarding',
    what: 'says what is counted and what is never kept, and asks; before the answer nothing is counted, which popup, options and the check say',
    run: on('onboarding', async (page, world) => {
      await see(page, '[data-consent=asking]');
      const text = await textOf(page, 'main');
      expect(text).toContain('The time, the site, the model that answered');
      expect(text).toContain('The text of your prompts and answers');
      expect(text).toContain('It all stays in this browser');
      await counts(world, 0);
      for (const name of ['popup', 'options', 'check']) {
        const opened = await openOwn(world.willing.browser, name);
        await says(opened, '.note', 'Nothing is counted yet');
        await opened.close();
      }
    }),
  },
  {
    page: 'onboarding',
    what: 'a no is kept, and nothing is counted; the popup says so and leads back to the question',
    run: on('onboarding', async (page, world) => {
      await pressNamed(page, 'No, count nothing');
      await see(page, '[data-consent=refused]');
      await counts(world, 0);
      const before = await questionTabs(world.ours);
      const popup = await openOwn(world.willing.browser, 'popup');
      await says(popup, '.note', 'You said no');
      await press(popup, '.note a');
      const opened = async () => (await questionTabs(world.ours)).filter((id) => !before.includes(id));
      await expect.poll(opened, PATIENCE).toHaveLength(1);
      await world.ours.evaluate((ids) => chrome.tabs.remove(ids), await opened());
      await popup.close();
    }),
  },
  {
    page: 'onboarding',
    what: 'a yes is kept',
    run: on('onboarding', async (page) => {
      await pressNamed(page, 'Yes, count my use');
      await see(page, '[data-consent=agreed]');
    }),
  },
  {
    page: 'popup',
    what: 'sites that were not allowed at install are said to be so, and allowed with one click',
    only: 'firefox',
    run: on('popup', async (page, world) => {
      await reload(world);
      await counts(world, 0);
      await says(page, '.note', 'not being counted');
      await press(page, '.note .btn.primary');
      await isNoteGone(page);
      await reload(world);
    }),
  },
  {
    page: 'site',
    what: 'a prompt is counted once; in Chromium in a tab that was open before the yes',
    run: (world) => counts(world, 1),
  },
  {
    page: 'toolbar',
    what: 'says the day',
    run: ({ ours }) => expect.poll(() => toolbarTitle(ours), PATIENCE).toMatch(/^1 request today/),
  },
];
