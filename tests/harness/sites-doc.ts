/**
 * What people read of the sites, made from the table's rows and src/sites/about.ts: the tables of README.md and
 * README.fr.md, and that of docs/SITES.md, which a replay writes with what it found.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ABOUT, type Counted, type Limit, type SiteAbout, type TokenOrigin } from '../../src/sites/about.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension } from './built.ts';
import type { ReplayResult } from './replay.ts';

/** The words of a table in one language. */
interface Words {
  readonly heads: readonly string[];
  readonly counted: Readonly<Record<Counted, string>>;
  readonly tokens: Readonly<Record<TokenOrigin, string>>;
  readonly access: Readonly<Record<SiteRow['access'], string>>;
  readonly limits: Readonly<Record<Limit, string>>;
  /** Between two limits. */
  readonly separator: string;
  /** What opens the sites beyond the best known. */
  readonly others: (count: number) => string;
}

const ENGLISH: Words = {
  heads: ['site', 'counted', 'tokens', 'access', 'known limits'],
  counted: {
    text: 'text',
    reasoning: 'reasoning',
    research: 'research',
    image: 'images',
    video: 'video',
    audio: 'sound',
    voice: 'voice sessions',
  },
  tokens: { reported: 'as reported', total: 'total reported', counted: 'counted', none: '–' },
  access: { granted: 'at install', optional: 'one click' },
  limits: {
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
    'answers-unread': 'answers are not read: their tokens are inferred',
    'not-in-pages': 'not answers within ordinary pages',
  },
  separator: '; ',
  others: (count) => `${count} more sites`,
};

const FRENCH: Words = {
  heads: ['site', 'compté', 'tokens', 'accès', 'limites connues'],
  counted: {
    text: 'texte',
    reasoning: 'raisonnement',
    research: 'recherche',
    image: 'images',
    video: 'vidéo',
    audio: 'son',
    voice: 'sessions vocales',
  },
  tokens: { reported: 'annoncés', total: 'total annoncé', counted: 'comptés', none: '–' },
  access: { granted: 'à l’installation', optional: 'un clic' },
  limits: {
    'no-model': 'ne nomme aucun modèle',
    'models-unnamed': 'les modèles d’une comparaison restent anonymes jusqu’au vote',
    'custom-models': 'les bots personnels comptent comme personnalisés',
    'late-media': 'les médias arrivés après la fermeture de l’onglet restent en attente',
    'media-as-asked': 'les médias comptent tels que demandés\u00a0: la page n’en apprend pas plus',
    'no-seconds': 'la durée n’est pas transmise',
    'run-estimated': 'une recherche approfondie est estimée en bloc',
    'reasoning-summaries': 'le raisonnement est montré en résumé\u00a0: le reste est déduit',
    'resumed-apart': 'une réponse reprise après une coupure n’est pas recollée',
    'files-unsized': 'la taille des fichiers joints est inconnue',
    'no-voice': 'pas la voix',
    'no-media': 'ni images ni vidéo',
    'partly-unreadable': 'binaire en partie\u00a0: ce qui ne se lit pas est déduit',
    'answers-unread': 'les réponses ne sont pas lues\u00a0: leurs tokens sont déduits',
    'not-in-pages': 'pas les réponses insérées dans les pages ordinaires',
  },
  separator: '\u202f; ',
  others: (count) => `${count} autres sites`,
};

/** By page. */
export const README_WORDS: Readonly<Record<string, Words>> = { 'README.md': ENGLISH, 'README.fr.md': FRENCH };

/** People see these first: the rows stand in that order. */
const BEST_KNOWN = 10;

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

type AboutSites = Readonly<Record<string, SiteAbout>>;

function aboutOf({ id }: SiteRow, abouts: AboutSites): SiteAbout {
  const about = abouts[id];
  if (!about) throw new Error(`src/sites/about.ts says nothing of ${id}`);
  return about;
}

/** The line of a table that starts with these cells; the rest of its `columns` are not known yet. */
export function tableLine(cells: readonly string[], columns = cells.length): string {
  return `| ${[...cells, ...Array(columns - cells.length).fill('–')].join(' | ')} |`;
}

function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const rule = `|${head.map(() => '---').join('|')}|`;
  return [tableLine(head), rule, ...body.map((cells) => tableLine(cells))].join('\n');
}

/** What is said of a site, up to its known limits. */
export function wordsOf(row: SiteRow, words = ENGLISH, abouts: AboutSites = ABOUT): string[] {
  const { counts, tokens, limits } = aboutOf(row, abouts);
  const counted = counts.map((kind) => words.counted[kind]).join(', ');
  const known = limits.map((limit) => words.limits[limit]).join(words.separator);
  return [row.label, counted, words.tokens[tokens], words.access[row.access], known];
}

/**
 * What is counted where: the best-known sites, and the others folded away.
 * @param sites the rows in the order in which people see them
 */
export function readmeTable(words: Words, sites = SITES, abouts: AboutSites = ABOUT): string {
  const rows = sites.map((row) => wordsOf(row, words, abouts));
  const others = rows.slice(BEST_KNOWN);
  return [
    markdown([words.heads, ...rows.slice(0, BEST_KNOWN)]),
    `<details>\n<summary>${words.others(others.length)}</summary>`,
    markdown([words.heads, ...others]),
    '</details>',
  ].join('\n\n');
}

/**
 * The same with what a replay found and what a page carries.
 * @param before the table as it stands: what is not replayed keeps what it says
 */
export function sitesTable(results: readonly ReplayResult[], before: string): string {
  const rows = SITES.map((row) => [...wordsOf(row), rightOf(row, results, before), ...sizesOf(row)]);
  return markdown([[...ENGLISH.heads, 'captures right', 'code on a page', 'its own'], ...rows]);
}

/** How many of a site's captures were right: as replayed, else as the table `before` says; `–` if neither tells. */
export function rightOf(row: SiteRow, results: readonly ReplayResult[], before: string): string {
  const own = results.filter(({ capture }) => capture.site === row.id);
  if (own.length > 0)
    return `${own.filter(({ differences }) => differences.length === 0).length}/${own.length}`;
  const line = before.split('\n').find((text) => text.startsWith(`| ${row.label} |`));
  return line?.split(' | ')[ENGLISH.heads.length] ?? '–';
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
