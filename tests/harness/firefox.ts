/**
 * Stock Firefox, headless, driven by WebDriver BiDi alone (https://w3c.github.io/webdriver-bidi/): no geckodriver.
 * Playwright can't load add-ons into it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { findFirefox } from '../../scripts/lib/find-firefox.mjs';
import { browserEnvironment, type Clock, clockScript, testClock } from './clock.ts';
import { withClock } from './clocked-extension.ts';
import { keepCompiled, takeCompiled } from './firefox-compiled.ts';
import { PATIENCE_MS } from './patience.ts';

const CLOSE_TIMEOUT_MS = 5_000;

/** Fixed, so that tests can open the extension's pages. */
const EXTENSION_UUID = '11111111-2222-4333-8444-555555555555';
const EXTENSION_ID = 'trottinette@extension';

/** No first-run pages, no background traffic. */
const QUIET_PREFS = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtab.preload': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  // Processes made ahead of time keep a core busy for as long as it runs.
  'dom.ipc.processPrelaunch.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

type Prefs = Readonly<Record<string, boolean | number | string>>;

export interface FirefoxOptions {
  /** Where its profile stands, which goes with it; where the system keeps what is short-lived by default. */
  readonly profileIn?: string;
  /** Port of a local CONNECT proxy for every host; see connect-proxy.ts. */
  readonly proxyPort?: number;
  readonly prefs?: Prefs;
  /** The run's by default. */
  readonly clock?: Clock;
}

/** Keys by their names in a page, and as WebDriver has them. */
const KEYS = { ArrowUp: '\uE013', Tab: '\uE004', Enter: '\uE007' } as const;
export type Key = keyof typeof KEYS;

export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** Runs a function in the page; arguments and result cross as JSON. Rejects with the page's own error. */
  evaluate<Args extends unknown[], R>(run: (...args: Args) => R, ...args: Args): Promise<Awaited<R>>;
  /** Clicks as a person does: the page may do what needs a person's own action. */
  click(selector: string): Promise<void>;
  /** Presses a key where the focus is, as a person does. */
  pressKey(key: Key): Promise<void>;
  /** Chooses a file of the disk, as in the dialog of the first field that the selector finds. */
  chooseFile(selector: string, path: string): Promise<void>;
  /** A PNG of the first element that the selector finds, in base64, as dense as the screen. */
  screenshot(selector: string): Promise<string>;
  close(): Promise<void>;
}

export interface Firefox {
  /** @param initScript run in the page's world before any script of each of its documents */
  newPage(initScript?: string): Promise<FirefoxPage>;
  /** A tab in a container of its own: with cookies and storage beside those of the others. */
  newContainerPage(): Promise<FirefoxPage>;
  /** A tab of a private window. */
  newPrivatePage(): Promise<FirefoxPage>;
  readonly extensionOrigin: string;
  /** Installs an unpacked extension until the browser closes. */
  install(extensionPath: string): Promise<void>;
  /** Ends the extension's background page in the midst of whatever it does: the next event starts it again. */
  stopBackground(): Promise<void>;
  /** A background that is asked for starts only once what this gives is called: as on a machine with much to do. */
  holdBackground(): Promise<() => Promise<void>>;
  /**
   * From now on notes when the next message of a tab is in the browser's own process, where it may still wait for the
   * background: what this gives says it, in epoch ms.
   */
  noteNextMessage(): Promise<() => Promise<number>>;
  /** The processes of all sites' tabs die. */
  crashSites(): Promise<void>;
  /** Switches the extension off or on, as a person does in the list of add-ons. */
  switchExtension(on: boolean): Promise<void>;
  /** The process of its pages and background dies. */
  crashExtension(): Promise<void>;
  close(): Promise<void>;
}

export function hasFirefox(): boolean {
  return findFirefox() !== undefined;
}

