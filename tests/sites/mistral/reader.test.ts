import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/mistral/reader.ts';
import { row as mistral } from '../../../src/sites/mistral/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, mistral);
describeNonsense(createReader, 'chat', '{"chatId":"c","mode":"append","messageId":"m","messageInput":[]}', [
  '15:{"json":{"type":"message","messageId":"a","patches":[{"op":"replace","path":[],"value":{"role":"assistant"}}]}}\n',
  '15:{"json":{"type":"message","messageId":"a","patches":[{"op":"append","path":"/contentChunks/0/text","value":"Hi"}]}}\n',
  '15:{"json":{"type":"message","messageId":"a","patches":[{"op":"replace","path":"/contentChunks","value":[{}]}]}}\n',
  '8:null\n',
]);

it('the first prompt of a chat has its text in the call that makes the chat', () => {
  const [turn] = playCapture(createReader, mistral, readFixture('mistral', 'new-chat')).turns;
  expect(turn?.input.measuredText).toBe('Name two rivers.');
});
