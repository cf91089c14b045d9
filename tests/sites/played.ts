/** What a reader makes of a capture, compared as the browser tests compare what was stored: one check for both. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { FOOTPRINT_KEYS, type Footprint } from '../../src/model/usage/usage.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { parseCapture } from '../harness/capture.ts';
import { type Difference, differences } from '../harness/check.ts';
import { type Capture, type PlayOptions, playCapture, type TabDouble } from './tab-double.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** What the store adds to a turn's numbers; no capture says anything of it. */
const UNCOMPARED = {
  rev: 0,
  device: '',
  day: '2026-11-23',
  tzOffsetMin: 0,
  provenance: 'live' as const,
  rowRev: 0,
  factors: '',
  footprint: Object.fromEntries(
    FOOTPRINT_KEYS.map((key) => [key, { low: 0, central: 0, high: 0 }]),
  ) as unknown as Footprint,
};

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

/** Every field of the tab's turns that is not as the capture expects. */
export function differencesIn(tab: TabDouble, row: SiteRow, capture: Capture): Difference[] {
  const requests = tab.turns.map((turn, index) => {
    return { ...UNCOMPARED, ...turn.usage(tab.clock), id: `${index}`, at: turn.at, site: row.id };
  });
  const measured = Object.fromEntries(tab.turns.map((turn, index) => [`${index}`, turn.measured()]));
  return differences(parseCapture(capture), { requests, measured });
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
