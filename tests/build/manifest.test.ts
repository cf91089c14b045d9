/** What is built, as it stands in dist/: permissions and hosts, no way in for pages, and no code that could send. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { CONTENT_SCRIPT_FOLDER, contentScriptPath } from '../../src/model/messages/content-scripts.ts';
import { POLICY_KEYS } from '../../src/model/organisation/policy.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';
import { type BuiltTarget, builtExtension } from '../harness/built.ts';

const SHIPPED = ['chromium', 'firefox'] as const;
const ALL = [...SHIPPED, 'chromium-all', 'firefox-all'] as const;

function manifestOf(target: BuiltTarget) {
  return JSON.parse(readFileSync(join(builtExtension(target), 'manifest.json'), 'utf8'));
}

function patterns(access: readonly string[]): string[] {
  const rows = SITES.filter((row) => access.includes(row.access));
  return rows.flatMap((row) => row.hosts.map((host) => `https://${host}/*`));
}

function scriptsOf(target: BuiltTarget): string[] {
  return readdirSync(builtExtension(target), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
}

function expectContentScript(target: BuiltTarget, path: string): void {
  const source = readFileSync(join(builtExtension(target), path), 'utf8');
  expect(source, 'is one file that needs no other').not.toMatch(/\bimport\s*[({"'`]/);
  expect(source.trimEnd().split('\n').at(-1), 'names itself, not the extension').toBe(
    '//# sourceURL=script.js',
  );
}

describe.each(ALL)('the manifest of dist/%s', (target) => {
  const manifest = manifestOf(target);

  it('asks for storage, alarms and scripting, later perhaps for notifications and a backup, and nothing else', () => {
    expect(manifest.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'scripting']);
    const backup = target.startsWith('firefox') ? ['downloads'] : ['downloads', 'offscreen'];
    expect(manifest.optional_permissions).toEqual(['notifications', ...backup]);
  });

  it('gives pages nothing of the extension', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('lets its own pages load and send nothing', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    });
  });

  it('stays out of private windows', () => {
    expect(manifest.incognito).toBe('not_allowed');
  });

  it('has the version of the package, and its own name in each language', () => {
    expect(manifest.version).toBe(packageJson.version);
    for (const language of readdirSync(join(builtExtension(target), '_locales'))) {
      const path = join(builtExtension(target), '_locales', language, 'messages.json');
      const messages = JSON.parse(readFileSync(path, 'utf8'));
      for (const text of [manifest.name, manifest.description]) {
        const name = /^__MSG_(\w+)__$/.exec(text)?.[1] ?? '';
        expect(messages[name]?.message, `${text} in ${language}`).toBeTruthy();
      }
    }
  });

  it('runs a tap and a relay at the start of every document of each granted site, and no loader', () => {
    const rows = SITES.filter((row) => row.access === 'granted' || target.endsWith('-all'));
    const expected = rows.flatMap((row) =>
      ['ISOLATED', 'MAIN'].map((world) => ({
        world,
        matches: row.hosts.map((host) => `https://${host}/*`),
        run_at: 'document_start',
        all_frames: true,
        match_origin_as_fallback: true,
      })),
    );
    const scripts: { js: string[] }[] = manifest.content_scripts;
    expect(scripts.map(({ js: _, ...where }) => where)).toEqual(expected);
    for (const { js } of scripts) {
      expect(js).toHaveLength(1);
      expectContentScript(target, js[0] ?? '');
    }
  });

  it('names only files that are there', () => {
    const { icons, action, background } = manifest;
    const files: string[] = [
      ...Object.values<string>(icons),
      ...Object.values<string>(action.default_icon),
      action.default_popup,
      ...(background.scripts ?? [background.service_worker]),
    ];
    for (const file of files) expect(existsSync(join(builtExtension(target), file)), file).toBe(true);
  });
});

/** What a person's own origin is asked for out of. */
const ANY_ORIGIN = ['https://*/*', 'http://*/*'];

describe.each(SHIPPED)('the hosts of dist/%s', (target) => {
  it('are those of the granted rows; those of optional rows, and origins a person adds, can be asked for', () => {
    const manifest = manifestOf(target);
    expect(manifest.host_permissions).toEqual(patterns(['granted']));
    expect(manifest.optional_host_permissions).toEqual([...patterns(['optional']), ...ANY_ORIGIN]);
  });
});

