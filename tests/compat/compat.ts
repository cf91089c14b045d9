/** What a script uses of the web and of the extension API that one of our oldest browsers lacks. */
import table from './table.json' with { type: 'json' };
import type { Uses } from './uses.ts';

type Lacks = Readonly<Record<string, string>>;

const interfaces: Lacks = table.interfaces;
const members: Readonly<Record<string, Lacks>> = table.members;
const extension: ReadonlySet<string> = new Set(table.extension);

/** The interface of each object that is reached by a global name. */
const SINGLETONS: Readonly<Record<string, readonly string[]>> = {
  console: ['console'],
  crypto: ['Crypto'],
  document: ['Document', 'Node'],
  history: ['History'],
  indexedDB: ['IDBFactory'],
  location: ['Location'],
  navigator: ['Navigator', 'WorkerNavigator'],
  performance: ['Performance'],
  scheduler: ['Scheduler'],
  screen: ['Screen'],
};

const GLOBAL_SCOPES = [
  'Window',
  'WorkerGlobalScope',
  'ServiceWorkerGlobalScope',
  'DedicatedWorkerGlobalScope',
];
const GLOBAL_THIS = /^(?:globalThis|window|self)\./;

/**
 * Interfaces none of whose objects we ever hold, so that a member of theirs is another's of that name. Checked: their
 * names stand nowhere in the code. What is reached by its name alone (`Screen`) is found by its path.
 */
export const NEVER_HELD: ReadonlySet<string> = new Set([
  ...Object.values(SINGLETONS)
    .flat()
    .filter((name) => !['Document', 'Node', 'Performance', 'console'].includes(name)),
  ...GLOBAL_SCOPES,
  ...(
    'AnimationTimeline Atomics AudioContext AudioWorklet AudioWorkletGlobalScope CSS CSSMediaRule CSSSupportsRule ' +
    'CompositionEvent FileSystemEntry FileSystemHandle GamepadHapticActuator MIDIOutput MediaStream Notification ' +
    'NotificationEvent OfflineAudioContext OffscreenCanvasRenderingContext2D PerformanceNavigationTiming ' +
    'PerformanceResourceTiming Permissions ProcessingInstruction PushEvent PushMessageData RTCDataChannel ' +
    'RTCDtlsTransport RTCIceCandidate RTCIceTransport RTCPeerConnectionIceEvent RTCRtpReceiver RTCRtpSender ' +
    'ScreenOrientation ServiceWorkerRegistration SVGAElement ' +
    'SVGTextPathElement Selection ToggleEvent VideoFrame WebTransport'
  ).split(' '),
]);

/** Members that only their interface's own name reaches. */
const STATIC = /_static$/;
const EVENT = /_event$/;

/** @returns what is lacking, each with who lacks it: `Document.prerendering (firefox)` */
export function lackingOf(uses: Uses): string[] {
  const globals = [...uses.globals].flatMap((name) => [
    ...(Object.hasOwn(interfaces, name) ? [`${name} (${interfaces[name]})`] : []),
    ...GLOBAL_SCOPES.flatMap((scope) => found(scope, name)),
  ]);
  const paths = [...uses.paths].flatMap(lackingOfPath);
  const held = Object.keys(members).filter((name) => !NEVER_HELD.has(name));
  const named = [...uses.members].flatMap((name) => held.flatMap((holder) => found(holder, name)));
  const heard = [...uses.events].flatMap((name) => held.flatMap((holder) => found(holder, `${name}_event`)));
  return [...new Set([...globals, ...paths, ...named, ...heard])].sort();
}

function found(holder: string, member: string): string[] {
  const lacks = members[holder] ?? {};
  return Object.hasOwn(lacks, member)
    ? [`${holder}.${member.replace(STATIC, '').replace(EVENT, ' event')} (${lacks[member]})`]
    : [];
}

function lackingOfPath(path: string): string[] {
  const [first = '', second = ''] = path.replace(GLOBAL_THIS, '').split('.');
  if (second === '') return GLOBAL_SCOPES.flatMap((scope) => found(scope, first));
  const holders = SINGLETONS[first] ?? [first];
  return holders.flatMap((holder) => [...found(holder, second), ...found(holder, `${second}_static`)]);
}

/** What follows a member of the extension API and is none: what promises, events and values have. */
const BEYOND = /\.(?:catch|then|finally|addListener|removeListener|hasListener|replace|\*)$/;

/** Areas that `storage[area]` stands for. */
const AREAS = ['local', 'session'];

/** @returns the paths of the extension API a script uses, without `browser` */
export function extensionPathsOf({ paths }: Uses): string[] {
  const called = [...paths].flatMap((path) => /^(?:browser|chrome)\.(.+)$/.exec(path)?.[1] ?? []);
  const whole = called.map((path) => {
    let rest = path;
    while (BEYOND.test(rest)) rest = rest.replace(BEYOND, '');
    return rest;
  });
  const named = whole.flatMap((path) =>
    path.includes('.*') ? AREAS.map((area) => path.replace('*', area)) : [path],
  );
  return [...new Set(named)].sort();
}

/** @returns those that not both browsers have */
export function lackingOfExtension(uses: Uses): string[] {
  return extensionPathsOf(uses).filter((path) => !extension.has(path));
}

