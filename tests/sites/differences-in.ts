/** What a tab's turns came to, held against what the capture expects, as the browser tests hold what was stored. */
import { toRequest } from '../../src/background/request.ts';
import { measuredOf } from '../../src/sites/reading/measured.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { parseCapture } from '../harness/capture.ts';
import { type Difference, differences } from '../harness/check.ts';
import type { Capture, TabDouble } from './tab-double.ts';

/** Every field of the tab's turns that is not as the capture expects. */
export function differencesIn(tab: TabDouble, row: SiteRow, capture: Capture): Difference[] {
  const requests = tab.turns.map((turn, index) => {
    const { endpoint, at, thinkingMs, understood, shape } = turn;
    const told = { site: row.id, endpoint, key: `${index}`, rev: 0, at, thinkingMs, understood, shape };
    const circumstances = { id: `${index}`, device: '', now: tab.clock, zone: null };
    return toRequest({ ...turn.usage(tab.clock), ...told }, circumstances);
  });
  const measured = Object.fromEntries(tab.turns.map((turn, index) => [`${index}`, measuredOf(turn)]));
  return differences(parseCapture(capture), { requests, measured });
}
