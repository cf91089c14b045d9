/** What a reader makes of a capture, compared as the browser tests compare what was stored: one check for both. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { parseCapture } from '../harness/capture.ts';
import type { Difference } from '../harness/check.ts';
import { differencesIn } from './differences-in.ts';
import { type Capture, type PlayOptions, playCapture } from './tab-double.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** The captures of a site this repository holds. */
export function fixturesOf(site: string): Capture[] {
  return readdirSync(join(FIXTURES, site)).map((name) => readFixture(site, name.replace(/\.json$/, '')));
}

export function readFixture(site: string, scenario: string): Capture {
  return asSent(JSON.parse(readFileSync(join(FIXTURES, site, `${scenario}.json`), 'utf8')));
}

/** A request's body may stand there as an object: it is sent as the JSON the browser tests send. */
export function asSent(capture: Capture): Capture {
  const bodies = parseCapture(capture).exchanges.map(({ request }) => request.body);
  const exchanges = capture.exchanges.map((exchange, index) => {
    return { ...exchange, request: { ...exchange.request, body: bodies[index] ?? null } };
  });
  return { ...capture, exchanges };
}

/** Plays the capture in a tab of its own; every field that is not as it expects. */
export function playedDifferences(
  createReader: CreateReader,
  row: SiteRow,
  capture: Capture,
  options: PlayOptions = {},
): Difference[] {
  return differencesIn(playCapture(createReader, row, capture, options), row, capture);
}

/** Any UTF-16 units at all, halves of characters among them. */
export const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

/** Ways to cut a text: the places, as parts of its length. */
export const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

/** The pieces between the places. */
export function cutAt(text: string, places: readonly number[]): string[] {
  const edges = [0, ...places.map((place) => Math.floor(place * text.length)).sort((a, b) => a - b)];
  return edges.map((edge, index) => text.slice(edge, edges[index + 1]));
}
