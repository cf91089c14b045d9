/** A person's mouse and keyboard on a page, with what they press counted: everything is found as they find it. */
import type { Locator } from 'playwright-core';

/** One way to work a page. */
export interface Hands {
  readonly by: 'mouse' | 'keyboard';
  /** So far: what is pressed, and each choice; going along by Tab and arrows, and typing, are none. */
  readonly clicks: number;
  /** A link, a button, a choice in sight. */
  press(target: Locator): Promise<void>;
  /** Of a menu, by what it says: two clicks of a mouse, to open it and to choose. */
  choose(menu: Locator, text: string): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** The browser asks something: one click that no test can do. */
  answer(): void;
}

export const HANDS: Readonly<Record<Hands['by'], () => Hands>> = { mouse, keyboard };

function mouse(): Hands {
  let clicks = 0;
  const press = async (target: Locator): Promise<void> => {
    // Of a choice in sight, its words are what is seen.
    const isRadio = (await target.getAttribute('type')) === 'radio';
    await (isRadio ? target.locator('xpath=..') : target).click();
    clicks += 1;
  };
  return {
    by: 'mouse',
    get clicks() {
      return clicks;
    },
    press,
    async choose(menu, text) {
      // The browser draws the open menu, out of reach of any driver.
      await menu.selectOption({ label: text });
      clicks += 2;
    },
    async type(field, text) {
      await press(field);
      await field.page().keyboard.type(text);
    },
    answer() {
      clicks += 1;
    },
  };
}

function keyboard(): Hands {
  let clicks = 0;
  return {
    by: 'keyboard',
    get clicks() {
      return clicks;
    },
    async press(target) {
      const { keyboard: keys } = target.page();
      await reach(target);
      if ((await target.getAttribute('type')) !== 'radio') await keys.press('Enter');
      else if (!(await target.isChecked())) await keys.press('Space');
      clicks += 1;
    },
    async choose(menu, text) {
      await reach(menu);
      await menu.page().keyboard.type(text);
      clicks += 1;
    },
    async type(field, text) {
      await reach(field);
      await field.page().keyboard.type(text);
    },
    answer() {
      clicks += 1;
    },
  };
}

/** From the top of a page of ours to its end are fewer. */
const MOST_STEPS = 150;

/** Goes by Tab to a thing, or to the group it is in and on by arrows. @throws where there is no way */
async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  const page = target.page();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const place = await target.evaluate(placeOfFocus);
    if (place === 'there') return;
    await page.keyboard.press(place);
  }
  throw new Error(`no way by keyboard to ${target}`);
}

/** Runs in the page: whether the focus is on it, else the key that goes its way. */
function placeOfFocus(element: Element): 'there' | 'Tab' | 'Shift+Tab' | 'ArrowLeft' | 'ArrowRight' {
  const { activeElement: focused } = document;
  if (focused === element) return 'there';
  const isOneStop = (of: Element): boolean =>
    of.getAttribute('type') === 'radio' || of.closest('fieldset')?.querySelector('[tabindex="-1"]') !== null;
  const group = element.closest('fieldset');
  if (!focused || focused === document.body) return 'Tab';
  const isBefore = element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (!group?.contains(focused) || !isOneStop(element)) return isBefore ? 'Shift+Tab' : 'Tab';
  return isBefore ? 'ArrowLeft' : 'ArrowRight';
}
