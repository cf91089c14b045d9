/** `npm run new-site`, in a copy of the project: what it writes passes every check that needs no browser. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSite } from '../../scripts/new-site/command.ts';
import { checkedSite, identifierOf } from '../../scripts/new-site/names.ts';
import { ROOT } from '../harness/built.ts';
import { copyTree, type TreeCopy } from '../harness/tree-copy.ts';

const execute = promisify(execFile);

/** Four programs one after the other, on a machine that has other work. */
const PATIENCE_MS = 900_000;

describe('a new site', () => {
  let copy: TreeCopy;
  beforeAll(() => {
    copy = copyTree();
  });
  afterAll(() => copy?.remove());

  /** @returns what it prints. @throws with that when it fails */
  async function run(program: string, ...args: string[]): Promise<string> {
    const { VITEST: _, ...env } = process.env;
    try {
      const { stdout } = await execute(process.execPath, [program, ...args], { cwd: copy.root, env });
      return stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
    }
  }

  it('is shown and not written in a dry run', () => {
    const said: string[] = [];
    const before = readdirSync(join(copy.root, 'src/sites'));
    newSite(copy.root, ['made-up', '--dry-run'], (text) => said.push(text));
    expect(said.join('\n')).toContain('new      src/sites/made-up/reader.ts');
    expect(said.join('\n')).toContain("  + import { row as madeUp } from './made-up/row.ts';");
    expect(readdirSync(join(copy.root, 'src/sites'))).toEqual(before);
  });

  it.each(['made-up.example', 'example.made-up.org', 'chat.example', undefined])('lives on %s', (host) => {
    const said: string[] = [];
    const options = host === undefined ? [] : ['--host', host];
    newSite(copy.root, ['made-up', '--dry-run', ...options], (text) => said.push(text));
    const named = host ?? 'made-up.example';
    expect(said.join('\n')).toContain(`  +   hosts: ['${named}'],`);
    const hosts = [...said.join('\n').matchAll(/https:\/\/([^/]+)/g)].map(([, found]) => found);
    expect(new Set(hosts)).toEqual(new Set([named]));
  });

  it(
    'passes types, lint, the rules of the house, what people are told, and its own test',
    async () => {
      const told = await run(
        'scripts/new-site.mjs',
        'made-up',
        '--host',
        'chat.made-up.org',
        '--label',
        'Made Up',
      );
      expect(told.split('\n').length, 'a screen').toBeLessThan(30);
      expect(told).toMatch(/^ok +made-up\/conversation /m);
      expect(told).toMatch(/^ok +made-up\/neg-open-old-conversation /m);
      expect(told).toMatch(/^ok +made-up\/refused-429 /m);
      expect(told).toMatch(/^ok +made-up\/stopped /m);
      // Each file is linted by itself, and the others are where they stand.
      const written = [...told.matchAll(/^(?:new|changed) +(\S+\.ts)$/gm)].map(([, path = '']) => path);
      expect(written).toContain('src/sites/made-up/reader.ts');
      expect(written).toContain('src/sites/table.ts');
      const [, , tests] = await Promise.all([
        run('node_modules/typescript/bin/tsc', '--noEmit', '--singleThreaded'),
        run('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...written),
        run(
          'node_modules/vitest/vitest.mjs',
          'run',
          '--project',
          'unit',
          'tests/house.test.ts',
          'sites/made-up/',
          'sites/about.test.ts',
          'sites/readings.test.ts',
          'sites/kinds.test.ts',
          'harness/expectations.test.ts',
          'scripts/permission-lock.test.ts',
          // Other sites' readings stand where they stood.
          '-t',
          "^(?!(readings|fields) of ')|made-up",
        ),
      ]);
      expect(tests).toMatch(/Test Files .*7 passed/);
      const reader = readFileSync(join(copy.root, 'src/sites/made-up/reader.ts'), 'utf8');
      expect(reader.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    },
    PATIENCE_MS,
  );

  it('is not written twice', () => {
    expect(() => newSite(copy.root, ['made-up'], () => undefined)).toThrow('src/sites/made-up already');
  });
});

describe('what a site may be called', () => {
  it.each(['', 'Pi', '1a', 'a_b', 'a--b', '-a', 'a-', 'a/b', '..', 'a'.repeat(33)])('not %j', (id) => {
    expect(() => checkedSite(ROOT, id)).toThrow('an id is small letters');
  });

  it.each(['pi', 'openwebui', 'grok-x'])('not %s, which there is', (id) => {
    expect(() => checkedSite(ROOT, id)).toThrow('already');
  });

  it.each(['reading', 'decoders', 'generic'])('not %s, a place of its own', (id) => {
    expect(() => checkedSite(ROOT, id)).toThrow(`there is a src/sites/${id} already`);
  });

  it.each([
    'localhost',
    'https://a.com',
    'a.com:8080',
    'a.com/',
    'A.com',
    '127.0.0.1',
    'a..com',
    '-a.com',
    '*.a.com',
  ])('on %s: no host', (host) => {
    expect(() => checkedSite(ROOT, 'made-up', undefined, host)).toThrow('a host is a bare name');
  });

  it("not on another site's host, and not by its label", () => {
    expect(() => checkedSite(ROOT, 'made-up', undefined, 'pi.ai')).toThrow("pi.ai is Pi's");
    expect(() => checkedSite(ROOT, 'made-up', 'Claude')).toThrow('claude is called');
    expect(() => checkedSite(ROOT, 'made-up', 'a | b')).toThrow('a label is a few words');
  });

  it('gets words, and a host nobody has, where none are given', () => {
    expect(checkedSite(ROOT, 'made-up-2')).toEqual({
      id: 'made-up-2',
      label: 'Made Up 2',
      host: 'made-up-2.example',
    });
    expect(identifierOf('made-up-2')).toBe('madeUp2');
    expect(identifierOf('new')).toBe('newSite');
  });
});
