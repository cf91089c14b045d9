/** Every browser API that is used is in the oldest browsers promised, or is asked for first. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { ENGINES, isFirefoxTarget, manifestFor } from '../../scripts/build/targets.ts';
import {
  ALLOWED,
  ALLOWED_EXTENSION,
  extensionPathsOf,
  lackingOf,
  lackingOfExtension,
  lackingOfStyle,
  NEVER_HELD,
} from './compat.ts';
import table from './table.json' with { type: 'json' };
import { type Uses, usesOf } from './uses.ts';

const SRC = resolve(import.meta.dirname, '../../src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => !file.startsWith('generated') && !file.endsWith('.d.ts'),
);
const read = (file: string): string => readFileSync(join(SRC, file), 'utf8');
const uses = new Map<string, Uses>(
  files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, usesOf(read(file), file.endsWith('x') ? 'tsx' : 'ts')]),
);
const all = [...uses.values()];

describe('the table', () => {
  it('is of the versions that are promised', () => {
    const engines = Object.entries(table.minimum).map(([browser, version]) => `${browser}${version}`);
    expect(engines).toEqual([ENGINES.chromium, ENGINES.firefox]);
    expect(manifest.minimum_chrome_version).toBe(`${table.minimum.chrome}`);
    const { browser_specific_settings: settings } = manifestFor('firefox') as {
      browser_specific_settings?: { gecko: { strict_min_version: string } };
    };
    expect(settings?.gecko.strict_min_version).toBe(`${table.minimum.firefox}.0`);
  });
});

const ofScript = (source: string): string[] => lackingOf(usesOf(source, 'ts'));

describe('the scan', () => {
  it('finds what a browser lacks, however it is reached', () => {
    expect(ofScript('new IdleDetector()')).toEqual(['IdleDetector (firefox)']);
    expect(ofScript('const { usb: devices } = navigator')).toEqual([
      'Navigator.usb (firefox)',
      'WorkerNavigator.usb (firefox)',
    ]);
    expect(ofScript('const page = window.document; page.hasRedemptionRecord(url)')).toEqual([
      'Document.hasRedemptionRecord (firefox)',
    ]);
    expect(ofScript('document.addEventListener("prerenderingchange", run)')).toEqual([
      'Document.prerenderingchange event (firefox)',
    ]);
    expect(ofScript('const f = (input: string) => URL.parse(input)')).toEqual(['URL.parse (chrome)']);
    expect(ofScript('showOpenFilePicker()')).toEqual(['Window.showOpenFilePicker (firefox)']);
  });

  it('takes neither types, nor names of one’s own, nor what both have, for it', () => {
    expect(ofScript('let idle: IdleDetector | null = null')).toEqual([]);
    expect(ofScript('import { showOpenFilePicker } from "./own.ts"; showOpenFilePicker()')).toEqual([]);
    expect(ofScript('structuredClone(new AbortController().signal); JSON.parse("1")')).toEqual([]);
  });

  it('finds what the extension API lacks', () => {
    const script = 'const { tabs } = browser; tabs.hide(1); tabs.create({}); chrome.sidePanel.open({})';
    expect(lackingOfExtension(usesOf(script, 'ts'))).toEqual(['sidePanel', 'sidePanel.open', 'tabs.hide']);
    const areas = extensionPathsOf(usesOf('browser.storage[area].get(key)', 'ts'));
    expect(areas).toEqual(['storage', 'storage.local.get', 'storage.session.get']);
  });

  it('finds what a style sheet lacks', () => {
    const style =
      '@view-transition { navigation: auto } a { reading-flow: normal; color: red } a:interest-source {}';
    expect(lackingOfStyle(style)).toEqual([
      ':interest-source (chrome, firefox)',
      '@view-transition (chrome, firefox)',
      'reading-flow (chrome, firefox)',
    ]);
  });
});

describe('src', () => {
  it('uses nothing that one of them lacks, but for what is named with its reason', () => {
    expect([...new Set(all.flatMap(lackingOf))].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  it('uses nothing of the extension API that one of them lacks, but for what is named', () => {
    const paths = new Set(all.flatMap(extensionPathsOf));
    expect(paths.size).toBeGreaterThan(30);
    expect(all.flatMap(lackingOfExtension)).toEqual(Object.keys(ALLOWED_EXTENSION));
  });

  it('names none of the interfaces whose members are taken for another’s', () => {
    const named = all.flatMap(({ globals }) => [...globals]);
    expect(named.filter((name) => NEVER_HELD.has(name))).toEqual([]);
  });

  it('has styles that both know', () => {
    const sheets = files.filter((file) => file.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(10);
    expect(sheets.flatMap((file) => lackingOfStyle(read(file)))).toEqual([]);
  });
});

describe.each(['chromium', 'firefox'] as const)('the manifest of %s', (target) => {
  it('says nothing its browser does not know', () => {
    const known = new Set(table.manifest[isFirefoxTarget(target) ? 'firefox' : 'chrome']);
    const keys = Object.entries(manifestFor(target)).flatMap(([key, value]) => [
      key,
      ...[value].flat().flatMap((item) => {
        const names = typeof item === 'object' && key !== 'icons' ? Object.keys(item) : [];
        return names.map((name) => `${key}.${name}`);
      }),
    ]);
    expect([...new Set(keys)].filter((key) => !known.has(key))).toEqual(UNDOCUMENTED[target]);
  });
});

/** What the data don't have as a key: Chromium alone reads its version there. */
const UNDOCUMENTED = { chromium: ['minimum_chrome_version'], firefox: [] };
