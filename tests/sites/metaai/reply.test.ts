import { expect, it } from 'vitest';
import { createTextParts } from '../../../src/sites/decoders/text-parts.ts';
import { takeOperation } from '../../../src/sites/metaai/reply.ts';
import { TabDouble } from '../tab-double.ts';

it.each([
  ['/sections/0/view_model/primitive/text', 5],
  ['/sections/12/view_model/primitive/code', 5],
  ['/old/sections/0/view_model/primitive/text', 0],
  ['/sections/0/view_model/primitive/text/0', 0],
  ['/sections/1000/view_model/primitive/text', 0],
  ['/sections/0/view_model/primitive/title', 0],
])('a patch at %s writes %d units of the answer', (path, units) => {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  const [answer, reasoning] = [createTextParts(turn.answer('a')), createTextParts(turn.reasoning)];
  const reply = { turn, id: 'a', answer, reasoning, thoughts: new Set<number>() };
  takeOperation(reply, { op: 'replace', path, value: 'Hello' }, tab.now());
  expect([turn.answer('a').length, turn.reasoning.length]).toEqual([units, 0]);
});
