/** What a person does on a page of the extension, and what such actions have in common. */
import { expect } from 'vitest';
import type { BrowserName, TestPage } from '../../harness/both-browsers.ts';
import { PATIENCE } from '../../harness/patience.ts';
import { openOwn, see, textOf } from '../../harness/person.ts';
import { SHORT_CHAT_URL, shortPrompt } from '../../harness/short-chat.ts';
import type { WillingBrowser } from '../../harness/willing-browser.ts';
import { expectAdded } from '../stored-requests.ts';

export const CHAT = 'https://chatgpt.com';
/** A chat at home. */
export const OWN = 'http://localhost:3000';
export const OWN_PATH = '/api/chat/completions';

/** What actions work in; one leaves it as the next finds it. */
export interface World {
  readonly name: BrowserName;
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

export const isIn = ({ only }: Action, name: BrowserName): boolean => only === undefined || only === name;

/** Sends a body from a page, the answer read to its end. */
export const send = (page: TestPage, path: string, body: string) =>
  page.evaluate(
    (to, what) => fetch(to, { method: 'POST', body: what }).then((answer) => answer.text()),
    path,
    body,
  );

export const prompt = (page: TestPage, text?: string) => send(page, SHORT_CHAT_URL, shortPrompt(text));

/** A prompt in the chat adds this many requests. */
export const counts = ({ ours, chat }: World, added: number) => expectAdded(ours, added, () => prompt(chat));

export const reload = ({ chat }: World) => chat.goto(`${CHAT}/`);

/** Opens a page, does something there, and closes it. */
export const on =
  (name: string, act: (page: TestPage, world: World) => Promise<void>) =>
  async (world: World): Promise<void> => {
    const page = await openOwn(world.willing.browser, name);
    await act(page, world);
    await page.close();
  };

/** Waits until a part of the page says this. */
export async function says(page: TestPage, selector: string, text: string): Promise<void> {
  await see(page, selector);
  await expect.poll(() => textOf(page, selector), PATIENCE).toContain(text);
}

export const isNoteGone = (page: TestPage) => expect.poll(() => textOf(page, '.note'), PATIENCE).toBe('');

/** Gives a page's file input a file of this text. */
export function chooseFile(page: TestPage, selector: string, name: string, text: string): Promise<void> {
  return page.evaluate(
    (wanted, called, content) => {
      const input = document.querySelector<HTMLInputElement>(wanted);
      if (!input) throw new Error(`there is no ${wanted}`);
      const { items, files } = new DataTransfer();
      items.add(new File([content], called));
      Object.assign(input, { files });
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    selector,
    name,
    text,
  );
}

declare global {
  interface Window {
    /** What the page gave to be saved last. */
    saved?: Promise<string>;
  }
}

/** Has the page keep what it gives to be saved, which no driver of both browsers can reach. */
function keepSaved(): void {
  const native = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    window.saved = (blob as Blob).text();
    return native.call(URL, blob);
  };
}

/** The text a page gives to be saved when this is done. */
export async function savedBy(page: TestPage, act: () => Promise<void>): Promise<string> {
  await page.evaluate(keepSaved);
  await act();
  await expect.poll(() => page.evaluate(() => window.saved !== undefined), PATIENCE).toBe(true);
  return page.evaluate(() => window.saved ?? '');
}
