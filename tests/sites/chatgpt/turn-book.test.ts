/** The turns of a tab: which of them something late belongs to, and that the oldest are let go of. */
import { expect, it } from 'vitest';
import { createTurnBook } from '../../../src/sites/chatgpt/turn-book.ts';
import { TurnReader } from '../../../src/sites/chatgpt/turn-reader.ts';
import { TabDouble } from '../tab-double.ts';

interface Asked {
  conversation?: string;
  parentId?: string;
  messageId?: string;
}

function begin() {
  const tab = new TabDouble();
  const book = createTurnBook();
  const ask = ({ conversation = 'c', parentId = 'p', messageId }: Asked = {}): TurnReader => {
    const turn = tab.turn({ key: null, endpoint: 'conversation', at: tab.now() });
    turn.conversation = conversation === '' ? null : conversation;
    const request = {
      messageId: messageId ?? null,
      parentId: parentId === '' ? null : parentId,
      conversation,
      intent: 'new',
      mode: 'standard',
      effort: null,
      model: null,
      wantsImage: false,
      attachedTokens: 0,
    } as const;
    return book.add(new TurnReader(turn, request, tab));
  };
  return { tab, book, ask };
}

const any = () => true;

it('holds fifty, and forgets the oldest', () => {
  const { book, ask } = begin();
  expect(book.isEmpty).toBe(true);
  const asked = Array.from({ length: 51 }, (_, at) => ask({ messageId: `m-${at}` }));
  expect(book.isEmpty).toBe(false);
  const [first, second] = asked.map(({ turn }) => turn);
  if (!first || !second) throw new Error('no turns');
  expect(book.of(first)).toBeUndefined();
  expect(book.of(second)).toBe(asked[1]);
  expect([book.asking('m-0'), book.asking('m-1')]).toEqual([undefined, asked[1]]);
});

it('gives the newest of a conversation that meets what is asked, and none of one without a name', () => {
  const { book, ask } = begin();
  const [older, newer] = [ask(), ask()];
  const [elsewhere, unplaced, placeless] = [
    ask({ conversation: 'd' }),
    ask({ conversation: '' }),
    ask({ conversation: '' }),
  ];
  expect(book.latest('c', any)).toBe(newer);
  expect(book.latest('c', (reader) => reader !== newer)).toBe(older);
  expect(book.latest('d', any)).toBe(elsewhere);
  expect(book.latest('e', any)).toBeUndefined();
  expect(book.latest(null, any)).toBeUndefined();
  expect(book.latestUnplaced(any)).toBe(placeless);
  expect(book.latestUnplaced((reader) => reader !== placeless)).toBe(unplaced);
});

it('finds the first that followed the same message of the same chat, unless nothing came of it', () => {
  const { tab, book, ask } = begin();
  const failed = ask();
  failed.turn.settle('failed', tab.now());
  ask({ conversation: 'd' });
  ask({ parentId: 'q' });
  const [first, second, third] = [ask(), ask(), ask()];
  expect(book.besides(third.turn, 'p', 'c')).toBe(first);
  expect(book.besides(first.turn, 'p', 'c')).toBe(second);
  expect(book.besides(third.turn, 'q', 'd')).toBeUndefined();
  // Prompts that follow nothing have nothing in common.
  const [, lonely] = [ask({ parentId: '' }), ask({ parentId: '' })];
  expect(book.besides(lonely.turn, null, 'c')).toBeUndefined();
});

it('knows who asked by the message alone: one without an id is nobody’s', () => {
  const { book, ask } = begin();
  ask();
  const mine = ask({ messageId: 'm' });
  expect(book.asking('m')).toBe(mine);
  expect(book.asking('n')).toBeUndefined();
  expect(book.asking(null)).toBeUndefined();
});

it('hears of the newest turn by a name told in a hand-over, with or without what a topic begins with', () => {
  const { book, ask } = begin();
  const [older, newer] = [ask(), ask()];
  const handOver = (fields: object) => JSON.stringify({ type: 'stream_handoff', ...fields });
  older.event('prompt', 'message', handOver({ turn_exchange_id: 't' }));
  expect(book.ofTopic('conversation-turn-t')).toBe(older);
  expect(book.ofTopic('u')).toBeUndefined();
  newer.event(
    'prompt',
    'message',
    handOver({ options: [{ topic_id: 'conversation-turn-t' }, { topic_id: 7 }] }),
  );
  expect(book.ofTopic('t')).toBe(newer);
});

it('hears of a turn by sixteen names, and no more', () => {
  const { book, ask } = begin();
  const reader = ask();
  const options = Array.from({ length: 17 }, (_, at) => ({ topic_id: `t-${at}` }));
  reader.event('prompt', 'message', JSON.stringify({ type: 'stream_handoff', options }));
  expect([book.ofTopic('t-15'), book.ofTopic('t-16')]).toEqual([reader, undefined]);
});
