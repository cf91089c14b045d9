/**
 * What people read of the sites, made from the table's rows and src/sites/about.ts: the table of README.md, and that of
 * docs/SITES.md, which a replay writes with what it found.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ABOUT, type Counted, type Limit, type SiteAbout, type TokenOrigin } from '../../src/sites/about.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension } from './built.ts';
import type { ReplayResult } from './replay.ts';

const COUNTED: Readonly<Record<Counted, string>> = {
  text: 'text',
  reasoning: 'reasoning',
  research: 'research',
  image: 'images',
  video: 'video',
  audio: 'sound',
  voice: 'voice sessions',
};

const TOKENS: Readonly<Record<TokenOrigin, string>> = {
  reported: 'as reported',
  total: 'total reported',
  counted: 'counted',
  none: '–',
};

const LIMITS: Readonly<Record<Limit, string>> = {
  'no-model': 'names no model',
  'models-unnamed': 'models of a comparison are unnamed until revealed',
  'custom-models': 'personal bots count as custom',
  'late-media': 'media that come after the tab was closed stay pending',
  'media-as-asked': 'media count as asked for: the page is told no more',
  'no-seconds': 'no seconds on the wire',
  'run-estimated': 'a research run is estimated as a whole',
  'reasoning-summaries': 'reasoning is shown in summaries: the rest is inferred',
  'resumed-apart': 'an answer resumed after a break is not joined',
  'files-unsized': 'sizes of attached files are unknown',
  'no-voice': 'no voice',
  'no-media': 'no images or video',
  'partly-unreadable': 'binary in part: what can’t be read is inferred',
  'not-in-pages': 'not answers within ordinary pages',
};

/** Markers of the generated part of a page. */
const BEGIN = '<!-- sites: begin -->';
const END = '<!-- sites: end -->';

/** @throws when the page has no markers */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the page has no ${BEGIN} and ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n${table}\n${page.slice(to)}`;
}

/** The part between the markers; '' where there are none. */
export function tableIn(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  return from < 0 ? '' : page.slice(from + BEGIN.length, to).trim();
}

function aboutOf({ id }: SiteRow): SiteAbout {
  const about = ABOUT[id];
  if (!about) throw new Error(`src/sites/about.ts says nothing of ${id}`);
  return about;
}

const accessOf = ({ access }: SiteRow): string => (access === 'granted' ? 'at install' : 'one click');

function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...body.map(line)].join('\n');
}

function wordsOf(row: SiteRow): string[] {
  const { counts, tokens, limits } = aboutOf(row);
  const counted = counts.map((kind) => COUNTED[kind]).join(', ');
  return [row.label, counted, TOKENS[tokens], accessOf(row), limits.map((limit) => LIMITS[limit]).join('; ')];
}

const WORD_HEADS = ['site', 'counted', 'tokens', 'access', 'known limits'] as const;

/** What is counted where. */
export function readmeTable(): string {
  return markdown([WORD_HEADS, ...SITES.map(wordsOf)]);
}

/** The same with what a replay found and what a page carries. */
export function sitesTable(results: readonly ReplayResult[]): string {
  const rows = SITES.map((row) => {
    const own = results.filter(({ capture }) => capture.site === row.id);
    const right = own.filter(({ differences }) => differences.length === 0).length;
    return [...wordsOf(row), `${right}/${own.length}`, ...sizesOf(row)];
  });
  return markdown([[...WORD_HEADS, 'captures right', 'code on a page', 'its own'], ...rows]);
}

/** Bytes of a page's two scripts, gzip; and how much more than the least of all sites. */
function sizesOf(row: SiteRow): string[] {
  const size = gzipBytes(row);
  const own = size - Math.min(...SITES.map(gzipBytes));
  return [size, own].map((bytes) => `${(bytes / 1000).toFixed(1)} kB`);
}

function gzipBytes({ id }: SiteRow): number {
  return ['tap', 'relay']
    .map((world) => join(builtExtension('chromium-all'), `src/generated/${id}.${world}.iife.js`))
    .filter(existsSync)
    .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}
