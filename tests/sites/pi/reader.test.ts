import { createReader } from '../../../src/sites/pi/reader.ts';
import { row as pi } from '../../../src/sites/pi/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, pi);
describeNonsense(createReader, 'chat', '{"text":"hi","conversation":"c"}', [
  'event: partial\ndata: {"text":"Hey"}\n\n',
  'event: message\ndata: {"sid":"a","text":"Hey"}\n\n',
  'data: {"text":"!"}\n\n',
]);
