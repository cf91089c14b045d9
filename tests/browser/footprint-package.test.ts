/**
 * The estimator's package as others get it: its tarball installed in an empty project, run on Node 20 and 24,
 * type-checked there, and loaded in a page. With RUN_ALL=1 alone: it fetches the two.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFootprint } from '../../scripts/footprint.mjs';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { ROOT } from '../harness/built.ts';
import { LIGHT_ARGS } from '../harness/chromium.ts';
import { SAMPLES, STORED } from '../packages/samples.ts';

const NODES = ['20', '24'];

const PROGRAM = `
import { footprint } from 'trottinette-footprint';
const samples = ${JSON.stringify(SAMPLES)};
const numbers = samples.map(({ usage, zone }) => footprint(usage, zone));
console.log(JSON.stringify({ node: process.versions.node, numbers }));
`;

const TYPED = `
import { explanation, footprint, type Range } from 'trottinette-footprint';
const range: Range = footprint({ site: 'chatgpt', outputTokens: 400 }).energyWh;
const share: number | undefined = explanation({}).causes.energyWh[0]?.share;
// @ts-expect-error a range is no number
const wrong: number = footprint({}).energyWh;
export { range, share, wrong };
`;

describe.runIf(process.env.RUN_ALL === '1')('the package of the estimator', () => {
  let work = '';
  let project = '';
  const npm = (...args: string[]) =>
    execFileSync('npm', [...args, '--silent', '--no-audit', '--no-fund'], { cwd: project, encoding: 'utf8' });

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'trottinette-package-'));
    project = join(work, 'project');
    const built = join(work, 'built');
    await buildFootprint(built);
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    writeFileSync(join(project, 'program.js'), PROGRAM);
    writeFileSync(join(project, 'typed.ts'), TYPED);
    npm('pack', built, '--pack-destination', work);
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '';
    npm('install', join(work, tarball));
  });

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('is all that is installed', () => {
    const installed = readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed).toEqual(['trottinette-footprint']);
  });

  it.each(NODES)('has the extension’s numbers on Node %s', (version) => {
    const home = join(work, `node-${version}`);
    npm('install', '--prefix', home, `node@${version}`);
    const node = join(home, 'node_modules/node/bin/node');
    const printed = JSON.parse(execFileSync(node, ['program.js'], { cwd: project, encoding: 'utf8' }));
    expect(printed.node).toMatch(new RegExp(`^${version}\\.`));
    expect(printed.numbers).toEqual(STORED);
  });

  it('has types that hold, of its own only', () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
    execFileSync(process.execPath, [compiler, ...options, 'typed.ts'], { cwd: project, stdio: 'inherit' });
  });

  it('has the extension’s numbers in a page', async () => {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('no Chromium found: install one or set CHROMIUM_PATH');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...LIGHT_ARGS] });
    try {
      const page = await browser.newPage();
      const answers: Record<string, readonly [contentType: string, body: string]> = {
        '/': ['text/html', '<!doctype html><title>page</title>'],
        '/index.js': [
          'text/javascript',
          readFileSync(join(project, 'node_modules/trottinette-footprint/index.js'), 'utf8'),
        ],
      };
      await page.route('http://page.test/*', (route) => {
        const [contentType, body] = answers[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
        return route.fulfill({ contentType, body });
      });
      await page.goto('http://page.test/');
      // As text: the tests' own compiler would make another import of it.
      const numbers = await page.evaluate(`import('/index.js').then(({ footprint }) =>
        ${JSON.stringify(SAMPLES)}.map(({ usage, zone }) => footprint(usage, zone)))`);
      expect(numbers).toEqual(STORED);
    } finally {
      await browser.close();
    }
  });
});
