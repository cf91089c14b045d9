/** The gallery in a real Chromium: any state of any page, over the mock, without the extension around it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { startGallery } from '../../scripts/lib/gallery-server.mjs';
import { PUBLICATIONS, saidOf } from '../../src/model/footprint/sources.ts';
import { sourcesInUse } from '../model/footprint/source-tables.ts';
import { LIGHT_ARGS } from './chromium.ts';
import { browserEnvironment, clockAt, clockScript } from './clock.ts';
import { PATIENCE_MS } from './patience.ts';
import { screenshot } from './screenshot.ts';
import { oneFor } from './share.ts';

export interface Look {
  readonly language: 'en' | 'fr';
  readonly theme: 'light' | 'dark';
}

export const LOOKS: readonly Look[] = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'fr', theme: 'light' },
  { language: 'fr', theme: 'dark' },
];

/** States of the popup that most people see. */
const COMMON: readonly string[] = ['day', 'zero', 'first-run', 'changed'];

/**
 * States in the looks they are tried in: every look of what most people see, of the rest one each; with `npm run
 * test:all` every look of all.
 */
export function looksOf<State extends string>(
  page: string,
  states: readonly State[],
): readonly (Look & { readonly state: State })[] {
  return states.flatMap((state, place) => {
    const looks = page === 'popup' && COMMON.includes(state) ? LOOKS : oneFor(LOOKS, place);
    return looks.map((look) => ({ state, ...look }));
  });
}

/** In pixels of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sunday evening in UTC, late enough for a day to be called quiet: pictures are the same wherever they are taken. */
export const GALLERY_NOW = Date.UTC(2026, 10, 22, 20, 30);

/** A popup is 360 px wide and as high as what it says; everything else has a tab of its own. */
export function windowOf(page: string): Size {
  return page === 'popup' ? { width: 360, height: 200 } : { width: 1280, height: 800 };
}

export interface Link extends Look {
  readonly page: string;
  readonly state: string;
}