export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const profile = mkdtempSync(join(options.profileIn ?? tmpdir(), 'trottinette-firefox-'));
  writeFileSync(join(profile, 'user.js'), userPrefs(options));
  takeCompiled(profile);
  const { clock = testClock } = options;
  const { child, address } = await start(profile, clock);
  const bidi = await connect(`${address}/session`);
  await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  if (clock.offsetMs !== 0)
    await bidi.send('script.addPreloadScript', { functionDeclaration: `() => {${clockScript(clock)}}` });

  return {
    extensionOrigin: `moz-extension://${EXTENSION_UUID}`,
    async newPage(initScript) {
      const { context } = await bidi.send<Created>('browsingContext.create', { type: 'tab' });
      if (initScript !== undefined)
        await bidi.send('script.addPreloadScript', {
          functionDeclaration: `() => {${initScript}\n}`,
          contexts: [context],
        });
      return pageOf(bidi, context);
    },
    async newContainerPage() {
      const { userContext } = await bidi.send<{ userContext: string }>('browser.createUserContext');
      const { context } = await bidi.send<Created>('browsingContext.create', { type: 'tab', userContext });
      return pageOf(bidi, context);
    },
    async newPrivatePage() {
      const before = await tabsOf(bidi);
      await inBrowser(bidi, openPrivateWindow);
      const opened = (await tabsOf(bidi)).find((context) => !before.includes(context));
      if (opened === undefined) throw new Error('there is no private window');
      return pageOf(bidi, opened);
    },
    async install(path) {
      await bidi.send('webExtension.install', {
        extensionData: { type: 'path', path: withClock(path, clock) },
      });
    },
    async stopBackground() {
      await inBrowser(bidi, endBackground, EXTENSION_ID);
    },
    async holdBackground() {
      await inBrowser(bidi, holdStarts);
      return () => inBrowser(bidi, releaseStarts);
    },
    async switchExtension(on) {
      await inBrowser(bidi, setEnabled, EXTENSION_ID, on);
    },
    async noteNextMessage() {
      await inBrowser(bidi, noteNextMessage, EXTENSION_ID);
      return () => inBrowser(bidi, notedMessage);
    },
    async crashSites() {
      for (const pid of await inBrowser(bidi, processesOf, 'webIsolated')) process.kill(pid, 'SIGKILL');
    },
    async crashExtension() {
      for (const pid of await inBrowser(bidi, processesOf, 'extension')) process.kill(pid, 'SIGKILL');
    },
    async close() {
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      await bidi.send('browser.close').catch(() => undefined);
      bidi.close();
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_TIMEOUT_MS);
      if (child.exitCode === null && child.signalCode === null) await exited;
      clearTimeout(timer);
      keepCompiled(profile);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs in the browser's own window, where a page's types say nothing of what there is. */
async function endBackground(id: string): Promise<void> {
  const { extension } = Reflect.get(globalThis, 'WebExtensionPolicy').getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
}

/** Runs in the browser's own window. What starts a background waits until a window was drawn: it is told of another one. */
async function holdStarts(): Promise<void> {
  const { importESModule } = Reflect.get(globalThis, 'ChromeUtils');
  const { ExtensionParent } = importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  ExtensionParent.browserPaintedPromise = new Promise((resolve) => {
    Reflect.set(globalThis, 'trottinetteRelease', resolve);
  });
}

/** Runs in the browser's own window. Each message first has the background woken. */
async function noteNextMessage(id: string): Promise<void> {
  const { extension } = Reflect.get(globalThis, 'WebExtensionPolicy').getByID(id);
  const { wakeupBackground } = extension;
  const noted = new Promise((resolve) => {
    extension.wakeupBackground = () => {
      extension.wakeupBackground = wakeupBackground;
      resolve(performance.timeOrigin + performance.now());
      return wakeupBackground();
    };
  });
  Reflect.set(globalThis, 'trottinetteNoted', noted);
}

/** Runs in the browser's own window. */
async function notedMessage(): Promise<number> {
  return Reflect.get(globalThis, 'trottinetteNoted');
}

/** Runs in the browser's own window. */
async function releaseStarts(): Promise<void> {
  Reflect.get(globalThis, 'trottinetteRelease')();
}

interface Created {
  readonly context: string;
}

interface Tree {
  readonly contexts: readonly Created[];
}

async function tabsOf(bidi: Bidi): Promise<string[]> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree');
  return contexts.map(({ context }) => context);
}

/** Runs a function in the browser's own window. */
async function inBrowser<Args extends unknown[], Result>(
  bidi: Bidi,
  run: (...args: Args) => Promise<Result>,
  ...args: Args
): Promise<Result> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' });
  return pageOf(bidi, contexts[0]?.context ?? '').evaluate(run, ...args) as Promise<Result>;
}

/** Runs in the browser's own window. */
async function setEnabled(id: string, on: boolean): Promise<void> {
  const { importESModule } = Reflect.get(globalThis, 'ChromeUtils');
  const { AddonManager } = importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const addon = await AddonManager.getAddonByID(id);
  await (on ? addon.enable() : addon.disable());
}

