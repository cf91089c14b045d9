/** Every page and its main actions, in the order a person takes them, said once for both browsers. */
import { expect } from 'vitest';
import type { BrowserName, TestPage } from '../harness/both-browsers.ts';
import { fill, openOwn, press, pressNamed, see, textOf, toolbarTitle } from '../harness/person.ts';
import { SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import type { WillingBrowser } from '../harness/willing-browser.ts';
import { expectAdded } from './stored-requests.ts';

export const CHAT = 'https://chatgpt.com';
export const OWN = 'http://localhost:3000';
export const OWN_PATH = '/api/chat/completions';

const PATIENCE = { timeout: 20_000, interval: 50 };

/** What actions work in; one leaves it as the next finds it. */
export interface World {
  readonly willing: WillingBrowser;
  /** A page of the extension, for reading what is stored. */
  readonly ours: TestPage;
  /** A tab of the chat, loaded after the extension came. */
  readonly chat: TestPage;
}

/** Something a person does on a page of the extension, or around it. */
export interface Action {
  readonly page: string;
  readonly what: string;
  /** The browser that has it; both where there is none. */
  readonly only?: BrowserName;
  run(world: World): Promise<void>;
}

const ask = (path: string, body: string) =>
  fetch(path, { method: 'POST', body }).then(({ status }) => status);
const prompt = (page: TestPage) => page.evaluate(ask, SHORT_CHAT_URL, shortPrompt());
const counts = ({ ours, chat }: World, added: number) => expectAdded(ours, added, () => prompt(chat));
const reloaded = ({ chat }: World) => chat.goto(`${CHAT}/`);

/** Opens a page, does something there, and closes it. */
const on = (name: string, act: (page: TestPage, world: World) => Promise<void>) => async (world: World) => {
  const page = await openOwn(world.willing.browser, name);
  await act(page, world);
  await page.close();
};

const says = (page: TestPage, selector: string, text: string) =>
  expect.poll(() => textOf(page, selector), PATIENCE).toContain(text);

const isNoteGone = (page: TestPage) => expect.poll(() => textOf(page, '.note'), PATIENCE).toBe('');

declare global {
  interface Window {
    /** What the page last gave to be saved. */
    saved?: Promise<string>;
  }
}

/** Has the page keep what it gives to be saved, which no driver can reach. */
function keepSaved(): void {
  const native = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    window.saved = (blob as Blob).text();
    return native.call(URL, blob);
  };
}

