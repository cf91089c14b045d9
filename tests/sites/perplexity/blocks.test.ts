import { expect, it } from 'vitest';
import { createBlocks } from '../../../src/sites/perplexity/blocks.ts';
import { createLanes } from '../../../src/sites/perplexity/lanes.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { newTurn } from '../reading/exchanges.ts';

it('measures none of a generation whose block says nothing yet: another may come first', () => {
  const turn = newTurn();
  const take = createBlocks(turn, createLanes(turn));
  take({ intended_usage: 'ask_text', markdown_block: { progress: 'IN_PROGRESS', chunks: [] } });
  take({ intended_usage: 'ask_text_0_markdown', markdown_block: { answer: 'Yes.' } });
  expect(measuredOf(turn).answers.map(({ length }) => length)).toEqual(['Yes.'.length]);
});