/** What our code seems to use and one of the browsers lacks, with why it is well there. */
export const ALLOWED: Readonly<Record<string, string>> = {
  'Document.prerendering (firefox)': 'asked for first: absent, no page is ever prerendered',
  'Document.prerenderingchange event (firefox)': 'listened to where a page is prerendered only',
  'Navigator.share (chrome, firefox)': 'the button is there only where it is',
  'Navigator.canShare (chrome, firefox)': 'comes with `share`, which is asked for first',
  'CanvasRenderingContext2D.lang (chrome, firefox)': '`lang` is an attribute of elements',
  'AbortSignal.timeout (chrome)': 'before 124 it ends with another error, and which is not asked',
  'SVGScriptElement.referrerPolicy (chrome, firefox)': '`referrerPolicy` is an option of `fetch`',
  'Blob.bytes (chrome)': '`bytes` is a field of our own',
  'Request.bytes (chrome)': '`bytes` is a field of our own',
  'Response.bytes (chrome)': '`bytes` is a field of our own',
  'MessageEvent.userActivation (firefox)': '`userActivation` is the navigator’s',
  'Request.body (firefox)': '`body` is a response’s, an exchange’s or a document’s',
  'ReadableStream.values (chrome)': '`values` is an object’s or a map’s',
  'Iterator.chunks (chrome, firefox)': '`chunks` is a field of Perplexity’s',
  'Iterator.includes (chrome, firefox)': '`includes` is an array’s or a string’s',
  'Iterator.join (chrome, firefox)': '`join` is an array’s',
  'Window.showDirectoryPicker (firefox)': 'asked for first: absent, files are saved and opened one by one',
  'WebTransportDatagramDuplexStream.createWritable (chrome, firefox)': '`createWritable` is a file’s',
  'MathMLElement.nonce (firefox)': '`nonce` is a field of our own',
  'KeyboardEvent.repeat (chrome)': '`repeat` is a text’s',
  'IDBIndex.locale (chrome, firefox)': '`locale` is a field of our own',
  'EventTarget.when (chrome, firefox)': '`when` is a field of our own, and of alarms',
  'Error.fileName (chrome)': '`fileName` is a field of our own',
  'HTMLAreaElement.type (chrome, firefox)': '`type` is an event’s, a blob’s or a field',
  'HTMLInputElement.capture (chrome, firefox)': '`capture` is an option of listeners',
  'HTMLInputElement.alpha (chrome, firefox)': '`alpha` is a coefficient',
  'HTMLButtonElement.command (chrome, firefox)': '`command` is a field of Character.AI’s',
  'HTMLCanvasElement.content (chrome, firefox)': '`content` is a field of messages',
  'HTMLLinkElement.blocking (firefox)': '`blocking` is what idb calls',
  'HTMLScriptElement.blocking (firefox)': '`blocking` is what idb calls',
  'HTMLStyleElement.blocking (firefox)': '`blocking` is what idb calls',
};

/** The same of the extension API. */
export const ALLOWED_EXTENSION: Readonly<Record<string, string>> = {
  offscreen: 'where the background has no document: in Chromium',
  'offscreen.closeDocument': 'the same',
  'offscreen.createDocument': 'the same',
  downloads: 'asked for first: absent until a person allows it, and on Android',
  'downloads.download': 'the same',
  'downloads.onChanged': 'the same',
  'downloads.search': 'the same',
  'storage.local.setAccessLevel': 'called where it is: Firefox keeps content scripts from nothing yet',
  'storage.session.setAccessLevel': 'called where it is: Firefox lets no content script into it',
};

/** What the libraries that are built in use besides. */
export const ALLOWED_LIBRARIES: Readonly<Record<string, string>> = {
  'Document.moveBefore (chrome, firefox)': 'Preact asks for it first',
  'DocumentFragment.moveBefore (chrome, firefox)': 'Preact asks for it first',
  'Element.moveBefore (chrome, firefox)': 'Preact asks for it first',
  'Iterator.windows (chrome, firefox)': '`windows` is a namespace the polyfill knows',
  'MathMLElement.nonce (firefox)': '`nonce` is that of a link of the bundler’s loader',
  'SVGFEImageElement.crossOrigin (chrome)': '`crossOrigin` is that of a link of the bundler’s loader',
  'SVGScriptElement.crossOrigin (chrome)': '`crossOrigin` is that of a link of the bundler’s loader',
};

const css: Readonly<Record<'properties' | 'selectors' | 'atRules', Lacks>> = table.css;

/** @returns properties, selectors and at-rules of a style sheet that one of the browsers lacks, with who does */
export function lackingOfStyle(sheet: string): string[] {
  const text = sheet.replace(/\/\*[\s\S]*?\*\//g, '');
  const all = (pattern: RegExp, lacks: Lacks, sign: string): string[] =>
    [...text.matchAll(pattern)].flatMap(([, name = '']) =>
      Object.hasOwn(lacks, name) ? [`${sign}${name} (${lacks[name]})`] : [],
    );
  const found = [
    ...all(/(?:^|[;{}])\s*([a-z-]+)\s*:/g, css.properties, ''),
    ...all(/:([a-z-]+)(?=[^;{}]*\{)/g, css.selectors, ':'),
    ...all(/@([a-z-]+)/g, css.atRules, '@'),
  ];
  return [...new Set(found)].sort();
}
