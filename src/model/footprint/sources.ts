/**
 * Every source a factor rests on, once: title, publisher, year, address, licence, what was taken of it and what that
 * covers. docs/METHOD.md, docs/METHODE.md, docs/FACTORS.md and the page “How is this computed” all read it from here.
 */
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
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly url: string;
  readonly licence: string;
  /** The figure. */
  readonly taken: string;
  /** What the figure covers. */
  readonly boundary: string;
  readonly check: Check;
}

export const PUBLICATIONS = table.rows as readonly Publication[];

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
