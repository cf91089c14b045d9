/** What is found in the body of a request, whatever form it has. */
import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../../src/model/messages/exchange.ts';
import { bodyFields, formField } from '../../../src/sites/reading/body.ts';

const text = (sent: string): RequestBody => ({ kind: 'text', text: sent });
const form: RequestBody = {
  kind: 'form',
  fields: [
    ['a', '{"n":1}'],
    ['b', 'x'],
    ['a', 'again'],
  ],
};

/** A form as it is sent, with these line ends. */
const multipart = (end: string) =>
  text(
    [
      '--z',
      'Content-Disposition: form-data; name="a"',
      '',
      '{"n":1}',
      '--z',
      'name="b"',
      '',
      'x',
      '--z--',
    ].join(end),
  );

describe('the field of a form', () => {
  it.each([
    ['as fields', form],
    ['as text', multipart('\r\n')],
    ['as text of other line ends', multipart('\n')],
  ])('is found in a form that is sent %s', (_, body) => {
    expect(['a', 'b', 'c'].map((name) => formField(body, name))).toEqual(['{"n":1}', 'x', '']);
  });

  it.each<RequestBody>([{ kind: 'none' }, text(''), text('a=1')])('is none in %j', (body) => {
    expect(formField(body, 'a')).toBe('');
  });
});

describe('the object of a request', () => {
  it.each<[object, RequestBody, string | undefined]>([
    [{ n: 1 }, text('{"n":1}'), undefined],
    [{ n: 1 }, text('{"n":1}'), 'a'],
    [{ n: 1 }, form, 'a'],
    [{ n: 1 }, multipart('\r\n'), 'a'],
    [{}, form, undefined],
    [{}, form, 'b'],
    [{}, form, 'c'],
    [{}, text('[1]'), undefined],
    [{}, text('no JSON'), 'a'],
    [{}, { kind: 'none' }, 'a'],
  ])('is %j', (fields, body, field) => {
    expect(bodyFields(body, field)).toEqual(fields);
  });
});
