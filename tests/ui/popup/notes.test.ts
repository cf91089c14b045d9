/** What is said above the day, and what it leaves unsaid. */
import { expect, it } from 'vitest';
import { hasNotes, hasTrouble } from '../../../src/ui/popup/parts.ts';
import { mockStored } from '../../../src/ui/sources/today/mock.ts';
import { MOCK_STATES } from '../../../src/ui/sources/today/mock-states.ts';
import { readingOf } from '../../../src/ui/sources/today/reading.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const reading = (state: (typeof MOCK_STATES)[number]) => readingOf(mockStored(state, NOW), NOW);

it('a backup that is due is a note, and nothing wrong with the counting: what drove the day is still said', () => {
  const due = MOCK_STATES.map(reading).filter(({ backupNote }) => backupNote !== null);
  expect(due.length).toBeGreaterThan(0);
  for (const one of due) expect([hasNotes(one), hasTrouble(one)]).toEqual([true, false]);
});

it('whatever is wrong is a note too', () => {
  const wrong = MOCK_STATES.map(reading).filter(hasTrouble);
  expect(wrong.length).toBeGreaterThan(3);
  expect(wrong.every(hasNotes)).toBe(true);
});
