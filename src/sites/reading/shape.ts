/**
 * The form of an exchange without its content, for the health report of one that could not be read: names the site's
 * row knows, status, media type, size. Every other name becomes `?`.
 */
import type { ExchangeShape } from '../../model/usage/observation.ts';
import { asStatus } from './numbers.ts';

/** Distinct names kept; a row's vocabulary is smaller than this. */
const MAX_NAMES = 64;

/** Takes down the form of one exchange; `shape` gives what there is so far. */
export interface ShapeNotes {
  head(status: number, contentType: string): void;
  /** A piece of the body has come: bytes or UTF-16 units. */
  size(units: number): void;
  /** A name has come; `place` says where it stood: `event`, `type`, `key`. */
  name(place: 'event' | 'type' | 'key', name: string): void;
  shape(): ExchangeShape;
}

/** @param vocabulary the row's: names that may stand in a report */
export function createShape(vocabulary: readonly string[]): ShapeNotes {
  const known = new Set(vocabulary);
  const names = new Set<string>();
  let status = 0;
  let contentType = '';
  let units = 0;
  let lastName = '';
  return {
    head(newStatus, newContentType) {
      status = asStatus(newStatus) ?? 0;
      contentType = newContentType;
    },
    size(more) {
      units += more;
    },
    name(place, name) {
      // A long answer is thousands of events of one name.
      if (name === lastName) return;
      lastName = name;
      if (names.size < MAX_NAMES) names.add(`${place}:${known.has(name) ? name : '?'}`);
    },
    shape() {
      return {
        status,
        contentType: /^[a-z]+\/[a-z0-9.+-]{1,40}/i.exec(contentType)?.[0].toLowerCase() ?? '',
        names: [...names],
        sizeLog2: units > 0 ? Math.floor(Math.log2(units)) : 0,
      };
    },
  };
}
