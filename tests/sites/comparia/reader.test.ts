import { createReader } from '../../../src/sites/comparia/reader.ts';
import { row as comparia } from '../../../src/sites/comparia/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, comparia);
describeNonsense(createReader, 'first', '{"prompt_value":"hi"}', [
  'data: {"type":"init","session_hash":"h"}\n\n',
  'data: {"type":"chunk","pos":"a","messages":[{"role":"assistant","content":"Hi","reasoning":"hm","metadata":{"output_tokens":3}}]}\n\n',
  'data: {"type":"chunk","pos":"b","messages":[null]}\n\n',
  'data: {"type":"complete"}\n\n',
  'data: {"type":"error"}\n\n',
]);
