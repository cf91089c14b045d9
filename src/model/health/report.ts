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

/** The report as text; undefined where there is nothing to report: no exchange is known that was not understood. */
export function reportText({ health, version, userAgent }: ReportFacts): string | undefined {
  const { site, lastShape, lastEndpoint, misunderstood, misunderstoodSince, lastUnderstoodAt } = health;
  if (!lastShape) return undefined;
  const { status, contentType, names, sizeLog2 } = lastShape;
  const lines = [
    `Trottinette ${version}, ${browserName(userAgent)}`,
    `site: ${site}`,
    `endpoint: ${lastEndpoint ?? '?'}`,
    `status: ${status}`,
    `content type: ${contentType || '?'}`,
    `size of the answer: ${sizeText(sizeLog2)}`,
    `not understood: ${misunderstood} since ${dayText(misunderstoodSince)}`,
    `last understood: ${dayText(lastUnderstoodAt)}`,
    'names seen (? stands for any we do not know):',
    ...names.map((name) => `  ${name}`),
  ];
  return `${lines.join('\n')}\n`;
}

function sizeText(log2: number): string {
  return `${2 ** log2} bytes or more, less than ${2 ** (log2 + 1)}`;
}

/** The day is enough, and says less of the person than the moment. */
function dayText(at: number | null): string {
  return at === null ? 'never' : dayOf(at);
}
