/**
 * `npm run dev`: builds the extension into dist/chromium-dev, opens a Chromium with it, and keeps both up to date with
 * the sources; the gallery of all pages is served beside it and follows what changes by itself.
 */
import { EventEmitter, on, once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SOURCES } from '../../tests/harness/built.ts';
import { type Chromium, launchChromium } from '../../tests/harness/chromium.ts';
import { machineClock } from '../../tests/harness/clock.ts';
import type { SitesServer } from '../../tests/harness/sites-server.ts';
import { startGallery } from '../lib/gallery-server.mjs';
import { build, DEV_TARGET } from './build.ts';
import { createRebuilder } from './rebuilder.ts';
import { type Reloaded, reloadExtension } from './reload.ts';

/** Written by builds themselves. */
const GENERATED = ['src/generated', 'public/_locales'];

export interface DevOptions {
  /** The project's folder. */
  readonly root: string;
  readonly browser: 'window' | 'headless' | 'none';
  /** Shows a line. */
  readonly say: (line: string) => void;
  /** Where the browser's network is a test's. */
  readonly network?: { readonly server: SitesServer; readonly hosts: readonly string[] };
}

export interface DevSession {
  readonly galleryUrl: string;
  /** Undefined where none is opened. */
  readonly chromium: Chromium | undefined;
  /** The next build that takes up a change of this file, its code running; the path is from the project's root. */
  built(path: string): Promise<Reloaded | undefined>;
  /** The person has closed the browser. */
  readonly closedByPerson: Promise<unknown>;
  close(): Promise<void>;
}

export async function startDev({ root, browser, say, network }: DevOptions): Promise<DevSession> {
  const extension = join(root, 'dist', DEV_TARGET);
  const news = new EventEmitter();
  const ending = new AbortController();
  const end = () => ending.abort();
  let chromium: Chromium | undefined;
  process.once('exit', end);

  async function rebuild(paths: readonly string[]): Promise<void> {
    const startMs = performance.now();
    const failure = await build(root, extension, ending.signal);
    if (ending.signal.aborted) return;
    const seconds = `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
    const cause = causeOf(paths);
    if (failure !== undefined) {
      say(`build FAILED after ${seconds}${cause}; what was built before stays\n${failure}`);
      return;
    }
    try {
      const reloaded = chromium && (await reloadExtension(chromium.context, extension));
      say(`built in ${seconds}${cause}${reloaded ? `; ${reloadWords(reloaded)}` : ''}`);
      news.emit('build', paths, reloaded);
    } catch (error) {
      say(`built in ${seconds}${cause}, and NOT RELOADED: ${error instanceof Error ? error.message : error}`);
    }
  }

  const rebuilder = createRebuilder(rebuild);
  const gallery = await startGallery({
    root,
    isHot: true,
    onChange(path) {
      const changed = relative(root, path);
      if (isSource(changed)) rebuilder.changed(changed);
    },
  });
  await rebuilder.start();
  // What can't be built at first is mended first.
  if (!existsSync(join(extension, 'manifest.json'))) await once(news, 'build');
  if (browser !== 'none') chromium = await openBrowser(root, extension, browser, network);

  return {
    galleryUrl: gallery.url,
    chromium,
    closedByPerson: chromium
      ? chromium.context.waitForEvent('close', { timeout: 0 })
      : new Promise(() => undefined),
    async built(path) {
      for await (const [paths, reloaded] of on(news, 'build')) if (paths.includes(path)) return reloaded;
    },
    async close() {
      end();
      process.off('exit', end);
      await gallery.close();
      await rebuilder.idle();
      await chromium?.close();
    },
  };
}

/** A profile of its own that stays: who is logged in to a site is so tomorrow. */
async function openBrowser(
  root: string,
  extension: string,
  browser: 'window' | 'headless',
  network: DevOptions['network'],
): Promise<Chromium> {
  const profile = join(root, '.tmp/dev-profile');
  mkdirSync(profile, { recursive: true });
  return launchChromium({
    ...network,
    extension,
    profile,
    headless: browser === 'headless',
    // What is on another clock is a copy, and would not follow what is built.
    clock: machineClock,
    args: ['--enable-unsafe-extension-debugging'],
    // Sites turn browsers away that say they are driven.
    withoutArgs: ['--enable-automation'],
  });
}

function isSource(path: string): boolean {
  const isIn = (places: readonly string[]) =>
    places.some((place) => path === place || path.startsWith(`${place}/`));
  return isIn(SOURCES) && !isIn(GENERATED);
}

const MAX_NAMED = 2;

function causeOf(paths: readonly string[]): string {
  const more = paths.length - MAX_NAMED;
  const named = paths.slice(0, MAX_NAMED).join(', ');
  return paths.length === 0 ? '' : ` for ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

function reloadWords({ pages, tabs, backgroundStarted }: Reloaded): string {
  const count = (items: readonly string[], one: string) =>
    items.length === 0 ? [] : [`${items.length} ${one}${items.length === 1 ? '' : 's'}`];
  const reloaded = ['the extension', ...count(pages, 'page'), ...count(tabs, 'tab')].join(', ');
  return backgroundStarted
    ? `reloaded ${reloaded}`
    : `reloaded ${reloaded}, and ITS BACKGROUND DID NOT START`;
}
