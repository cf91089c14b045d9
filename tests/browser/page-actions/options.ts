/** What is set. */
import { expect } from 'vitest';
import type { TestPage } from '../../harness/both-browsers.ts';
import { PATIENCE } from '../../harness/patience.ts';
import { fill, press, pressNamed, see } from '../../harness/person.ts';
import { expectAdded } from '../stored-requests.ts';
import {
  type Action,
  chooseFile,
  counts,
  OWN,
  OWN_PATH,
  on,
  prompt,
  reload,
  savedBy,
  says,
  send,
} from './action.ts';

const registered = (page: TestPage) =>
  page.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));

export const OPTIONS: readonly Action[] = [
  {
    page: 'options',
    what: 'speaks another language at once, and still after a reload',
    run: on('options', async (page, { willing }) => {
      await fill(page, '#display select', 'fr');
      await see(page, 'html[lang=fr]');
      await page.goto(`${willing.browser.extensionOrigin}/src/ui/options/index.html`);
      await says(page, '#data h2', 'Données');
      await fill(page, '#display select', 'en');
      await see(page, 'html[lang=en]');
    }),
  },
  {
    page: 'options',
    what: 'switches a site off and on',
    run: on('options', async (page, world) => {
      await press(page, '[data-site=chatgpt] .sw');
      await see(page, '[data-site=chatgpt] .sw[aria-checked=false]');
      await counts(world, 0);
      await press(page, '[data-site=chatgpt] .sw');
      await see(page, '[data-site=chatgpt] .sw[aria-checked=true]');
      await counts(world, 1);
    }),
  },
  {
    page: 'options',
    what: 'adds an address of one’s own, allowed in the click, and it is counted',
    run: on('options', async (page, { willing, ours }) => {
      await fill(page, '.add .field', OWN);
      await fill(page, '.add select', 'openwebui');
      await press(page, '.add button');
      await expect.poll(() => registered(ours), PATIENCE).toContain('openwebui.tap');
      const own = await willing.browser.newPage();
      await own.goto(`${OWN}/`);
      const body = JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }] });
      await expectAdded(ours, 1, () => send(own, OWN_PATH, body));
      await own.close();
    }),
  },
  {
    page: 'options',
    what: 'gives everything away as a file, deletes everything, takes that back, and takes the file in',
    run: on('options', async (page, { ours }) => {
      const file = await savedBy(page, () => pressNamed(page, 'JSON'));
      expect(JSON.parse(file).requests).toHaveLength(4);
      await expectAdded(ours, -4, async () => {
        await pressNamed(page, 'Delete everything');
        await press(page, '.ask .btn');
      });
      await expectAdded(ours, 4, () => pressNamed(page, 'Undo'));
      await chooseFile(page, '#data input[type=file]', 'trottinette.json', file);
      await says(page, '#data', 'New in it: 0 requests');
    }),
  },
  {
    page: 'options',
    what: 'switches the coach on; it has an idea of a look-up, and the popup shows it and sends it away',
    run: on('options', async (page, world) => {
      const { ours, chat, willing } = world;
      await pressNamed(page, 'Coach');
      await expect.poll(() => registered(ours), PATIENCE).toContain('coach');
      await reload(world);
      await expectAdded(ours, 1, () => prompt(chat, 'capital of Australia'));
      const popup = await willing.browser.newPage();
      await popup.goto(`${willing.browser.extensionOrigin}/src/ui/popup/index.html`);
      await says(popup, '.coach h2', 'for a search');
      await pressNamed(popup, 'Dismiss');
      await expect.poll(() => popup.evaluate(() => document.querySelector('.coach')), PATIENCE).toBeNull();
      await popup.close();
      await pressNamed(page, 'Coach');
      await expect.poll(() => registered(ours), PATIENCE).not.toContain('coach');
    }),
  },
];
