import { describe, expect, it } from 'vitest';
import { createBadge, sentenceOf } from '../../src/background/badge.ts';
import { TOOLBAR_WORDS } from '../../src/i18n/toolbar.ts';
import type { ToolbarWords } from '../../src/i18n/words/toolbar.ts';
import { nextMidnight } from '../../src/model/calendar/day.ts';
import { withUnlisted } from '../../src/model/health/sighting.ts';
import { consentOf } from '../../src/model/settings/consent.ts';
import type { BadgeLook } from '../../src/platform/badge.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { noteMetered } from '../../src/store/days-changes.ts';
import { changeHealth } from '../../src/store/health-changes.ts';
import type { LateTab } from '../../src/store/late-tabs.ts';
import { noteWeek } from '../../src/store/weekly-changes.ts';
import { AGREED_SETTINGS, NOON, observation } from '../model/samples.ts';
import { newDatabase } from '../store/databases.ts';
import { testRecorder } from './recorders.ts';

function wordsIn(language: string): ToolbarWords {
  const words = TOOLBAR_WORDS.get(language);
  if (!words) throw new Error(`no words in ${language}`);
  return words;
}

function testBadge(openDatabase = newDatabase()) {
  const recorder = testRecorder(undefined, openDatabase);
  const looks: BadgeLook[] = [];
  const browser = {
    language: 'en-GB',
    storageFailedAt: null as number | null,
    historyLostAt: null as number | null,
    lateTabs: [] as LateTab[],
  };
  const badge = createBadge({
    openDatabase,
    readSettings: async () => recorder.settings,
    readStorageFailure: async () => browser.storageFailedAt,
    readHistoryLoss: async () => browser.historyLostAt,
    readLateTabs: async () => browser.lateTabs,
    siteName: (site) => (site === 'chatgpt' ? 'ChatGPT' : site),
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
    expect(looks).toEqual([
      { icon: 'normal', text: '', title: 'No AI request seen yet today. Open details.' },
    ]);
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
    recorder.settings = { ...AGREED_SETTINGS, badge: 'off' };
    await badge.repaint();
    expect(looks.at(-1)).toMatchObject({ text: '', title: expect.stringContaining('2 requests') });
  });

  it('speaks French where the browser or the person does', async () => {
    const { recorder, badge, browser, looks } = testBadge();
    browser.language = 'fr-CA';
    await badge.repaint();
    recorder.settings = { ...AGREED_SETTINGS, language: 'en' };
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
      readSettings: async () => AGREED_SETTINGS,
      readStorageFailure: async () => null,
      readHistoryLoss: async () => null,
      readLateTabs: async () => [],
      siteName: (site) => site,
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

describe('the icon, and what is said with it', () => {
  const HOUR = 3_600_000;
  const misread = { outcome: 'complete', understood: false } as const;
  /** The week before was metered. */
  async function meterLastWeek(openDatabase: OpenDatabase): Promise<void> {
    await writeTogether(await openDatabase(), (transaction) =>
      noteMetered(transaction, '2026-11-11', NOON - 7 * 24 * HOUR, []),
    );
  }

  it.each([
    ['en', { since: NOON, until: null }, 'Paused.'],
    ['en', { since: NOON, until: new Date(2026, 10, 18, 19, 30).getTime() }, 'Paused until 19:30.'],
    ['en', { since: NOON, until: nextMidnight(NOON) }, 'Paused until tomorrow.'],
    [
      'fr',
      { since: NOON, until: new Date(2026, 10, 18, 19, 30).getTime() },
      'En pause jusqu’à 19\u202fh\u202f30.',
    ],
    ['fr', { since: NOON, until: nextMidnight(NOON) }, 'En pause jusqu’à demain.'],
    ['en', { since: NOON, until: new Date(2026, 10, 18, 19).getTime() }, 'Paused until 19:00.'],
    ['en', { since: NOON, until: nextMidnight(NOON) + HOUR / 2 }, 'Paused until 00:30.'],
  ])('while paused, in %s', async (language, pause, sentence) => {
    const { recorder, badge, looks, observe } = testBadge();
    await observe(2);
    recorder.settings = { ...AGREED_SETTINGS, pause, language };
    await badge.repaint();
    expect(looks.at(-1)).toMatchObject({ icon: 'paused', text: '2' });
    expect(looks.at(-1)?.title).toMatch(new RegExp(`^${sentence.replaceAll('.', '\\.')} 2 `));
  });

  it.each([
    ['en', null, 'attention', 'Nothing is counted until you agree. Open details.'],
    ['fr', null, 'attention', 'Rien n’est compté sans votre accord. Ouvrir le détail.'],
    ['en', consentOf(false, NOON), 'paused', 'Nothing is counted: you said no. Open details.'],
    ['fr', consentOf(false, NOON), 'paused', 'Rien n’est compté\u00a0: vous avez dit non. Ouvrir le détail.'],
  ])('while nobody agreed, in %s: %j', async (language, consent, icon, title) => {
    const { recorder, badge, looks, observe } = testBadge();
    await observe(2);
    recorder.settings = { ...AGREED_SETTINGS, consent, language, pause: { since: NOON, until: null } };
    await badge.repaint();
    expect(looks.at(-1)).toEqual({ icon, text: '2', title });
  });

  it('is the usual one again once a pause is over', async () => {
    const { recorder, badge, looks } = testBadge();
    recorder.settings = { ...AGREED_SETTINGS, pause: { since: NOON - HOUR, until: NOON } };
    await badge.repaint();
    expect(looks.at(-1)).toMatchObject({ icon: 'normal' });
  });

  it.each([
    ['en', 'ChatGPT changed: some requests may not be counted. 1 request today'],
    ['fr', 'ChatGPT a changé\u00a0: des requêtes peuvent manquer au compte. 1 requête aujourd’hui'],
  ])('where a site changed, in %s', async (language, start) => {
    const { recorder, badge, looks } = testBadge();
    await recorder.observe(observation(misread));
    recorder.settings = { ...AGREED_SETTINGS, language };
    await badge.repaint();
    expect(looks.at(-1)).toMatchObject({ icon: 'attention', title: expect.stringContaining(start) });
  });

  it('is the same where a site answered on no endpoint of its row', async () => {
    const { recorder, badge, looks } = testBadge();
    const run = { method: 'POST', path: '/x', contentType: 'text/event-stream', pieces: 9, byteLength: 900 };
    const moments = { askedAt: NOON - 9_000, firstAt: NOON - 8_000, lastAt: NOON - 5_000 };
    await writeTogether(await recorder.openDatabase(), (transaction) =>
      changeHealth(transaction, 'chatgpt', (health) => withUnlisted(health, { ...run, ...moments }, NOON)),
    );
    await badge.repaint();
    const title = expect.stringContaining('ChatGPT changed: some requests may not be counted.');
    expect(looks.at(-1)).toMatchObject({ icon: 'attention', title });
  });

  it.each([
    ['en', 'Counts can’t be saved. Open details.'],
    ['fr', 'Rien ne peut être enregistré. Ouvrir le détail.'],
  ])('where storage fails, in %s', async (language, title) => {
    const { recorder, badge, browser, looks } = testBadge(() => Promise.reject(new Error('no disk')));
    browser.storageFailedAt = NOON;
    recorder.settings = { ...AGREED_SETTINGS, language };
    await badge.repaint();
    expect(looks.at(-1)).toEqual({ icon: 'attention', text: '', title });
  });

  it.each([
    ['en', 'Your past counts are gone. Open details.'],
    ['fr', 'Vos comptes passés ont disparu. Voir le détail.'],
  ])('where the records are gone, in %s', async (language, title) => {
    const { recorder, badge, browser, looks } = testBadge();
    browser.historyLostAt = NOON;
    recorder.settings = { ...AGREED_SETTINGS, language };
    await badge.repaint();
    expect(looks).toEqual([{ icon: 'attention', text: '', title }]);
  });

  it('is the usual one where a site was flooded, which only the pages tell', async () => {
    const { recorder, badge, looks } = testBadge();
    await writeTogether(await recorder.openDatabase(), (transaction) =>
      changeHealth(transaction, 'chatgpt', (health) => ({ ...health, unusualVolumeAt: NOON })),
    );
    await badge.repaint();
    expect(looks.at(-1)?.icon).toBe('normal');
  });

  it.each([
    ['en', 'Reload the tabs of ChatGPT and own:1: they are not counted yet. No AI request seen'],
    ['fr', 'Rechargez les onglets de ChatGPT et own:1\u00a0: ils ne sont pas encore comptés. Aucune requête'],
  ])('while tabs are not metered, in %s', async (language, title) => {
    const { recorder, badge, browser, looks } = testBadge();
    const late = { tab: 7, at: NOON };
    browser.lateTabs = ['chatgpt', 'chatgpt', 'own:1'].map((site) => ({ ...late, site }));
    recorder.settings = { ...AGREED_SETTINGS, language };
    await badge.repaint();
    expect(looks.at(-1)).toMatchObject({ icon: 'attention', title: expect.stringContaining(title) });
    browser.lateTabs = [];
    await badge.repaint();
    expect(looks.at(-1)?.icon).toBe('normal');
  });

  it.each([
    ['en', 'Your records are from a newer Trottinette. Update the extension: nothing is lost.'],
    [
      'fr',
      'Vos relevés viennent d’une version plus récente. Mettez l’extension à jour\u00a0: rien n’est perdu.',
    ],
  ])('where a newer version has written the database, in %s', async (language, title) => {
    const { recorder, badge, looks } = testBadge(() => Promise.reject(new DOMException('', 'VersionError')));
    recorder.settings = { ...AGREED_SETTINGS, language };
    await badge.repaint();
    expect(looks.at(-1)).toEqual({ icon: 'attention', text: '', title });
  });

  it.each([
    ['en', 'Last week’s summary is ready. No AI request seen yet today. Open details.'],
    [
      'fr',
      'Le bilan de la semaine dernière est prêt. Aucune requête d’IA vue aujourd’hui. Ouvrir le détail.',
    ],
  ])('when a summary is ready, until it was shown, in %s', async (language, title) => {
    const { recorder, badge, looks } = testBadge();
    await meterLastWeek(recorder.openDatabase);
    recorder.settings = { ...AGREED_SETTINGS, language };
    await badge.repaint();
    expect(looks.at(-1)).toEqual({ icon: 'news', text: '', title });
    await writeTogether(await recorder.openDatabase(), (transaction) =>
      noteWeek(transaction, 'shown', '2026-11-09', '2026-11-18'),
    );
    await badge.repaint();
    expect(looks.at(-1)?.icon).toBe('normal');
  });

  it('is the gravest thing’s', async () => {
    const { recorder, badge, looks } = testBadge();
    await meterLastWeek(recorder.openDatabase);
    await recorder.observe(observation(misread));
    await badge.repaint();
    recorder.settings = { ...AGREED_SETTINGS, pause: { since: NOON, until: null } };
    await badge.repaint();
    expect(looks.map(({ icon }) => icon)).toEqual(['attention', 'paused']);
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
    expect(sentenceOf(requests, searches, wordsIn(language))).toBe(sentence);
  });
});
