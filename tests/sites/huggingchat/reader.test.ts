import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/huggingchat/reader.ts';
import { row as huggingchat } from '../../../src/sites/huggingchat/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

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
