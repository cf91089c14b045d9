import { describe, expect, it } from 'vitest';
import { type CauseContext, causeSentence } from '../../src/i18n/cause.ts';
import { cause as en } from '../../src/i18n/languages/en.ts';
import { cause as fr } from '../../src/i18n/languages/fr.ts';
import type { Cause } from '../../src/model/summaries/biggest-cause.ts';
import type { Member } from '../../src/model/summaries/cause-members.ts';

const WEIGHT = { requests: 1, images: 0, videos: 0 };
const wh = (central: number) => ({ low: central / 3, central, high: central * 4 });
const run = (central: number, mode: 'research' | 'agent' = 'research', isSession = false): Member => ({
  of: 'request',
  key: 'r',
  kind: 'text',
  mode,
  isSession,
  energyWh: wh(central),
  ...WEIGHT,
});
const images = (count: number, central: number): Member => {
  return { of: 'class', key: 'image', energyWh: wh(central), ...WEIGHT, requests: count, images: count };
};
const group = (of: 'site' | 'model' | 'day' | 'again', key: string, central = 210): Member => {
  return { of, key, energyWh: wh(central), ...WEIGHT, requests: 40 };
};

const MADE = { says: 'made', share: 0.51, energyWh: 410, counts: null, isNew: false, rival: null } as const;
const made = (members: readonly [Member, ...Member[]], more: Partial<Cause> = {}): Cause => {
  return { ...MADE, members, ...more };
};
const NAMED: CauseContext = { of: 'week', from: '2026-11-16', siteNames: new Map([['claude', 'Claude']]) };

