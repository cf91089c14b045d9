/** Today. */
import { expect } from 'vitest';
import { figuresOf, press, pressNamed, see } from '../../harness/person.ts';
import { type Action, counts, isNoteGone, on, says } from './action.ts';

export const POPUP: readonly Action[] = [
  {
    page: 'popup',
    what: 'shows the day: requests, energy, CO₂e and water, each as a range, and its sites',
    run: on('popup', async (page) => {
      const { requests, measures, sites } = await figuresOf(page);
      expect(requests).toEqual(['1']);
      const range = expect.stringMatching(/^\d\S* ?\D+ ?\d/);
      expect(measures).toEqual([/Wh$/, /g$/, /L$/].flatMap((unit) => [expect.stringMatching(unit), range]));
      expect(sites).toEqual([expect.stringMatching(/^ChatGPT 1 /)]);
    }),
  },
  {
    page: 'popup',
    what: 'pauses and resumes',
    run: on('popup', async (page, world) => {
      await pressNamed(page, 'Pause counting');
      await pressNamed(page, 'Until I resume');
      await says(page, '.note', 'Paused');
      await counts(world, 0);
      await press(page, '.note .btn.primary');
      await isNoteGone(page);
      await counts(world, 1);
    }),
  },
  {
    page: 'popup',
    what: 'shows the week and comes back',
    run: on('popup', async (page) => {
      await pressNamed(page, 'This week');
      await says(page, 'h2', 'Week');
      await press(page, '[aria-label="Back to today"]');
      await see(page, '.ride');
    }),
  },
];