/** Runs in the browser's own window. */
async function processesOf(kind: string): Promise<number[]> {
  const { children } = await Reflect.get(globalThis, 'ChromeUtils').requestProcInfo();
  return children
    .filter(({ type }: { type: string }) => type === kind)
    .map(({ pid }: { pid: number }) => pid);
}

/** Runs in the browser's own window. */
async function openPrivateWindow(): Promise<void> {
  const opened = Reflect.get(globalThis, 'OpenBrowserWindow')({ private: true });
  // Asked for again and again: what is waited for as an event may be over before anybody listens. Its own first page comes
  // last, and would take the place of one that is opened before it has ended.
  const isThere = (): boolean => {
    if (opened.gBrowserInit?.delayedStartupFinished !== true) return false;
    const { currentURI, webProgress } = opened.gBrowser.selectedBrowser;
    return currentURI.spec === 'about:privatebrowsing' && !webProgress.isLoadingDocument;
  };
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function userPrefs({ proxyPort, prefs }: FirefoxOptions): string {
  const proxied: Prefs = proxyPort
    ? {
        'network.proxy.type': 1,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxyPort,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxyPort,
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true,
      }
    : {};
  const uuids = { 'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }) };
  return Object.entries({ ...QUIET_PREFS, ...uuids, ...proxied, ...prefs })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Resolves when Firefox says where it listens. The system-access flag lets BiDi open extension pages. */
async function start(profile: string, clock: Clock) {
  const flags = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
  const program = findFirefox();
  if (program === undefined) throw new Error('no Firefox found: install one or set FIREFOX_PATH');
  const child = spawn(program, [...flags, '--remote-allow-system-access'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...browserEnvironment(clock), HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`Firefox did not start: ${output}`));
    }, PATIENCE_MS);
    child.stderr.on('data', (data) => {
      output += data;
      const listening = /WebDriver BiDi listening on (ws:\S+)/.exec(output)?.[1];
      if (!listening) return;
      clearTimeout(timer);
      resolve(listening);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${output}`)));
  });
  return { child, address };
}

interface Bidi {
  send<R = unknown>(method: string, params?: object): Promise<R>;
  close(): void;
}

interface BidiMessage {
  readonly id?: number | null;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

async function connect(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const calls = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  let lastId = 0;
  socket.on('message', (data) => {
    const message: BidiMessage = JSON.parse(String(data));
    const call = calls.get(message.id ?? 0);
    if (!call) return;
    calls.delete(message.id ?? 0);
    if (message.type === 'error') call.reject(new Error(`${message.error}: ${message.message}`));
    else call.resolve(message.result as never);
  });
  socket.on('close', () => {
    for (const call of calls.values()) call.reject(new Error('Firefox is gone'));
    calls.clear();
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        calls.set(++lastId, { resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params }));
      }),
    close: () => socket.close(),
  };
}

type Evaluation =
  | { readonly type: 'success'; readonly result: { readonly value?: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

function pageOf(bidi: Bidi, context: string): FirefoxPage {
  return {
    async goto(url) {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(run, ...args) {
      const evaluation = await bidi.send<Evaluation>('script.callFunction', {
        functionDeclaration: `async () => JSON.stringify(await (${run})(...${JSON.stringify(args)}))`,
        target: { context },
        awaitPromise: true,
      });
      if (evaluation.type === 'exception') throw new Error(evaluation.exceptionDetails.text);
      const { value } = evaluation.result;
      return value === undefined ? undefined : JSON.parse(value);
    },
    async click(selector) {
      const element = await locate(bidi, context, selector);
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'pointer', id: 'mouse', actions }],
      });
    },
    async pressKey(key) {
      const value = KEYS[key];
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keyboard', actions }],
      });
    },
    async chooseFile(selector, path) {
      await bidi.send('input.setFiles', {
        context,
        element: await locate(bidi, context, selector),
        files: [path],
      });
    },
    async screenshot(selector) {
      const element = await locate(bidi, context, selector);
      const clip = { type: 'element', element };
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
        clip,
        origin: 'document',
      });
      return data;
    },
    async close() {
      await bidi.send('browsingContext.close', { context });
    },
  };
}

async function locate(bidi: Bidi, context: string, selector: string) {
  const { nodes } = await bidi.send<{ nodes: readonly { sharedId: string }[] }>(
    'browsingContext.locateNodes',
    { context, locator: { type: 'css', value: selector } },
  );
  return { sharedId: nodes[0]?.sharedId };
}
