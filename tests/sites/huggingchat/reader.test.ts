import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/huggingchat/reader.ts';
import { row as huggingchat } from '../../../src/sites/huggingchat/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describeCaptures(createReader, huggingchat);
describeNonsense(createReader, 'message', '{"inputs":"hi","id":"i","generationId":"g"}', [
  '{"type":"stream","token":"Hi\\u0000\\u0000"}\n',
  '{"type":"stream","token":"<think>hm</th"}\n',
  '{"type":"finalAnswer","text":"Hi","interrupted":false}\n     ',
  '{"type":"tool","subtype":"call","call":{"parameters":{"a":1}}}\n',
]);

it('the prompt is read from the field of a form, however it comes', () => {
  const [turn] = playCapture(
    createReader,
    huggingchat,
    readFixture('huggingchat', 'router-inline-think'),
  ).turns;
  expect(turn?.input.measuredText).toBe('What is a heat pump?');
});

it('what the model asked of its tools is its output, what they answered is not', () => {
  const [turn] = playCapture(createReader, huggingchat, readFixture('huggingchat', 'tool-and-picture')).turns;
  expect(turn?.tool.measuredText).toBe('{"prompt":"a kite"}');
});

it('an answer the person stopped is stopped, however its stream ends, and the next is not', () => {
  const tab = new TabDouble();
  const open = createReader(tab);
  const url = `/chat/conversation/${'0'.repeat(24)}`;
  const say = (endpoint: string, fields: object) => {
    const body = { kind: 'text', text: JSON.stringify(fields) } as const;
    return open({ endpoint, method: 'POST', url, body, headers: {}, at: tab.now() });
  };
  const first = say('message', { inputs: 'hi', id: 'a' });
  first?.text?.('{"type":"stream","token":"Hel"}\n');
  say('stop', {});
  first?.text?.('{"type":"stream","token":"lo"}\n');
  first?.end('complete');
  const second = say('message', { inputs: 'and', id: 'b' });
  second?.text?.('{"type":"finalAnswer","text":"There","interrupted":false}\n');
  second?.end('complete');
  expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['stopped', 'complete']);
});
