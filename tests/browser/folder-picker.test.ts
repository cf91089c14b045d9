/**
 * Chromium's own dialogs, in a real window, with RUN_ALL=1 alone: a person picks a folder and allows it, and is asked
 * again after a restart, or isn't. All other tests of devices hand the page a folder.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { PATIENCE } from '../harness/patience.ts';
import { type Screen, startScreen } from '../harness/xvfb.ts';

const isWanted = process.env.RUN_ALL === '1';
const screen = isWanted ? await startScreen() : null;
if (isWanted && !screen) console.warn('no Xvfb, xdotool and openbox here: the folder picker is not driven');

const WANTS_ASKING = 'The browser wants to be asked for the folder again';
/** In the margin of the page. */
const BLANK = [30, 600] as const;
/** Where buttons of the question under the address bar are, beside their words. */
const BUTTONS = { x: 180, from: 110, to: 500 } as const;
/** Their colour in Chromium. */
const BUTTON_COLOUR = '211,227,253';
const LEAST_BUTTON_PX = 20;
/** Chromium takes no answer in the half second after a question, nor after an answer that came too early. */
const ANSWERING = { ...PATIENCE, interval: 600 };

describe.runIf(screen)('a folder that is picked', () => {
  const { env, press, type, click, active, colour } = (screen ?? {}) as Screen;
  let around: string;
  let folder: string;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    around = mkdtempSync(join(tmpdir(), 'trottinette-picked-'));
    folder = join(around, 'shared');
    mkdirSync(folder);
    await start();
  });
  afterAll(async () => {
    await chromium?.close();
    screen?.close();
    rmSync(around, { recursive: true, force: true, maxRetries: 5 });
  });

  async function start(): Promise<void> {
    chromium = await launchChromium({
      extension: builtExtension('chromium'),
      profile: join(around, 'profile'),
      headless: false,
      language: 'en',
      env,
      args: ['--window-position=0,0', '--window-size=1000,800'],
    });
  }

  /** In front: a browser asks nothing for a page that isn't. */
  async function openDevices(): Promise<void> {
    page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/devices/index.html`);
    await page.bringToFront();
  }

  const files = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));
  const written = (): string =>
    files()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join();
  const isAsking = (): boolean => (colour(...BLANK)[0] ?? 0) < 128;

  /** Middles of the buttons of the question under the address bar, from above. */
  function buttons(): number[] {
    const isButton = (y: number) => String(colour(BUTTONS.x, y)) === BUTTON_COLOUR;
    const found: number[] = [];
    for (let y = BUTTONS.from, first = y; y < BUTTONS.to; y += 1) {
      if (!isButton(y)) first = y + 1;
      else if (!isButton(y + 1) && y - first >= LEAST_BUTTON_PX) found.push(Math.round((first + y) / 2));
    }
    return found;
  }

  it('and allowed gets this device’s file; the browser is asked again after a restart, and not once it is allowed on every visit', async () => {
    const isWelcomed = () => chromium.context.pages().some((each) => each.url().includes('/onboarding/'));
    await expect.poll(isWelcomed, PATIENCE).toBe(true);
    await openDevices();

    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect.poll(active, PATIENCE).toMatch(/^Select/);
    press('Escape');
    await expect.poll(active, PATIENCE).toMatch(/Chromium$/);
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect.poll(active, PATIENCE).toMatch(/^Select/);
    expect(await page.getByText('That could not be done.').isVisible()).toBe(false);
    press('ctrl+l');
    type(folder);
    press('alt+o');
    await expect.poll(isAsking, PATIENCE).toBe(true);
    press('Tab');
    // Chromium takes no answer in the first half second.
    const allowed = () => {
      if (files().length === 0 && isAsking()) press('space');
      return files().length;
    };
    await expect.poll(allowed, ANSWERING).toBe(1);
    await page.getByText('Last joined: today').waitFor();
    expect(files()[0]).toMatch(/^trottinette-[\w-]{22}\.json$/);
    expect(JSON.parse(written())).toMatchObject({ name: expect.any(String), digest: expect.any(String) });

    await chromium.close();
    await start();
    const popup = await chromium.openPopup();
    await popup.getByText('Your devices are not joined').waitFor();
    await popup.close();
    await openDevices();
    await page.getByText(WANTS_ASKING).waitFor();
    await page.getByRole('button', { name: 'Join now' }).click();
    await expect.poll(() => buttons().length, PATIENCE).toBe(3);
    const before = written();
    // This time; on every visit; not.
    const allowedForGood = () => {
      const [, always] = buttons();
      if (always !== undefined) click(BUTTONS.x, always);
      return written() !== before;
    };
    await expect.poll(allowedForGood, ANSWERING).toBe(true);
    await page.getByText(WANTS_ASKING).waitFor({ state: 'detached' });

    const last = written();
    await chromium.close();
    await start();
    await expect.poll(() => written() !== last, PATIENCE).toBe(true);
    await openDevices();
    await page.getByText('Last joined: today').waitFor();
    expect(await page.getByText(WANTS_ASKING).isVisible()).toBe(false);

    rmSync(folder, { recursive: true });
    await page.getByRole('button', { name: 'Join now' }).click();
    await page.getByText('The folder can’t be read').waitFor();
    await page.getByRole('button', { name: 'Use no folder' }).click();
    await page.getByText('The folder can’t be read').waitFor({ state: 'detached' });
  }, 600_000);
});
