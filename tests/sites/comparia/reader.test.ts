import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/comparia/reader.ts';
import { row as comparia } from '../../../src/sites/comparia/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { events, hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, comparia);
describeNonsense(createReader, 'first', '{"prompt_value":"hi"}', [
  'data: {"type":"init","session_hash":"h"}\n\n',
  'data: {"type":"chunk","pos":"a","messages":[{"role":"assistant","content":"Hi","reasoning":"hm","metadata":{"output_tokens":3}}]}\n\n',
  'data: {"type":"chunk","pos":"b","messages":[null]}\n\n',
  'data: {"type":"complete"}\n\n',
  'data: {"type":"error"}\n\n',
]);

it('what a lane has thought is counted once, though it is told anew each time', () => {
  const { hear, turns } = hearing(createReader);
  const chunk = (pos: string, reasoning: string, content = '') => ({
    type: 'chunk',
    pos,
    messages: [
      { role: 'user', content: 'x' },
      { role: 'assistant', content, reasoning },
    ],
  });
  hear({
    endpoint: 'first',
    body: { prompt_value: 'x' },
    contentType: 'text/event-stream',
    pieces: events(
      chunk('a', 'Hmm'),
      chunk('b', 'Well'),
      chunk('a', 'Hmm, so'),
      chunk('a', 'Hmm, so', 'Hi'),
      { type: 'complete' },
    ),
  });
  const [turn] = turns;
  expect(turn && measuredOf(turn).reasoning.length).toBe('Hmm, so'.length + 'Well'.length);
});
