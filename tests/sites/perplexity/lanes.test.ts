import { expect, it } from 'vitest';
import { createLanes } from '../../../src/sites/perplexity/lanes.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { newTurn } from '../reading/exchanges.ts';

it('a newer generation of blocks stands in place of an older one, and no older one in place of it', () => {
  const turn = newTurn();
  const partsIn = createLanes(turn);
  partsIn('steps')?.set(0, 'steps');
  expect(turn.answer('steps').measuredText).toBe('steps');
  partsIn('ask')?.set(0, 'ask');
  expect(partsIn('numbered'), 'of one rank, the first').toBeUndefined();
  expect(partsIn('steps')).toBeUndefined();
  expect(measuredOf(turn).answers.map(({ length }) => length)).toEqual(['ask'.length]);
  partsIn('workflow')?.set(0, 'workflow');
  partsIn('workflow')?.append(0, ', more');
  expect(partsIn('ask')).toBeUndefined();
  expect(measuredOf(turn).answers.map(({ length }) => length)).toEqual(['workflow, more'.length]);
});
