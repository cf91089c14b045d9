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
  messages.await(asked, 'c');
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
  messages.await(first, 'c');
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
  messages.await(asked, 'c');
  tell(1, { state, text: state.startsWith('error') ? '' : 'Hello' });
  expect(asked.outcome).toBe(outcome);
});

it('a message that was stopped stays so, though it is told as complete', () => {
  const { messages, turn, tell } = book();
  const asked = turn();
  messages.await(asked, 'c');
  tell(1, { text: 'Hel' });
  messages.stop('1');
  messages.stop('2');
  tell(1, { text: 'Hel', state: 'complete' });
  expect(asked.outcome).toBe('stopped');
});
