import { describeCaptures, describeNonsense } from '../../../tests/sites/site-tests.ts';
import { createReader } from './reader.ts';
import { row } from './row.ts';

describeCaptures(createReader, row);
describeNonsense(createReader, 'chat', '{"id":"p","conversation":"c","model":"m","prompt":"hi"}', [
  'data: {"type":"start","model":"m"}\n\n',
  'data: {"type":"delta","text":"Hey"}\n\n',
  'data: {"type":"error","code":"rate_limited"}\n\n',
  'data: {"type":"done"}\n\n',
]);
