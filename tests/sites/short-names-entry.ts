/** The readers as the build makes them short; bundled by short-names.test.ts. */
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';
import type { Difference } from '../harness/check.ts';
import { readerOf } from '../harness/readers.ts';
import { differencesIn } from './differences-in.ts';
import { type Capture, playCapture } from './tab-double.ts';

/** What of a capture is not read as it expects. */
export function differencesOf(site: string, capture: Capture): Difference[] {
  const row = [...SITES, ...OWN_KINDS].find(({ id }) => id === site);
  if (!row) throw new Error(`there is no row ${site}`);
  return differencesIn(playCapture(readerOf(row), row, capture), row, capture);
}
