/**
 * The report of a site that changed: what its last exchange that was not understood looked like, without anything of
 * what it said. It is text, for the person to read, change and send; in English, for whoever mends the reader.
 */
import { dayOf } from '../calendar/day.ts';
import type { SiteHealth } from './health.ts';

/** What a report is written from. */
export interface ReportFacts {
  readonly health: SiteHealth;
  /** Of the extension. */
  readonly version: string;
  /** `navigator.userAgent`. */
  readonly userAgent: string;
}

/** Tried in this order: Edge calls itself Chrome as well. */
const BROWSERS = [
  ['Firefox', /Firefox\/(\d+)/],
  ['Edge', /Edg\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
] as const;

/** Name and major version, e.g. `Firefox 153`: no more of it is needed to mend a reader. */
export function browserName(userAgent: string): string {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return 'another browser';
}

/** Whether anything is known that was not understood. */
export function hasReport({ lastShape, unlisted }: SiteHealth): boolean {
  return lastShape !== null || unlisted !== undefined;
}

/** The report as text; undefined where there is nothing to report. */
export function reportText({ health, version, userAgent }: ReportFacts): string | undefined {
  if (!hasReport(health)) return undefined;
  const lines = [
    `Trottinette ${version}, ${browserName(userAgent)}`,
    `site: ${health.site}`,
    ...misunderstoodLines(health),
    ...unlistedLines(health),
  ];
  return `${lines.join('\n')}\n`;
}

function misunderstoodLines(health: SiteHealth): string[] {
  const { lastShape, lastEndpoint, misunderstood, misunderstoodSince, lastUnderstoodAt } = health;
  if (!lastShape) return [];
  const { status, contentType, names, sizeLog2 } = lastShape;
  return [
    `endpoint: ${lastEndpoint ?? '?'}`,
    `status: ${status}`,
    `content type: ${contentType || '?'}`,
    `size of the answer: ${sizeText(sizeLog2)}`,
    `not understood: ${misunderstood} since ${dayText(misunderstoodSince)}`,
    `last understood: ${dayText(lastUnderstoodAt)}`,
    'names seen (? stands for any we do not know):',
    ...names.map((name) => `  ${name}`),
  ];
}

function unlistedLines({ unlisted }: SiteHealth): string[] {
  if (!unlisted) return [];
  const { method, path, contentType, sizeLog2, piecesPerSecond } = unlisted.shape;
  return [
    'answered on no endpoint we know (* stands for any part of the path that is no common word):',
    `  ${method} ${path}`,
    `  content type: ${contentType || '?'}`,
    `  size of the answer: ${sizeText(sizeLog2)}`,
    `  pieces a second: ${piecesPerSecond}`,
    `  since ${dayText(unlisted.since)}, last ${dayText(unlisted.lastAt)}`,
  ];
}

function sizeText(log2: number): string {
  return `${2 ** log2} bytes or more, less than ${2 ** (log2 + 1)}`;
}

/** The day is enough, and says less of the person than the moment. */
function dayText(at: number | null): string {
  return at === null ? 'never' : dayOf(at);
}