function chooseFile(text: string): void {
  const input = document.querySelector<HTMLInputElement>('#data input[type=file]');
  const { items, files } = new DataTransfer();
  items.add(new File([text], 'trottinette.json'));
  if (!input) return;
  input.files = files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const FIRST: readonly Action[] = [
  {
    page: 'onboarding',
    what: 'nothing is counted before a yes; the yes is kept',
    run: on('onboarding', async (page, world) => {
      await counts(world, 0);
      await pressNamed(page, 'Yes, count my use');
      await see(page, '[data-consent=agreed]');
    }),
  },
  {
    page: 'popup',
    what: 'sites that are not allowed at install are said to be so, and allowed with one click',
    only: 'firefox',
    run: on('popup', async (page, world) => {
      await reloaded(world);
      await counts(world, 0);
      await says(page, '.note h3', 'not');
      await press(page, '.note .btn.primary');
      await isNoteGone(page);
      await reloaded(world);
    }),
  },
  { page: 'site', what: 'a prompt is counted once', run: (world) => counts(world, 1) },
  {
    page: 'toolbar',
    what: 'says the day',
    run: ({ ours }) => expect.poll(() => toolbarTitle(ours), PATIENCE).toMatch(/^1 request today/),
  },
];

const POPUP: readonly Action[] = [
  {
    page: 'popup',
    what: 'shows the day, with its ranges',
    run: on('popup', async (page) => {
      await says(page, '[data-measure=requests]', '1');
      expect(await textOf(page, '.ride')).toMatch(/between .+ and /);
    }),
  },
  {
    page: 'popup',
    what: 'pauses and resumes',
    run: on('popup', async (page, world) => {
      await pressNamed(page, 'Pause counting');
      await pressNamed(page, 'Until I resume');
      await says(page, '.note', 'Paused');
      await counts(world, 0);
      await press(page, '.note .btn.primary');
      await isNoteGone(page);
      await counts(world, 1);
    }),
  },
  {
    page: 'popup',
    what: 'shows the week',
    run: on('popup', async (page) => {
      await pressNamed(page, 'This week');
      await see(page, '.bars, .week, figure, table');
    }),
  },
];

const OPTIONS: readonly Action[] = [
  {
    page: 'options',
    what: 'speaks another language at once',
    run: on('options', async (page) => {
      await fill(page, '#display select', 'fr');
      await see(page, 'html[lang=fr]');
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
      const registered = () =>
        ours.evaluate(async () =>
          (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id).sort(),
        );
      await expect.poll(registered, PATIENCE).toContain('openwebui.tap');
      const own = await willing.browser.newPage();
      await own.goto(`${OWN}/`);
      const body = JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }] });
      await expectAdded(ours, 1, () => own.evaluate(ask, OWN_PATH, body));
      await own.close();
    }),
  },
  {
    page: 'options',
    what: 'asks for notifications, which then come',
    run: on('options', async (page, { ours }) => {
      await pressNamed(page, 'Notification for the week');
      const isAllowed = () =>
        ours.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }));
      await expect.poll(isAllowed, PATIENCE).toBe(true);
    }),
  },
  {
    page: 'options',
    what: 'gives everything away as a file, deletes everything, takes that back, and takes the file in',
    run: on('options', async (page, { ours }) => {
      await page.evaluate(keepSaved);
      await press(page, '#data .actions .btn:last-child');
      await expect.poll(() => page.evaluate(() => window.saved !== undefined), PATIENCE).toBe(true);
      const file = await page.evaluate(() => window.saved ?? '');
      expect(JSON.parse(file).requests).toHaveLength(4);
      await expectAdded(ours, -4, async () => {
        await press(page, '#data .opt:has(> .btn) > .btn');
        await press(page, '.ask .btn');
      });
      await expectAdded(ours, 4, () => pressNamed(page, 'Undo'));
      await page.evaluate(chooseFile, file);
      await says(page, '#data', 'New in it: 0 requests');
    }),
  },
];

const PAGES: readonly Action[] = [
  {
    page: 'dashboard',
    what: 'shows the same counts, and deletes one request and takes it back',
    run: on('dashboard', async (page, { ours }) => {
      await says(page, '[data-measure=requests]', '4');
      await expectAdded(ours, -1, async () => {
        await press(page, '.records .ib');
        await press(page, '.ask .btn');
      });
      await expectAdded(ours, 1, () => pressNamed(page, 'Undo'));
    }),
  },
  {
    page: 'how',
    what: 'says how the day was computed',
    run: on('how', async (page) => {
      await see(page, '.how h1');
      await says(page, '.how', 'Wh');
    }),
  },
  {
    page: 'summary',
    what: 'draws the card to share',
    run: on('summary', async (page) => {
      await press(page, '.share summary');
      await see(page, '.share canvas');
      const isDrawn = () =>
        page.evaluate(() => {
          const canvas = document.querySelector('canvas');
          const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
          return new Set(data?.subarray(0, 400_000)).size > 4;
        });
      await expect.poll(isDrawn, PATIENCE).toBe(true);
    }),
  },
  {
    page: 'check',
    what: 'turns to “counted”',
    run: on('check', (page) => see(page, '[data-site=chatgpt][data-state=counted]')),
  },
  {
    page: 'report',
    what: 'has nothing to report',
    run: on('report', (page) => see(page, 'main h1')),
  },
];

const AROUND: readonly Action[] = [
  {
    page: 'background',
    what: 'was stopped: a prompt starts it and is counted',
    run: async (world) => {
      await world.willing.browser.killBackground();
      await counts(world, 1);
    },
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
    page: 'options',
    what: 'a site that the browser takes back is not counted, and popup and options say so',
    only: 'firefox',
    run: on('popup', async (page, world) => {
      const { ours } = world;
      const pattern = `${CHAT}/*`;
      await ours.evaluate((origin) => chrome.permissions.remove({ origins: [origin] }), pattern);
      await says(page, '.note', 'ChatGPT');
      await counts(world, 0);
      await reloaded(world);
      await counts(world, 0);
      await press(page, '.note .btn.primary');
      await isNoteGone(page);
      await reloaded(world);
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
    }),
  },
];

export const ACTIONS: readonly Action[] = [...FIRST, ...POPUP, ...OPTIONS, ...PAGES, ...AROUND];
