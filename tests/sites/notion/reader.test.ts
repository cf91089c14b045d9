import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/notion/reader.ts';
import { row as notion } from '../../../src/sites/notion/row.ts';
import { hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, notion);
describeNonsense(
  createReader,
  'inference',
  '{"traceId":"t","transcript":[{"type":"user","value":[["hi"]]}]}',
  [
    '{"type":"patch-start","data":{"s":[{"id":"a","type":"agent-inference","value":[{"type":"text","content":"H"}]}]}}\n',
    '{"type":"patch","v":[{"o":"x","p":"/s/0/value/0/content","v":"i"}]}\n',
    '{"type":"patch","v":[{"o":"a","p":"/s/__proto__/value/99/content","v":"i"},{"o":"a","p":"/s/0/outputTokens","v":1}]}\n',
    '{"type":"agent-inference","id":"b","value":[{"type":"thinking","content":"hm"}]}\n',
    '{"type":"error"}\n',
    '{"type":"done"}\n',
  ],
);

it('knows the line that comes once all is written', () => {
  const { hear, turns } = hearing(createReader);
  const body = { traceId: 't', transcript: [{ type: 'user', value: [['hi']] }] };
  hear({ endpoint: 'inference', body, pieces: ['{"type":"record-map","recordMap":{}}\n'] });
  expect(turns.map(({ understood }) => understood)).toEqual([true]);
});
