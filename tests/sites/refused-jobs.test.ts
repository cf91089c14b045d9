/** Jobs that a site says no to in a good answer (HTTP 200), and answers that say nothing of a job. */
import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '../fuzz/subjects.ts';
import { fixturesOf } from './played.ts';
import { matchEndpoint, startOf, TabDouble } from './tab-double.ts';

/** How the first prompt of the site's captures ended when this is what came back. */
function outcomeAfter(site: string, reply: object): unknown[] {
  const subject = SUBJECTS.find(({ row }) => row.id === site);
  if (!subject) throw new Error(site);
  const [capture] = fixturesOf(site).filter(({ expected }) => expected.requests > 0);
  const exchange = capture?.exchanges.find(({ role }) => role === 'main');
  const endpoint = capture && exchange && matchEndpoint(subject.row, exchange, capture.page);
  if (!endpoint) throw new Error(`no prompt of ${site}`);
  const tab = new TabDouble();
  const reader = subject.createReader(tab)(startOf(endpoint, exchange, capture.page, tab.now()));
  reader?.head?.(200, 'application/json');
  reader?.text?.(JSON.stringify(reply));
  reader?.end('complete');
  return tab.turns.map((turn) => [turn.outcome, turn.understood, turn.usage(0).media]);
}

describe.each([
  ['canva', 'error'],
  ['firefly', 'error_code'],
  ['ideogram', 'error'],
])('a job on %s', (site, code) => {
  it('has failed where an error came back, and was refused where it says so', () => {
    expect(outcomeAfter(site, { [code]: 'internal' })).toEqual([['failed', true, []]]);
    expect(outcomeAfter(site, { message: 'internal' })).toEqual([['failed', true, []]]);
    expect(outcomeAfter(site, { [code]: 'content_policy' })).toEqual([['refused', true, []]]);
  });

  it('waits where nothing known came back', () => {
    expect(outcomeAfter(site, { canary: 1 })).toEqual([['pending', false, []]]);
  });
});
