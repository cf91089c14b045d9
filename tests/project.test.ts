/** The project's addresses stand once, in src/model/project.ts: what can't read them there says the same, or nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportText } from '../src/model/health/report.ts';
import { unknownHealth } from '../src/model/health/sighting.ts';
import * as project from '../src/model/project.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What npm and the browsers may be told: absent for an address that does not exist yet. */
interface Told {
  readonly homepage?: string;
  readonly homepage_url?: string;
  readonly bugs?: string | { readonly url: string };
  readonly repository?: string | { readonly url: string };
}

const urlIn = (told: string | { readonly url: string } = ''): string =>
  typeof told === 'string' ? told : told.url;

const TEMPLATES = readdirSync(join(ROOT, '.github'), { recursive: true, encoding: 'utf8' })
  .map((name) => `.github/${name}`)
  .filter((path) => /\.(?:yml|md)$/.test(path));

describe('the project’s addresses', () => {
  it.each(['package.json', 'manifest.json'])('are no others in %s', (path) => {
    const told: Told = JSON.parse(read(path));
    const isPackage = path === 'package.json';
    expect(urlIn(told.repository).replace(/^git\+|\.git$/g, '')).toBe(
      isPackage ? project.REPOSITORY_URL : '',
    );
    expect(urlIn(told.bugs)).toBe(isPackage ? project.TRACKER_URL : '');
    expect([project.REPOSITORY_URL, '']).toContain(told.homepage ?? told.homepage_url ?? '');
  });

  it.each(TEMPLATES)('are the only ones %s leads to', (path) => {
    const known = Object.values(project).filter((address) => address !== '');
    const led = (read(path).match(/(?:https?:\/\/|mailto:)[^\s)'"<>]+/g) ?? []) as string[];
    for (const address of led)
      expect(
        known.some((own) => address.startsWith(own)),
        address,
      ).toBe(true);
  });

  it('of the contact is missed in SECURITY.md for as long as there is none', () => {
    expect(read('SECURITY.md').includes('While that address is empty')).toBe(project.CONTACT_URL === '');
  });
});

describe('the form “A site broke”', () => {
  it('shows a report of the lines the extension writes', () => {
    const shape = { status: 200, contentType: 'text/event-stream', names: ['key:?'], sizeLog2: 12 };
    const health = {
      ...unknownHealth('chatgpt'),
      misunderstood: 3,
      lastEndpoint: 'conversation',
      lastShape: shape,
    };
    const report = reportText({ health, version: '1.2.3', userAgent: 'Firefox/153.0' }) ?? '';
    const form = read('.github/ISSUE_TEMPLATE/site-broken.yml').replace(/^ {8}/gm, '');
    const shown = form.slice(form.indexOf('Trottinette 0'), form.indexOf('\n      render:'));
    expect(labelsOf(shown)).toEqual(labelsOf(report));
    expect(labelsOf(shown)).toContain('size of the answer');
  });
});

/** What its lines are called, without the names below the last. */
function labelsOf(report: string): string[] {
  const lines = report.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  return lines.map((line) => line.replace(/(?:: .*| \d.*|:)$/, ''));
}
