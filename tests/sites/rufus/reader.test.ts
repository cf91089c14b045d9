import { createReader } from '../../../src/sites/rufus/reader.ts';
import { row } from '../../../src/sites/rufus/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'ask',
  '{"queryContext":{"query":"hi"},"pageContext":{"targetUrl":"https://www.amazon.com/dp/B0TEST1234","targetPageMetadata":[{"type":"ASIN","value":"B0TEST1234"}]}}',
  ['event: inference\ndata: {"type":"text","children":"It is."}\n\n', 'event: close\ndata: {}\n\n'],
);
