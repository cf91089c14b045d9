/** What each event of Open WebUI's socket says of an answer. */
import { expect, it } from 'vitest';
import { createMessage, type Message, takeEvent } from '../../../src/sites/generic/open-webui-message.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { TabDouble } from '../tab-double.ts';

function after(...events: readonly (readonly [type: string, data: object])[]) {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  const message = createMessage(tab, turn, 'answer', [], undefined);
  for (const [type, data] of events) takeEvent(message, { type, data });
  const { outcome, media } = turn.usage(0);
  return { length: measuredOf(turn).output.length, outcome, media: media.length };
}

it.each(['message', 'chat:message:delta'])('“%s” goes on with the text', (type) => {
  const said = [type, { content: 'Hello' }] as const;
  expect(after(said, [type, { content: ' you' }])).toMatchObject({ length: 9, outcome: 'pending' });
  expect(after(said, [type, { content: 7 }], [type, {}]).length).toBe(5);
});

it.each(['replace', 'chat:message'])('“%s” has all of the text', (type) => {
  expect(after(['message', { content: 'Hello' }], [type, { content: 'Hello you' }]).length).toBe(9);
});

it.each(['files', 'chat:message:files'])('“%s” has what was made', (type) => {
  const files = [
    { type: 'image', url: '/a' },
    { type: 'image', url: '/b' },
    { type: 'file', url: '/c' },
  ];
  expect(after([type, { files }])).toMatchObject({ media: 1, length: 0 });
});

it('an error ends it, and so does who stops it', () => {
  expect(after(['chat:message:error', { error: { content: 'no' } }]).outcome).toBe('failed');
  expect(after(['message', { content: 'Hel' }], ['chat:tasks:cancel', {}]).outcome).toBe('stopped');
  expect(after(['message', { content: 'Hel' }], ['title', { content: 'A title' }])).toMatchObject({
    length: 3,
    outcome: 'pending',
  });
});

it('of answers side by side, the prompt ends as the best of them, once all are over', () => {
  const ended = (...ends: readonly (readonly [type: string, data: object])[]) => {
    const tab = new TabDouble();
    const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
    const group: Message[] = [];
    const lanes = ends.map((_, index) => createMessage(tab, turn, `${index}`, group, undefined));
    return ends.map(([type, data], index) => {
      const message = lanes[index];
      if (message) takeEvent(message, { type: 'message', data: { content: 'Hi' } });
      if (message) takeEvent(message, { type, data });
      return turn.outcome;
    });
  };
  const failed = ['chat:message:error', { error: { content: 'no' } }] as const;
  const stopped = ['chat:tasks:cancel', {}] as const;
  const complete = ['chat:completion', { done: true }] as const;
  expect(ended(failed, complete)).toEqual(['pending', 'complete']);
  expect(ended(stopped, complete, failed)).toEqual(['pending', 'pending', 'complete']);
  expect(ended(failed, stopped)).toEqual(['pending', 'stopped']);
  expect(ended(failed, failed)).toEqual(['pending', 'failed']);
});
