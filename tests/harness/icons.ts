/** The icons as pictures, drawn by a real Chromium from their SVGs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { ROOT } from './built.ts';
import { LIGHT_ARGS } from './chromium.ts';
import { screenshot } from './screenshot.ts';

/** What the toolbar is asked for, by the screens there are, and the lists of extensions. */
const TOOLBAR_PX = [16, 24, 32] as const;

/** By the name of its SVG, how many pixels wide an icon is wanted. */
export const ICONS: Readonly<Record<string, readonly number[]>> = {
  'app-icon': [48, 96, 128],
  'toolbar-normal': [...TOOLBAR_PX, 48],
  'toolbar-paused': TOOLBAR_PX,
  'toolbar-attention': TOOLBAR_PX,
  'toolbar-news': TOOLBAR_PX,
};

/** Where a picture of an icon stands. */
export function iconPath(name: string, px: number): string {
  return join(ROOT, `icons/png/${name}-${px}.png`);
}

/** A browser to draw in. @throws when no Chromium is found */
export async function drawingBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: install one or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...LIGHT_ARGS] });
}

/** An icon of icons/, as a PNG so many pixels wide. */
export async function drawIcon(browser: Browser, name: string, px: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  const drawing = readFileSync(join(ROOT, `icons/${name}.svg`), 'utf8');
  const style = `*{margin:0}svg{display:block;width:${px}px;height:${px}px}`;
  await page.setContent(`<style>${style}</style>${drawing}`);
  const picture = await screenshot(page, { omitBackground: true });
  await page.close();
  return picture;
}

/** Writes every picture anew; how many. */
export async function writeIcons(): Promise<number> {
  const browser = await drawingBrowser();
  let written = 0;
  for (const [name, sizes] of Object.entries(ICONS)) {
    for (const px of sizes) {
      writeFileSync(iconPath(name, px), await drawIcon(browser, name, px));
      written += 1;
    }
  }
  await browser.close();
  return written;
}
