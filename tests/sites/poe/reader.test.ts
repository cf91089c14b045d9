import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/poe/reader.ts';
import { row as poe } from '../../../src/sites/poe/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, poe);
describeNonsense(
  createReader,
  'query',
  '{"queryName":"SendMessageMutation","variables":{"chatId":1,"query":"hi"}}',
  ['{"data":{"messageEdgeCreate":{"status":"success"}}}', '{"data":null,"errors":[{"message":"no"}]}'],
);

it('without its socket an answer stays open, to be inferred', () => {
  const capture = readFixture('poe', 'ws-cumulative-and-resent');
  const exchanges = capture.exchanges.filter(({ transport }) => transport !== 'ws');
  expect(playCapture(createReader, poe, { ...capture, exchanges }).requests).toMatchObject([
    { outcome: 'pending', model: null },
  ]);
});
