/** What is looked at, brought and joined. */
import { expect } from 'vitest';
import { chatgptConversation, chatgptMessage } from '../../exports/chats.ts';
import { PATIENCE } from '../../harness/patience.ts';
import { press, pressNamed, see, textOf } from '../../harness/person.ts';
import { expectAdded } from '../stored-requests.ts';
import { type Action, chooseFile, on, says } from './action.ts';

/** A chat of a past month, as ChatGPT gives it away. */
const BROUGHT = JSON.stringify([
  chatgptConversation([
    ['root', null, null],
    ['q', 'root', chatgptMessage('user', 0, 'How many legs?')],
    ['a', 'q', chatgptMessage('assistant', 2, 'Six.')],
  ]),
]);

/** Whether more than a plain ground was drawn. */
function isDrawn(): boolean {
  const canvas = document.querySelector('canvas');
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(pixels?.subarray(0, 400_000)).size > 4;
}

export const VIEWS: readonly Action[] = [
  {
    page: 'dashboard',
    what: 'shows the same counts; deletes one request and takes it back',
    run: on('dashboard', async (page, { ours }) => {
      await says(page, '[data-measure=requests]', '5');
      await expectAdded(ours, -1, async () => {
        await press(page, '.records .ib');
        await press(page, '.ask .btn');
      });
      await expectAdded(ours, 1, () => pressNamed(page, 'Undo'));
    }),
  },
  {
    page: 'how',
    what: 'says how the day was computed',
    run: on('how', async (page) => {
      await see(page, '.how h1');
      await says(page, '.how', 'Wh');
    }),
  },
  {
    page: 'summary',
    what: 'draws the card to share',
    run: on('summary', async (page) => {
      await press(page, '.share summary');
      await see(page, '.share canvas');
      await expect.poll(() => page.evaluate(isDrawn), PATIENCE).toBe(true);
    }),
  },
  {
    page: 'check',
    what: 'says that the site is counted, with its numbers',
    run: on('check', async (page) => {
      await see(page, '[data-site=chatgpt][data-state=counted]');
      await says(page, '[data-site=chatgpt]', 'Wh');
    }),
  },
  {
    page: 'report',
    what: 'has nothing to report',
    run: on('report', (page) => says(page, 'main h1', 'Nothing')),
  },
  {
    page: 'history',
    what: 'shows what a file holds, takes it in, and takes that back',
    run: on('history', async (page, { ours }) => {
      await chooseFile(page, 'input[type=file]', 'conversations.json', BROUGHT);
      await says(page, '[data-preview]', 'ChatGPT');
      await expectAdded(ours, 1, () => press(page, '[data-take]'));
      await says(page, '[data-told]', '1 prompt');
      await expectAdded(ours, -1, () => press(page, '[data-undo]'));
    }),
  },
  {
    page: 'devices',
    what: 'offers to join through a folder',
    only: 'chromium',
    run: on('devices', async (page) => expect(await textOf(page)).toContain('Choose a folder')),
  },
  {
    page: 'devices',
    what: 'offers to join through files: the browser gives no folder',
    only: 'firefox',
    run: on('devices', async (page) => {
      expect(await textOf(page)).not.toContain('Choose a folder');
      await see(page, 'input[type=file][multiple]');
    }),
  },
  {
    page: 'organisation',
    what: 'has a report once a week is over',
    run: on('organisation', (page) => says(page, 'main', 'No week is over')),
  },
];
