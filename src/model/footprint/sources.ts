/**
 * Every source a factor rests on, once: title, publisher, year, address, licence, what was taken of it and what that
 * covers. docs/METHOD.md, docs/METHODE.md, docs/FACTORS.md and the page “How is this computed” all read it from here.
 */
import type { Said } from '../said.ts';
import table from './data/sources.json' with { type: 'json' };

/** `read` by us, `second-hand` as others quote it, `unverified` where it was not found again. */
export const CHECKS = ['read', 'second-hand', 'unverified'] as const;
/** How a source's figures were seen. */
export type Check = (typeof CHECKS)[number];

/** One publication. */
export interface Publication {
  readonly id: string;
  /** What in the text of a factor's source names it; none where no factor of ours rests on it. */
  readonly signs: readonly string[];
  /** As it is written; in French only where it is a description of ours. */
  readonly title: Said;
  readonly publisher: Said;
  readonly year: number;
  readonly url: string;
  readonly licence: Said;
  /** The figure. */
  readonly taken: Said;
  /** What the figure covers. */
  readonly boundary: Said;
  readonly check: Check;
}

const FRENCH: ReadonlyMap<string, string> = new Map(
  table.french as unknown as readonly (readonly [english: string, french: string])[],
);

/** What a source is called beside a number, or a title, a publisher, a licence: in both alike where it is a name. */
export function saidOf(text: string): Said {
  return { en: text, fr: FRENCH.get(text) ?? text };
}

/** Every publication, in no order that says anything. */
export const PUBLICATIONS: readonly Publication[] = table.rows.map((row) => ({
  ...row,
  title: saidOf(row.title),
  publisher: saidOf(row.publisher),
  licence: saidOf(row.licence),
  check: row.check as Check,
}));

/** What is our own says so. */
const OWN =
  /\bour\b|assum|\bown (?:arithmetic|measurement|derivation)|^physics$|^convention|takes? by default|makes? by default|^names of|^as for images|^length of|quadratic share|^requests served|no data centre around|^class of|^not published|^measured: hardware/;

/** Whether a factor's source says that it is our own assumption, derivation, fit or choice. */
export function isOwn(source: string): boolean {
  return OWN.test(source);
}

/** The publications that the text of a factor's source names, in its order; empty for what is our own alone. */
export function citationsOf(source: string): Publication[] {
  const found = PUBLICATIONS.flatMap((publication) => {
    const places = publication.signs.map((sign) => source.indexOf(sign)).filter((place) => place >= 0);
    return places.length > 0 ? [{ publication, place: Math.min(...places) }] : [];
  });
  return found.sort((one, other) => one.place - other.place).map(({ publication }) => publication);
}
