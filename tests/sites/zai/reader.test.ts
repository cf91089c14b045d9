import { expect, it } from 'vitest';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { markText } from '../../../src/sites/reading/text-meter.ts';
import { createReader } from '../../../src/sites/zai/reader.ts';
import { row as zai } from '../../../src/sites/zai/row.ts';
import { events, hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, zai);
describeNonsense(createReader, 'chat', '{"id":"a","chat_id":"c","model":"m","messages":[]}', [
  'data: {"type":"chat:completion","data":{"delta_content":"hm","phase":"thinking"}}\n\n',
  'data: {"type":"chat:completion","data":{"delta_content":"Hi","phase":"answer"}}\n\n',
  'data: {"type":"chat:completion","data":{"edit_content":"Ho","edit_index":-3,"phase":"answer"}}\n\n',
  'data: {"type":"chat:completion","data":{"phase":"other","usage":{"total_tokens":"x"}}}\n\n',
  'data: [DONE]\n\n',
]);

it('places in an answer are counted from the beginning of its reasoning', () => {
  const { hear, turns } = hearing(createReader);
  const say = (data: object) => ({ type: 'chat:completion', data });
  hear({
    body: { id: 'a', chat_id: 'c', messages: [{ role: 'user', content: 'x' }] },
    contentType: 'text/event-stream',
    pieces: events(
      say({ phase: 'thinking', delta_content: 'Hmm. ' }),
      say({ phase: 'answer', delta_content: 'Hello wrld' }),
      say({ phase: 'answer', edit_index: 'Hmm. Hello '.length, edit_content: 'world' }),
      say({ phase: 'done', done: true }),
    ),
  });
  const [turn] = turns;
  const { answers, reasoning } = turn ? measuredOf(turn) : {};
  expect(answers).toEqual([markText('Hello world')]);
  expect(reasoning).toEqual(markText('Hmm. '));
});

it('an older answer comes with its reasoning in a folded block, and begins behind it', () => {
  const { hear, turns } = hearing(createReader);
  const say = (data: object) => ({ type: 'chat:completion', data: { phase: 'answer', ...data } });
  hear({
    body: { id: 'a', chat_id: 'c', messages: [{ role: 'user', content: 'x' }] },
    contentType: 'text/event-stream',
    pieces: events(
      say({ delta_content: 'Before' }),
      say({ edit_content: '<details type="reasoning">\n> Hmm.\n</details>\nHello', edit_index: 0 }),
      say({ delta_content: ' world', done: true }),
    ),
  });
  const [turn] = turns;
  expect(turn && measuredOf(turn).answers).toEqual([markText('Hello world')]);
});

it('the prompt is what the person said last, whatever stands after it', () => {
  const { hear, turns } = hearing(createReader);
  const messages = [
    { role: 'user', content: 'One' },
    { role: 'assistant', content: 'Two, and more' },
    { role: 'user', content: 'Three' },
    { role: 'assistant', content: '' },
    null,
  ];
  hear({ body: { id: 'a', chat_id: 'c', messages }, reason: null });
  expect(turns[0]?.input.length).toBe('Three'.length);
  expect(turns[0]?.intent).toBe('followup');
});
