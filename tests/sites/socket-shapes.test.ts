/** What a health report is told of answers over sockets that nobody understands: the size of what came in. */
import { expect, it } from 'vitest';
import type { Turn } from '../../src/sites/reading/turn.ts';
import { SUBJECTS, type Subject } from '../fuzz/subjects.ts';
import { fixturesOf } from './played.ts';
import { type Capture, playCapture } from './tab-double.ts';

/** In the frames of SignalR, too. */
const UNKNOWN = '{"canary":1}\u001e';

const SITES = ['characterai', 'copilot', 'm365-copilot', 'metaai'];

/** Prompts of a capture that are answered by one frame nobody knows. */
function turnsOfUnknown({ createReader, row }: Subject, capture: Capture): Turn[] {
  const exchanges = capture.exchanges.map((exchange) => {
    const out = exchange.chunks.filter(({ dir }) => dir === 'out');
    const atMs = (out.at(-1)?.atMs ?? 0) + 1;
    return { ...exchange, chunks: [...out, { atMs, dir: 'in' as const, data: UNKNOWN }] };
  });
  return playCapture(createReader, row, { ...capture, exchanges }).turns;
}

it.each(SITES)('of %s', (site) => {
  const subject = SUBJECTS.find(({ row }) => row.id === site);
  if (!subject) throw new Error(site);
  const asked = fixturesOf(site).filter(
    ({ exchanges, expected }) =>
      expected.requests === 1 && exchanges.length === 1 && exchanges[0]?.transport === 'ws',
  );
  const told = asked.flatMap((capture) =>
    turnsOfUnknown(subject, capture).map(({ understood, shape }) => `${understood} ${shape?.sizeLog2}`),
  );
  expect([...new Set(told)]).toEqual([`false ${Math.floor(Math.log2(UNKNOWN.length))}`]);
});
