import { expect, it } from 'vitest';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import { createReader } from '../../../src/sites/you/reader.ts';
import { row as you } from '../../../src/sites/you/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { TabDouble } from '../tab-double.ts';

describeCaptures(createReader, you);
describeNonsense(createReader, 'search-fetch', '', [
  'event: youChatToken\ndata: {"youChatToken":"Hi"}\n\n',
  'event: youChatToken\ndata: 7\n\n',
  'event: error\ndata: no\n\n',
  "event: done\ndata: I'm Mr. Meeseeks. Look at me.\n\n",
]);

it('the same is read from an EventSource', () => {
  const tab = new TabDouble();
  const reader = createReader(tab)({
    endpoint: 'search',
    method: 'GET',
    url: '/api/streamingSearch?q=two+words&chatId=c&selectedChatMode=research&pastChatLength=2',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  for (const token of ['It ', 'moves.'])
    reader?.frame?.('in', JSON.stringify({ youChatToken: token }), 'youChatToken');
  reader?.frame?.('in', "I'm Mr. Meeseeks. Look at me.", 'done');
  reader?.end('complete');
  expect(tab.requests).toMatchObject([{ outcome: 'complete', intent: 'followup', mode: 'research' }]);
  expect(tab.turns[0]?.input.measuredText).toBe('two words');
  expect(measuredOf(tab.turns[0] as Turn).output.length).toBe(9);
});