export interface Gallery {
  /** The tab states are shown in. */
  readonly tab: Page;
  /** Where the index leads. */
  links(): Promise<readonly Link[]>;
  /** Loads a page of the gallery, where it is another; its states are then shown without another load. */
  open(page: string): Promise<void>;
  show(state: string, look: Look): Promise<void>;
  /** Fills the tab with a poster of src/ui/gallery/poster.tsx, and makes it as large. */
  showPoster(format: string, size: Size, state: string, look: Look): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param deviceScaleFactor pixels of a picture for one of the page, each way
 * @throws when no Chromium is found
 */
export async function openGallery(deviceScaleFactor = 1): Promise<Gallery> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: install one or set CHROMIUM_PATH');
  const server = await startGallery({ isBundled: true });
  const clock = clockAt(GALLERY_NOW, 'UTC');
  const env = browserEnvironment(clock);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...LIGHT_ARGS], env });
  const tab = await browser.newPage({ deviceScaleFactor });
  await tab.addInitScript({ content: clockScript(clock) });
  tab.setDefaultTimeout(PATIENCE_MS);
  return {
    tab,
    async links() {
      await tab.goto(server.url);
      const links = tab.locator('a');
      await links.first().waitFor();
      return links.evaluateAll((all) =>
        all.map((link) => {
          const { search, hash } = link as HTMLAnchorElement;
          const asked = new URLSearchParams(`${search}&${hash.slice(1)}`);
          return Object.fromEntries(asked) as unknown as Link;
        }),
      );
    },
    async open(page) {
      const address = server.url.replace('gallery.html', `view.html?page=${page}`);
      if (tab.url().split('#')[0] === address) return;
      await tab.setViewportSize(windowOf(page));
      await tab.goto(address);
      await tab.waitForFunction(() => 'shown' in document.documentElement.dataset);
    },
    show: (state, look) => tab.evaluate(showAt, [hashOf(state, look), PATIENCE_MS] as const),
    async showPoster(format, size, state, look) {
      await tab.setViewportSize(size);
      // The language stands before the hash, so that each poster is a page of its own.
      const asked = new URLSearchParams({ format, language: look.language });
      const address = server.url.replace('gallery.html', `poster.html?${asked}${hashOf(state, look)}`);
      await tab.goto(address, { waitUntil: 'commit' });
      await tab.waitForFunction(() => 'shown' in document.documentElement.dataset);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Runs in the page of either browser, which says when it shows what is asked for: whoever asks again each frame has it draw each. */
export function showAt([hash, patienceMs]: readonly [hash: string, patienceMs: number]): Promise<void> {
  return new Promise((resolve, reject) => {
    const root = document.documentElement;
    const late = setTimeout(() => reject(new Error(`${hash} is not shown`)), patienceMs);
    const observer = new MutationObserver(check);
    function check(): void {
      if (root.dataset.shown !== hash) return;
      observer.disconnect();
      clearTimeout(late);
      resolve();
    }
    observer.observe(root, { attributeFilter: ['data-shown'] });
    // A size of text, or hidden, as the state before was left.
    root.removeAttribute('style');
    location.assign(hash);
    check();
  });
}

/** The end of a state's address. */
export function hashOf(state: string, look: Look): string {
  return `#${new URLSearchParams({ state, ...look, now: String(GALLERY_NOW) })}`;
}

/** axe-core, to be run in a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has against what the tab shows. */
export async function violations(tab: Page): Promise<string[]> {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(AXE);
  return tab.evaluate(runAxe);
}

/** Runs in the page, which has axe-core: a line for each rule that is broken. */
export async function runAxe(): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  const { violations: found } = await axe.run(document, { resultTypes: ['violations'], preload: false });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Panels that are drawn with nothing in them to see. */
export function emptyPanels(tab: Page): Promise<string[]> {
  return tab
    .locator('.pan:not(:has(svg, canvas, input))')
    .evaluateAll((panels) =>
      panels
        .filter((panel) => (panel as HTMLElement).innerText.trim() === '')
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
}

/**
 * What French typography has against the texts of a page: punctuation that may part from its word, numbers from their
 * units, « from what it opens. Sources and code are in a language of their own.
 */
export function frenchSlips(tab: Page): Promise<string[]> {
  return tab.evaluate(() => {
    const slips =
      / [:;?!»]|« |«[^\u00a0]|[^\u00a0]»|[^\s\u202f\u00a0][;?!]|\p{L}:(?=\s|$)|\b1er\b|\d (?:k?Wh|k?g|mL|L|m³|%)(?!\p{L})/u;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: around, textContent: text } = node;
      if (around?.closest('[lang=en], code, pre, textarea, script, style, .slug')) continue;
      if (slips.test(text ?? '')) found.push((text ?? '').trim());
    }
    return found;
  });
}

/**
 * What a page in French says in English: sentences of ours, by words that only English has, and what is marked as English
 * that is no name of a work, a publisher or a licence, nor the way to that language. What is quoted in « » is not ours.
 */
export async function englishIn(tab: Page): Promise<string[]> {
  const { ours, marked } = await tab.evaluate(() => {
    const english = /(?<![\p{L}.-])(?:the|of|and|with|built|our|from|which|by|taken?)(?![\p{L}.-])/u;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const ours: string[] = [];
    while (walker.nextNode()) {
      const { parentElement: around, textContent: text } = walker.currentNode;
      if (around?.closest('[lang=en], code, pre, textarea, script, style, .slug')) continue;
      if (english.test((text ?? '').replace(/«[^»]*»/g, ''))) ours.push((text ?? '').trim());
    }
    const marked = [...document.body.querySelectorAll('[lang=en]:not(pre, button)')];
    return { ours, marked: marked.map((element) => (element.textContent ?? '').trim()) };
  });
  return [...ours, ...marked.filter((text) => !QUOTED.has(text.replace(/ \(\d{4}\)$/, '')))];
}

/** What stays as it is written in every language. */
const QUOTED: ReadonlySet<string> = new Set(
  [
    ...PUBLICATIONS.flatMap(({ title, publisher, licence }) => [title, publisher, licence]),
    ...sourcesInUse().map(({ source }) => saidOf(source)),
  ].flatMap(({ en, fr }) => (en === fr ? [en] : [])),
);

/** What begins a line of its own, in our words: cells of tables go on from their heads, and are none. */
const LINES = 'h1, h2, h3, h4, p, li, dt, th, caption, figcaption, legend, label, summary, button';

/**
 * Lines of a page that begin with a small letter. Names stay as they are written (sites, models, files, addresses), chips
 * are marks, and what a number reads as goes on from that number.
 */
export function smallBeginnings(tab: Page): Promise<string[]> {
  return tab.locator(LINES).evaluateAll((lines, selector) => {
    const names = 'code, pre, .slug, .chip, .names, svg, math, script, style';
    const readings = '.ride .on, .result';
    /** An address, a file, a model: with a sign no word of ours has at that place. */
    const name = /^\p{Ll}[\p{L}\d]*(?:[.:/-]\S|\d)/u;
    const firstText = (line: Element): Node | null => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (walker.currentNode.textContent?.trim()) return walker.currentNode;
      return null;
    };
    const found = lines.flatMap((line) => {
      const first = firstText(line);
      const around = first?.parentElement;
      if (!around || around.closest(selector) !== line || around.closest(names)) return [];
      if (line.matches(readings)) return [];
      const text = (line.textContent ?? '').trim();
      if (!/^\p{Ll}/u.test(text) || name.test(text)) return [];
      return getComputedStyle(line, '::first-letter').textTransform === 'uppercase'
        ? []
        : [text.slice(0, 80)];
    });
    return [...new Set(found)];
  }, LINES);
}