describe.each(ALL)('what dist/%s registers at run time', (target) => {
  const rows = SITES.filter((row) => row.access === 'optional' && !target.endsWith('-all'));
  const registered = [...rows, ...OWN_KINDS].flatMap(({ id }) => [
    contentScriptPath(id, 'tap'),
    contentScriptPath(id, 'relay'),
  ]);

  it.each(registered)('has %s, one file that needs no other, and no page may load it', (path) => {
    expectContentScript(target, path);
    expect(JSON.stringify(manifestOf(target))).not.toContain(path);
  });

  it('is all there is besides what the manifest names', () => {
    const { content_scripts } = manifestOf(target) as { content_scripts: { js: string[] }[] };
    const all = [...registered, ...content_scripts.flatMap(({ js }) => js)];
    const folder = join(builtExtension(target), CONTENT_SCRIPT_FOLDER);
    expect(readdirSync(folder).sort()).toEqual(all.map((path) => basename(path)).sort());
  });
});

describe('what differs between browsers', () => {
  it('is the worker and the lowest version', () => {
    const chromium = manifestOf('chromium');
    const firefox = manifestOf('firefox');
    expect(chromium.background).toEqual({ service_worker: expect.any(String), type: 'module' });
    expect(chromium.minimum_chrome_version).toBe('123');
    expect(chromium.browser_specific_settings).toBeUndefined();
    expect(firefox.background).toMatchObject({ scripts: [expect.any(String)] });
    expect(firefox.minimum_chrome_version).toBeUndefined();
    expect(firefox.browser_specific_settings.gecko).toEqual({
      id: expect.any(String),
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    });
  });
});

/** Every way to send that a script has. The taps stand in the page's place and must name them. */
const WAYS_OUT = new Set([
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'sendBeacon',
  'RTCPeerConnection',
  'importScripts',
]);

/** Names and strings of a script that are a way out, wherever they stand. */
function waysOutOf(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) walk(item);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, name, value } = node as { type?: unknown; name?: unknown; value?: unknown };
    const word = type === 'Identifier' ? name : type === 'Literal' ? value : undefined;
    if (typeof word === 'string' && WAYS_OUT.has(word)) found.push(word);
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseAst(source));
  return found;
}

interface Named {
  readonly name?: string;
}

/** Whether a source of ours calls or makes one. */
function callsOut(source: string, lang: 'ts' | 'tsx'): boolean {
  let isOpen = false;
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) walk(item);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, callee } = node as { type?: string; callee?: Named & { property?: Named } };
    const called = callee?.name ?? callee?.property?.name ?? '';
    if ((type === 'CallExpression' || type === 'NewExpression') && WAYS_OUT.has(called)) isOpen = true;
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseAst(source, { lang }).body);
  return isOpen;
}

const ORGANISATION = ['chromium-organisation', 'firefox-organisation'] as const;

describe.each(ORGANISATION)('the manifest of dist/%s, which an organisation hosts itself', (target) => {
  const edition = manifestOf(target);
  const usual = manifestOf(target.startsWith('firefox') ? 'firefox' : 'chromium');

  it('is that of the edition everybody has, but for the way out, the schema of its policy and what Firefox tells', () => {
    const { content_security_policy: policy, storage, browser_specific_settings: own, ...same } = edition;
    const { content_security_policy: closed, browser_specific_settings: gecko, ...others } = usual;
    expect(same).toEqual(others);
    expect(policy.extension_pages).toBe(
      closed.extension_pages.replace("connect-src 'none'", 'connect-src https:'),
    );
    expect(policy.extension_pages).not.toBe(closed.extension_pages);
    if (target.startsWith('firefox')) {
      expect(storage).toBeUndefined();
      expect(own.gecko).toEqual({
        ...gecko.gecko,
        id: 'trottinette-organisation@extension',
        data_collection_permissions: {
          required: ['none'],
          optional: ['browsingActivity', 'websiteActivity'],
        },
      });
    } else {
      expect(own).toBeUndefined();
      expect(storage).toEqual({ managed_schema: 'managed_schema.json' });
      expect(existsSync(join(builtExtension(target), storage.managed_schema))).toBe(true);
    }
  });

  it('is called what it is, in each language', () => {
    for (const language of readdirSync(join(builtExtension(target), '_locales'))) {
      const read = (of: BuiltTarget) =>
        JSON.parse(readFileSync(join(builtExtension(of), '_locales', language, 'messages.json'), 'utf8'));
      const [own, others] = [read(target), read('chromium')];
      expect(own.extensionName.message).toContain('Trottinette');
      expect(own.extensionName.message).not.toBe(others.extensionName.message);
      expect(own.extensionDescription.message).not.toBe(others.extensionDescription.message);
      expect(own.extensionDescription.message.length).toBeLessThanOrEqual(132);
    }
  });

  it('has its page, which the edition everybody has has not', () => {
    const page = 'src/ui/reporting/index.html';
    expect(existsSync(join(builtExtension(target), page))).toBe(true);
    for (const other of ALL) expect(existsSync(join(builtExtension(other), page)), other).toBe(false);
  });
});

