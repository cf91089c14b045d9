/**
 * The estimator as a package: whole, small, without dependencies, and with the extension's numbers. Installed from its
 * tarball, and in a page: tests/browser/footprint-package.test.ts.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFootprint } from '../../scripts/footprint.mjs';
import { explain } from '../../src/model/footprint/explain.ts';
import { FACTOR_SET } from '../../src/model/footprint/factor-set.ts';
import { SAMPLES, STORED } from './samples.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MOST_GZIPPED_BYTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'trottinette-footprint-'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

beforeAll(() => buildFootprint(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a module beside the package prints, in a Node of its own. */
function run(source: string): string {
  writeFileSync(join(folder, 'try.mjs'), source.replace("'trottinette-footprint'", "'./index.js'"));
  return execFileSync(process.execPath, [join(folder, 'try.mjs')], { encoding: 'utf8' });
}

describe('the package', () => {
  it('is one small module that needs no other', () => {
    const source = read('index.js');
    expect(source).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/m);
    expect(gzipSync(source).length).toBeLessThanOrEqual(MOST_GZIPPED_BYTES);
    const told = JSON.parse(read('package.json'));
    expect(told.dependencies ?? told.peerDependencies).toBeUndefined();
    expect(told.license).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).license);
  });

  it('has the factor set as its version', () => {
    expect(JSON.parse(read('package.json')).version).toMatch(new RegExp(`^${FACTOR_SET}\\.\\d+$`));
  });

  it('computes as the extension does, to the digit, and explains', () => {
    const [first] = SAMPLES;
    const printed = run(`
      import { explanation, footprint } from './index.js';
      const samples = ${JSON.stringify(SAMPLES)};
      const numbers = samples.map(({ usage, zone }) => footprint(usage, zone));
      const { usage, zone } = samples[0];
      console.log(JSON.stringify({ numbers, why: explanation(usage, zone) }));`);
    expect(JSON.parse(printed)).toEqual({
      numbers: STORED,
      why: JSON.parse(JSON.stringify(first && explain(first.usage, first.zone))),
    });
    expect(STORED.length).toBeGreaterThan(100);
  });

  it('takes what is known in part: what is not told widens the range', () => {
    const printed = run(`
      import { footprint } from './index.js';
      const known = { site: 'chatgpt', model: 'gpt-5', inputTokens: 0, reasoningTokens: 0 };
      const all = [footprint({ ...known, outputTokens: 350 }), footprint(known), footprint({})];
      console.log(JSON.stringify(all.map(({ energyWh }) => energyWh)));`);
    const [told, inferred, nothing] = JSON.parse(printed);
    expect(inferred.central).toBe(told.central);
    expect(inferred.high).toBeGreaterThan(told.high);
    expect(nothing.low).toBeGreaterThan(0);
  });

  it('takes what is undefined as not told', () => {
    const printed = run(`
      import { footprint } from './index.js';
      const known = { site: 'claude', mode: 'reasoning' };
      const all = [{ reasoningTokens: undefined, tokenSource: undefined, outcome: undefined }, {}];
      console.log(JSON.stringify(all.map((more) => footprint({ ...known, ...more }))));`);
    const [undefinedOnes, leftOut] = JSON.parse(printed);
    expect(undefinedOnes).toEqual(leftOut);
  });

  it('runs the example of its README', () => {
    const example = /```js\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
    expect(example.trim().split('\n')).toHaveLength(3);
    expect(run(example)).toContain(`${FACTOR_SET}/US`);
  });
});
