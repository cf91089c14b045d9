/** Texts of a message that counts for nothing: edits of it are passed over, whatever they are. */
import { expect, it } from 'vitest';
import { createMessageTexts } from '../../../src/sites/chatgpt/message-texts.ts';
import { createTurnFacts } from '../../../src/sites/chatgpt/turn-facts.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { TabDouble } from '../tab-double.ts';

it.each(['add', 'append', 'replace', 'truncate', 'remove'] as const)('“%s”', (operation) => {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'conversation', at: tab.now() });
  const texts = createMessageTexts(turn, createTurnFacts(turn, false), 'm');
  expect(texts.edit(['parts', '0'], operation, 'no answer')).toBeUndefined();
  expect(texts.edit(['text'], operation, 'no answer either')).toBeUndefined();
  expect(measuredOf(turn).output.length).toBe(0);
});