describe('the cause as a sentence', () => {
  const rival: Member = { of: 'class', key: 'text', energyWh: wh(180), ...WEIGHT };
  it.each<[string, Cause, CauseContext, string, string]>([
    [
      'one run',
      made([run(210)]),
      NAMED,
      'One research run made about half of the week’s energy: 210 of 410 Wh.',
      'Une recherche approfondie représente environ la moitié de l’énergie de la semaine : 210 sur 410 Wh.',
    ],
    [
      'two runs alike',
      made([run(150), run(140)], { share: 0.71 }),
      NAMED,
      'Two research runs made about three quarters of the week’s energy, about as much each: 150 and 140 of 410 Wh.',
      'Deux recherches approfondies représentent environ les trois quarts de l’énergie de la semaine, à parts à peu près égales : 150 et 140 sur 410 Wh.',
    ],
    [
      'a run and an agent alike',
      made([run(150), run(140, 'agent')], { share: 0.71 }),
      { ...NAMED, of: 'days' },
      'One research run and one agent run made about three quarters of the energy of these days, about as much each: 150 and 140 of 410 Wh.',
      'Une recherche approfondie et une tâche d’agent représentent environ les trois quarts de l’énergie de ces jours, à parts à peu près égales : 150 et 140 sur 410 Wh.',
    ],
    [
      'a run and two voice sessions alike, whatever their mode',
      made([run(150), run(140, 'agent', true), run(140, 'research', true)], { share: 0.71 }),
      NAMED,
      'One research run and two voice sessions made about three quarters of the week’s energy, about as much each: 150, 140 and 140 of 410 Wh.',
      'Une recherche approfondie et deux sessions vocales représentent environ les trois quarts de l’énergie de la semaine, à parts à peu près égales : 150, 140 et 140 sur 410 Wh.',
    ],
    [
      'all of it',
      made([run(410)], { share: 1 }),
      { ...NAMED, of: 'today' },
      'One research run made all of today’s energy: 410 Wh.',
      'Une recherche approfondie représente toute l’énergie du jour : 410 Wh.',
    ],
    [
      'images, and what may have made more',
      made([images(3, 210)], { rival }),
      { ...NAMED, of: 'today' },
      'Three images made about half of today’s energy: 210 of 410 Wh. The ranges overlap: text may have made more.',
      'Trois images représentent environ la moitié de l’énergie du jour : 210 sur 410 Wh. Les fourchettes se recouvrent : le texte peut avoir pesé davantage.',
    ],
    [
      'images, and models not told that may have made more',
      made([images(3, 210)], { rival: group('model', '', 180) }),
      NAMED,
      'Three images made about half of the week’s energy: 210 of 410 Wh. The ranges overlap: requests whose model is not named may have made more.',
      'Trois images représentent environ la moitié de l’énergie de la semaine : 210 sur 410 Wh. Les fourchettes se recouvrent : les requêtes sans modèle précisé peuvent avoir pesé davantage.',
    ],
    [
      'images, and a model that may have made more',
      made([images(3, 210)], { rival: group('model', 'gpt-5-pro', 180) }),
      NAMED,
      'Three images made about half of the week’s energy: 210 of 410 Wh. The ranges overlap: gpt-5-pro may have made more.',
      'Trois images représentent environ la moitié de l’énergie de la semaine : 210 sur 410 Wh. Les fourchettes se recouvrent : gpt-5-pro peut avoir pesé davantage.',
    ],
    [
      'much of a kilowatt-hour',
      made([images(22, 900)], { share: 0.8, energyWh: 1_100 }),
      NAMED,
      '22 images made about three quarters of the week’s energy: 900 Wh of 1.1 kWh.',
      '22 images représentent environ les trois quarts de l’énergie de la semaine : 900 Wh sur 1,1 kWh.',
    ],
    [
      'one image made',
      made([images(1, 210)]),
      NAMED,
      'One image made about half of the week’s energy: 210 of 410 Wh.',
      'Une image représente environ la moitié de l’énergie de la semaine : 210 sur 410 Wh.',
    ],
    [
      'images explain',
      made([images(25, 210)], { says: 'explains', share: 0.95, counts: { now: 25, before: 4 } }),
      NAMED,
      'Images explain nearly all of it: 25, against 4.',
      'Les images expliquent presque tout l’écart : 25, contre 4.',
    ],
    [
      'a new site',
      made([group('site', 'claude')], { says: 'explains', share: 0.6, isNew: true }),
      NAMED,
      'Claude, not there before, explains about two thirds of it.',
      'Claude, absent avant, explique environ les deux tiers de l’écart.',
    ],
    [
      'a model, whose name stays as it is written',
      made([group('model', 'gpt-5-pro')], { says: 'explains', share: 0.6 }),
      NAMED,
      'gpt-5-pro explains about two thirds of it.',
      'gpt-5-pro explique environ les deux tiers de l’écart.',
    ],
    [
      'a site that is not named',
      made([group('site', 'claude')], { says: 'explains', share: 0.6 }),
      { ...NAMED, siteNames: null },
      'One site explains about two thirds of it.',
      'Un site explique environ les deux tiers de l’écart.',
    ],
    [
      'a model that is not named',
      made([group('model', 'gpt-5-pro')], { says: 'explains', share: 0.6 }),
      { ...NAMED, siteNames: null },
      'One model explains about two thirds of it.',
      'Un modèle explique environ les deux tiers de l’écart.',
    ],
    [
      'answers asked for again',
      made([group('again', '')]),
      NAMED,
      'Answers asked for again made about half of the week’s energy: 210 of 410 Wh.',
      'Les réponses redemandées représentent environ la moitié de l’énergie de la semaine : 210 sur 410 Wh.',
    ],
    [
      'a day',
      made([group('day', '2026-12-01')]),
      NAMED,
      'Tuesday 1 December made about half of the week’s energy: 210 of 410 Wh.',
      'Le mardi 1ᵉʳ décembre représente environ la moitié de l’énergie de la semaine : 210 sur 410 Wh.',
    ],
  ])('%s', (_, cause, context, english, french) => {
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(plain(causeSentence(cause, context, en))).toBe(english);
    expect(plain(causeSentence(cause, context, fr))).toBe(french);
  });
});
