import { createReader } from '../../../src/sites/lumo/reader.ts';
import { row } from '../../../src/sites/lumo/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"model":"lumo-max","messages":[{"role":"user","content":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=","encrypted":true},{"role":"assistant","content":""}],"stream":true,"reasoning_effort":"none","tools":[],"lumo":{"client_type":"frontend","request_key":"k","request_id":"r-1"}}',
  ['data: {"choices":[{"delta":{"content":"b64","encrypted":true}}]}\n\n', 'data: [DONE]\n\n'],
);
