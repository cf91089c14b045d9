import { describe, expect, it } from 'vitest';
import { createBadge, titleOf } from '../../src/background/badge.ts';
import { nextMidnight } from '../../src/model/day.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts';
import type { BadgeLook } from '../../src/platform/badge.ts';
import { observation } from '../model/samples.ts';
import { newDatabase } from '../store/databases.ts';
import { testRecorder } from './recorders.ts';

function testBadge(openDatabase = newDatabase()) {
  const recorder = testRecorder(undefined, openDatabase);
  const looks: BadgeLook[] = [];
  const browser = { language: 'en-GB' };
  const badge = createBadge({
    openDatabase,
    readSettings: async () => recorder.settings,
    browserLanguage: () => browser.language,
    paint: async (look) => {
      looks.push(look);
    },
    now: () => recorder.now,
  });
  const observe = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) => recorder.observe(observation({ key: `${index}` }))),
    );
  return { recorder, badge, browser, looks, observe };
}

describe('the badge', () => {
  it('shows today’s requests, exactly', async () => {
    const { badge, looks, observe } = testBadge();
    await observe(123);
    await badge.repaint();
    expect(looks.at(-1)?.text).toBe('123');
    expect(looks.at(-1)?.title).toMatch(/^123 requests today, about [\d,]+ web searches\. Open details\.$/);
  });

  it('is empty at zero', async () => {
    const { badge, looks } = testBadge();
    await badge.repaint();
    expect(looks).toEqual([{ text: '', title: 'No AI request seen yet today. Open details.' }]);
  });

  it('counts those still going on, and leaves out voice sessions', async () => {
    const { recorder, badge, looks } = testBadge();
    await recorder.observe(observation({ key: 'a', outcome: 'pending', outputTokens: 0 }));
    await recorder.observe(observation({ key: 'b', kind: 'audio', session: true }));
    await badge.repaint();
    expect(looks.at(-1)?.text).toBe('1');
  });

  it('starts anew at local midnight', async () => {
    const { recorder, badge, looks, observe } = testBadge();
    await observe(2);
    recorder.now = nextMidnight(recorder.now) - 1;
    await badge.repaint();
    recorder.now += 1;
    await badge.repaint();
    expect(looks.map(({ text }) => text)).toEqual(['2', '']);
  });

  it('can be switched off', async () => {
    const { recorder, badge, looks, observe } = testBadge();
    await observe(2);
    recorder.settings = { ...DEFAULT_SETTINGS, badge: 'off' };
    await badge.repaint();
    expect(looks.at(-1)).toMatchObject({ text: '', title: expect.stringContaining('2 requests') });
  });

  it('speaks French where the browser or the person does', async () => {
    const { recorder, badge, browser, looks } = testBadge();
    browser.language = 'fr-CA';
    await badge.repaint();
    recorder.settings = { ...DEFAULT_SETTINGS, language: 'en' };
    await badge.repaint();
    expect(looks.map(({ title }) => title)).toEqual([
      'Aucune requête d’IA vue aujourd’hui. Ouvrir le détail.',
      'No AI request seen yet today. Open details.',
    ]);
  });

  it('is painted once more, not once each, for writes that come while it is painted', async () => {
    const { recorder, badge, looks, observe } = testBadge();
    const first = badge.repaint();
    await observe(5);
    await Promise.all([first, ...Array.from({ length: 10 }, () => badge.repaint())]);
    expect(looks.at(-1)?.text).toBe('5');
    expect(looks.length).toBeLessThanOrEqual(3);
    await recorder.observe(observation({ key: 'one more' }));
    await badge.repaint();
    expect(looks.at(-1)?.text).toBe('6');
  });

  it('is painted again after a painting that failed', async () => {
    let broken = true;
    const openDatabase = newDatabase();
    const looks: BadgeLook[] = [];
    const badge = createBadge({
      openDatabase: () => (broken ? Promise.reject(new Error('no disk')) : openDatabase()),
      readSettings: async () => DEFAULT_SETTINGS,
      browserLanguage: () => 'en',
      paint: async (look) => {
        looks.push(look);
      },
      now: () => 0,
    });
    const first = badge.repaint();
    const second = badge.repaint();
    await expect(first).rejects.toThrow('no disk');
    await expect(second).rejects.toThrow('no disk');
    broken = false;
    await badge.repaint();
    expect(looks).toHaveLength(1);
  });
});

describe('the sentence over the button', () => {
  it.each([
    [1, 0.4, 'en', '1 request today, under 1 web search. Open details.'],
    [1, 1.04, 'en', '1 request today, about 1 web search. Open details.'],
    [23, 31.7, 'en', '23 requests today, about 32 web searches. Open details.'],
    [1500, 4321, 'en', '1,500 requests today, about 4,300 web searches. Open details.'],
    [1, 0.4, 'fr', '1 requête aujourd’hui, moins de 1 recherche web. Ouvrir le détail.'],
    [23, 30, 'fr', '23 requêtes aujourd’hui, environ 30 recherches web. Ouvrir le détail.'],
  ] as const)('for %i requests and %f searches in %s', (requests, searches, language, sentence) => {
    expect(titleOf(requests, searches, language)).toBe(sentence);
  });
});