/** What only code of the organisation edition says: keys of its policy, and where it reads and keeps them. */
const OF_ORGANISATIONS = [
  ...POLICY_KEYS.filter((key) => /^otlp|[A-Z]/.test(key)),
  'storage.managed',
  'report-consent',
  'application/x-protobuf',
];

describe('no way out', () => {
  it('is found by the scan where there is one', () => {
    expect(waysOutOf("self.fetch('https://example.org')")).toEqual(['fetch']);
    expect(waysOutOf("new globalThis['WebSocket']('wss://example.org')")).toEqual(['WebSocket']);
    expect(waysOutOf('const { sendBeacon: send } = navigator')).toEqual(['sendBeacon']);
    expect(waysOutOf('// fetch, in a comment')).toEqual([]);
  });

  /** Of a build, in any script but the taps: the file, and the way. */
  function openIn(target: BuiltTarget): { file: string; way: string }[] {
    const scripts = scriptsOf(target);
    expect(scripts.length).toBeGreaterThan(2 * SITES.filter((row) => row.access === 'granted').length);
    return scripts
      .filter((file) => !file.includes('.tap.'))
      .flatMap((file) => {
        const ways = waysOutOf(readFileSync(join(builtExtension(target), file), 'utf8'));
        return ways.map((way) => ({ file, way }));
      });
  }

  it.each(ALL)('stands in any script of dist/%s but the taps', (target) => {
    expect(openIn(target)).toEqual([]);
  });

  it.each(ORGANISATION)('but one stands in dist/%s: one call of fetch, in its background', (target) => {
    const open = openIn(target);
    expect(open.map(({ way }) => way)).toEqual(['fetch']);
    const { background } = manifestOf(target);
    const started = background.scripts?.[0] ?? background.service_worker;
    const loader = readFileSync(join(builtExtension(target), started), 'utf8');
    expect(loader).toContain(open[0]?.file);
  });

  it('is known to any source but the module that sends, and what stands in a page’s place', () => {
    const folder = join(import.meta.dirname, '../../src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/\.d\.ts$|^generated\/|^page\/|^ui\/gallery\//.test(file),
    );
    expect(sources.length).toBeGreaterThan(400);
    const open = sources.filter((file) => {
      const lang = file.endsWith('x') ? 'tsx' : 'ts';
      return callsOut(readFileSync(join(folder, file), 'utf8'), lang);
    });
    expect(open).toEqual(['reporting/send.ts']);
  });

  it.each(ALL)('is built into dist/%s with anything of an organisation’s', (target) => {
    const files = readdirSync(builtExtension(target), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /reporting|managed/.test(file))).toEqual([]);
    for (const file of scriptsOf(target)) {
      const source = readFileSync(join(builtExtension(target), file), 'utf8');
      const said = OF_ORGANISATIONS.filter((word) => source.includes(word));
      expect(said, file).toEqual([]);
    }
  });

  it.each(ORGANISATION)('is found by the same scan in dist/%s', (target) => {
    const scripts = scriptsOf(target).map((file) => readFileSync(join(builtExtension(target), file), 'utf8'));
    const unsaid = OF_ORGANISATIONS.filter((word) => !scripts.some((source) => source.includes(word)));
    expect(unsaid).toEqual([]);
  });
});
