/** Which message of the socket answers which prompt, where several tabs speak in one chat. */
import { expect, it } from 'vitest';
import { createMessageBook } from '../../../src/sites/poe/message-book.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { TabDouble } from '../tab-double.ts';

function book() {
  const tab = new TabDouble();
  const messages = createMessageBook(tab);
  return {
    messages,
    turn: () => tab.turn({ key: null, endpoint: 'query', at: tab.now() }),
    tell: (messageId: number, fields: object, chat = 'c') =>
      messages.take({
        message_type: 'subscriptionUpdate',
        payload: {
          unique_id: `messageAdded:${chat}:x`,
          data: { messageAdded: { messageId, author: 'a-bot', state: 'incomplete', text: '', ...fields } },
        },
      }),
  };
}

it('a prompt is answered by the next message of its chat alone', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c', '');
  tell(1, { text: 'else' }, 'other');
  tell(2, { text: 'my own', author: 'human' });
  tell(3, { text: 'Hel' });
  // Of another tab.
  tell(4, { text: 'Something else' });
  tell(3, { text: 'Hello', state: 'complete' });
  expect(measuredOf(asked).answers.map(({ length }) => length)).toEqual([5]);
  expect([asked.outcome, asked.model, asked.understood]).toEqual(['complete', 'a-bot', true]);
});

it('a message told anew is the regeneration’s from its first piece on', () => {
  const { messages, turn, tell } = book();
  const [first, second] = [turn(), turn()];
  messages.await(first, 'c', '');
  tell(1, { text: 'Hello', state: 'complete' });
  messages.await(second, 'c', '1');
  // The old text, told once more.
  tell(1, { text: 'Hello', state: 'complete' });
  tell(1, { text: 'Hi' });
  tell(1, { text: 'Hi you', state: 'complete' });
  const lengths = [first, second].map((each) => measuredOf(each).output.length);
  expect(lengths).toEqual([5, 6]);
  expect([first.outcome, second.outcome]).toEqual(['complete', 'complete']);
});

it('a chat that is known later waits where its prompt still does', () => {
  const { messages, turn, tell } = book();
  const [open, over] = [turn(), turn()];
  over.settle('failed', 0);
  messages.place(open, 'c');
  messages.place(over, 'd');
  tell(1, { text: 'Hello' });
  tell(2, { text: 'Hello' }, 'd');
  expect([open, over].map((each) => measuredOf(each).output.length)).toEqual([5, 0]);
  expect([messages.chatOf('1'), messages.chatOf('2'), messages.chatOf('3')]).toEqual(['c', 'd', '']);
});

it.each([
  ['complete', 'complete'],
  ['cancelled', 'stopped'],
  ['canceled', 'stopped'],
  ['error_user_message_too_long', 'failed'],
  ['incomplete', 'pending'],
])('a message that is %s is %s', (state, outcome) => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c', '');
  tell(1, { state, text: state.startsWith('error') ? '' : 'Hello' });
  expect(asked.outcome).toBe(outcome);
});

it('a message that was stopped stays so, though it is told as complete', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c', '');
  tell(1, { text: 'Hel' });
  messages.stop('1');
  messages.stop('2');
  tell(1, { text: 'Hel', state: 'complete' });
  expect(asked.outcome).toBe('stopped');
});

it.each(['pacarana', 'chat_break'])('a message of %s answers nothing', (author) => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c', '');
  tell(1, { text: 'A notice', author });
  tell(2, { text: 'Hello' });
  expect(measuredOf(asked).answers.map(({ length }) => length)).toEqual([5]);
});

it('a bot answers the prompt that asked it, whichever was sent first', () => {
  const { messages, turn, tell } = book();
  const [first, second] = [turn(), turn()];
  [first.modelRequested, second.modelRequested] = ['bot-a', 'bot-b'];
  for (const each of [first, second]) messages.await(each, 'c', '');
  tell(1, { text: 'Hello', author: 'bot-b' });
  tell(2, { text: 'Hi', author: 'renamed' });
  expect([first, second].map((each) => measuredOf(each).output.length)).toEqual([2, 5]);
});

it('sixteen prompts of a chat wait at once, the newest', () => {
  const { messages, turn, tell } = book();
  const turns = Array.from({ length: 17 }, () => turn());
  for (const each of turns) messages.await(each, 'c', '');
  tell(1, { text: 'Hello' });
  expect(turns.slice(0, 3).map((each) => measuredOf(each).output.length)).toEqual([0, 5, 0]);
});

it('a prompt that has been answered waits for nothing more, though its chat is named again', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  asked.conversation = 'c';
  messages.await(asked, 'c', '');
  tell(1, { text: 'Hel' });
  messages.place(asked, 'c');
  tell(2, { text: 'Something else' });
  expect(measuredOf(asked).output.length).toBe(3);
});

it('a prompt of no known chat is not answered by a message of none', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, '', '');
  tell(1, { text: 'Hello' }, '');
  messages.take({
    message_type: 'subscriptionUpdate',
    payload: { unique_id: 'messageAdded', data: { messageAdded: { messageId: 2, author: 'a-bot' } } },
  });
  expect(measuredOf(asked).output.length).toBe(0);
  expect(['1', '2'].map(messages.chatOf)).toEqual(['', '']);
});

it('a message that the site says was cancelled is stopped', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c', '');
  tell(1, { text: 'Hel' });
  messages.take({
    message_type: 'subscriptionUpdate',
    payload: { unique_id: 'messageCancelled:c', data: { messageCancelled: { messageId: 1 } } },
  });
  expect(asked.outcome).toBe('stopped');
});

it('what a message brings counts once for each address: files of media, and pictures within its text', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c', '');
  const files = [
    { mimeType: 'image/png', url: 'https://files.example/a' },
    { mimeType: 'image/png', attachmentId: 'b' },
    { mimeType: 'video/mp4', url: 'https://files.example/c' },
    { mimeType: 'application/pdf', url: 'https://files.example/d' },
    { mimeType: 'audio/wav' },
    null,
  ];
  const text = '![d](https://pfst.cf2.poecdn.net/d) and ![e](https://pfst.cf2.poecdn.net/e)';
  for (const state of ['incomplete', 'complete']) tell(1, { text, state, attachments: files });
  expect(asked.usage(0).media).toEqual([
    { type: 'image', count: 4 },
    { type: 'video', count: 1 },
  ]);
});
