import { expect, it } from 'vitest';
import { readVoiceSession } from '../../../src/sites/chatgpt/request.ts';

it('finds the session among the fields of the form a voice session is opened with', () => {
  const offer: [string, string] = ['sdp', 'v=0'];
  const session: [string, string] = ['session', '{"voice":"a"}'];
  for (const fields of [
    [session, offer],
    [offer, session],
  ])
    expect(readVoiceSession({ kind: 'form', fields })).toEqual({ voice: 'a' });
  expect(readVoiceSession({ kind: 'form', fields: [offer] })).toEqual({});
});

it('finds it in the form as it went over the wire', () => {
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const text = `${part('sdp', 'v=0 {"voice":"b"}')}${part('session', '{"voice":"a"}')}--b--`;
  expect(readVoiceSession({ kind: 'text', text })).toEqual({ voice: 'a' });
});