/** Of stacked tables: names of columns that their values leave too little room. */
export function crushedNames(tab: Page): Promise<string[]> {
  return tab.locator('td[data-name]').evaluateAll((cells) => {
    const context = document.createElement('canvas').getContext('2d');
    return cells.flatMap((cell) => {
      const { display, content, font, width } = getComputedStyle(cell, '::before');
      if (!context || display === 'none' || content === 'none') return [];
      context.font = font;
      const own = context.measureText(cell.getAttribute('data-name') ?? '').width;
      const given = Number.parseFloat(width);
      return given + 1 < own && given < cell.clientWidth * 0.4 ? [content] : [];
    });
  });
}

/** Texts of an axis, or over bars, that stand on one another. */
export function collisions(tab: Page): Promise<string[]> {
  return tab.evaluate(findCollisions);
}

/** Runs in the page of either browser. */
export function findCollisions(): string[] {
  const OF_A_CHART = '.cols, .labels';
  return [...document.querySelectorAll(OF_A_CHART)].flatMap((chart) =>
    ['.at', '.value'].flatMap((kind) => {
      const texts = [...chart.querySelectorAll(kind)]
        .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ text, box }) => text !== '' && box.width > 0)
        .sort((a, b) => a.box.left - b.box.left);
      return texts.flatMap(({ text, box }, index) => {
        const next = texts[index + 1];
        const isOn =
          next && next.box.left < box.right - 0.5 && next.box.top < box.bottom && box.top < next.box.bottom;
        return isOn ? [`${kind} ${text} | ${next.text}`] : [];
      });
    }),
  );
}

/** Pixels by which anything reaches beyond the right edge, and the farthest such things. */
export function overhang(tab: Page): Promise<Overhang> {
  return tab.evaluate(findOverhang);
}

export interface Overhang {
  readonly pixels: number;
  readonly of: readonly string[];
}

/** Runs in the page of either browser. */
export function findOverhang(): Overhang {
  const { clientWidth, scrollWidth } = document.documentElement;
  const isClipped = (element: Element): boolean => {
    for (let box = element.parentElement; box; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    return false;
  };
  const beyond = [...document.querySelectorAll('body *:not(.vh, .vh *)')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !isClipped(element),
  );
  return {
    pixels: Math.max(0, scrollWidth - clientWidth, beyond.length > 0 ? 1 : 0),
    of: beyond.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
  };
}

/**
 * Writes a picture of each state in each look the index of the gallery has a link to.
 * @param only pages; all where empty
 * @returns how many
 * @throws with a message for people where there are none
 */
export async function writeShots(folder: string, only: readonly string[] = []): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const gallery = await openGallery();
  try {
    const links = (await gallery.links()).filter(({ page }) => only.length === 0 || only.includes(page));
    if (links.length === 0) throw new Error(`the gallery has no page ${only.join(', ')}`);
    for (const { page, state, ...look } of links) {
      await gallery.open(page);
      await gallery.show(state, look);
      const name = `${page}.${state}.${look.language}.${look.theme}.png`;
      await screenshot(gallery.tab, { fullPage: true, path: join(folder, name) });
    }
    return links.length;
  } finally {
    await gallery.close();
  }
}
