/**
 * A real Chromium with a built extension in it, in which every host of a test is the local server and no other host
 * exists.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium, isBranded } from '../../scripts/lib/find-chromium.mjs';
import { agree } from './agreement.ts';
import { type Granted, writePreferences } from './chromium-preferences.ts';
import { browserEnvironment, type Clock, clockScript, testClock } from './clock.ts';
import { withClock } from './clocked-extension.ts';
import { PATIENCE_MS } from './patience.ts';
import type { SitesServer } from './sites-server.ts';

export interface ChromiumOptions {
  /** Folder of an unpacked extension (see built.ts); none for a browser without. */
  readonly extension?: string;
  /** None: the browser has the network as it is. */
  readonly server?: SitesServer | undefined;
  /** Host names that lead to the server. */
  readonly hosts?: readonly string[];
  readonly headless?: boolean;
  /** A profile that outlives the browser; else a throw-away one. */
  readonly profile?: string;
  /** Of a new profile: what its person granted the extension once, and gave back. It asks for none of it again. */
  readonly granted?: Granted;
  /** Where it saves files, as a person's does: without, Playwright keeps them from where they were to go. */
  readonly downloads?: string;
  /** Language of the browser and the extension, e.g. 'fr'. */
  readonly language?: string;
  readonly args?: readonly string[];
  /** The run's by default. */
  readonly clock?: Clock;
  /** Whether the person agrees to be counted as soon as the extension is there. True by default. */
  readonly agrees?: boolean;
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments Playwright would give the browser, and a person's has not. */
  readonly withoutArgs?: readonly string[];
}

export interface Chromium {
  readonly context: BrowserContext;
  /** '' without an extension. */
  readonly extensionId: string;
  /** What its pages and the extension run on. */
  readonly clock: Clock;
  /** The extension's service worker, woken if it sleeps. */
  worker(): Promise<Worker>;
  /** A page of the extension's origin that runs none of its code: for reading its storage. */
  extensionPage(): Promise<Page>;
  /** The popup, in a tab of its own. */
  openPopup(): Promise<Page>;
  /** Stops all service workers, as the browser does with idle ones. */
  stopWorkers(): Promise<void>;
  /** Until a stopped worker runs, started by something it is to do. */
  workerStarts(): Promise<void>;
  close(): Promise<void>;
}

/** Nobody sees what is drawn: without what stands in for a graphics card a run takes a tenth less of the processor. */
const WITHOUT_GPU = '--disable-gpu';

/**
 * What no test needs, by the browser's own names of it. Of several lists Chromium takes the last: all of Playwright's
 * own (`disabledFeatures` in its 1.65) stand here as well.
 */
const FEATURES_OFF: readonly string[] = [
  // Two pages the address bar makes ahead of time: a fifth of what a start takes.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** Of every headless Chromium of the tests. */
export const LIGHT_ARGS: readonly string[] = [WITHOUT_GPU, `--disable-features=${FEATURES_OFF}`];

/** Of an extension's origin, and runs none of its code: text, which takes a browser half the work of a manifest. */
export const QUIET = 'service-worker-loader.js';

/** The popup's own width, and the height browsers let a popup have. */
const POPUP_SIZE = { width: 360, height: 600 };

/** @throws when no Chromium is found, or the extension does not start */
export async function launchChromium({ clock = testClock, ...asked }: ChromiumOptions): Promise<Chromium> {
  const { extension } = asked;
  const options = extension ? { ...asked, extension: withClock(extension, clock) } : asked;
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: install one or set CHROMIUM_PATH');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'trottinette-profile-'));
  writePreferences(profile, options);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    viewport: options.headless === false ? null : { width: 1000, height: 720 },
    ignoreDefaultArgs: ['--disable-extensions', ...(options.withoutArgs ?? [])],
    args: launchArguments(options, executablePath),
    ...(options.language ? { locale: options.language } : {}),
    env: {
      ...browserEnvironment(clock),
      ...(options.language ? { LANGUAGE: options.language } : {}),
      ...options.env,
    },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const close = async () => {
    await context.close();
    if (!options.profile) rmSync(profile, { recursive: true, force: true });
  };
  try {
    if (clock.offsetMs !== 0) await context.addInitScript({ content: clockScript(clock) });
    if (options.downloads) await leaveDownloads(context);
    if (options.extension && isBranded(executablePath)) await loadUnpacked(context, options.extension);
    const extensionId = options.extension ? new URL((await firstWorker(context)).url()).host : '';
    if (extensionId !== '' && (options.agrees ?? true)) await agreeIn(context, extensionId);
    return createHandle(context, extensionId, clock, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function agreeIn(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${QUIET}`);
  await agree(page);
  await page.close();
}

function launchArguments(
  { extension, server, hosts = [], language, headless = true, args = [] }: ChromiumOptions,
  program: string,
): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...(server ? networkOf(server, hosts) : []),
    ...(extension && !isBranded(program)
      ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
      : ['--enable-unsafe-extension-debugging']),
    ...(language ? [`--lang=${language}`] : []),
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(headless ? LIGHT_ARGS : []),
    ...args,
  ];
}

/** The hosts lead to the server, and all others nowhere. */
function networkOf({ port, spkiHash }: SitesServer, hosts: readonly string[]): string[] {
  const mapped = [...new Set(hosts)].map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return [
    `--host-resolver-rules=${[...mapped, 'MAP * ~NOTFOUND'].join(',')}`,
    `--ignore-certificate-errors-spki-list=${spkiHash}`,
  ];
}

/** Files go where the browser's own settings say. */
async function leaveDownloads(context: BrowserContext): Promise<void> {
  const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
}

/** Loads an unpacked extension, or anew the one that was loaded from there. */
export async function loadUnpacked(context: BrowserContext, path: string): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser has no debugging session');
  // Playwright's types leave the domain out: it only exists on a debugging pipe.
  await Reflect.apply(session.send, session, ['Extensions.loadUnpacked', { path }]);
}

async function firstWorker(context: BrowserContext): Promise<Worker> {
  const running = context.serviceWorkers().find((worker) => worker.url().startsWith('chrome-extension://'));
  return running ?? (await context.waitForEvent('serviceworker', { timeout: PATIENCE_MS }));
}

function createHandle(
  context: BrowserContext,
  extensionId: string,
  clock: Clock,
  close: () => Promise<void>,
): Chromium {
  const origin = `chrome-extension://${extensionId}`;
  let quietPage: Promise<Page> | undefined;
  let workers: Promise<CDPSession> | undefined;

  async function openQuietPage(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${origin}/${QUIET}`);
    return page;
  }

  async function openWorkerSession(page: Page): Promise<CDPSession> {
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    return session;
  }

  const workerSession = () => {
    workers ??= extensionPage().then(openWorkerSession);
    return workers;
  };

  const extensionPage = () => {
    quietPage ??= openQuietPage();
    return quietPage;
  };

  return {
    context,
    extensionId,
    clock,
    extensionPage,
    close,
    worker: () => firstWorker(context),
    async openPopup() {
      const page = await context.newPage();
      await page.setViewportSize(POPUP_SIZE);
      await page.goto(`${origin}/src/ui/popup/index.html`);
      return page;
    },
    async stopWorkers() {
      await (await workerSession()).send('ServiceWorker.stopAllWorkers');
    },
    async workerStarts() {
      const session = await workerSession();
      await new Promise<void>((resolve) => {
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.some(({ runningStatus }) => runningStatus === 'running')) resolve();
        });
      });
    },
  };
}
