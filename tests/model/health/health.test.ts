import { describe, expect, it } from 'vitest';
import { mayMiss, siteTrouble, troublesOf } from '../../../src/model/health/health.ts';
import {
  type Sighting,
  unknownHealth,
  withinVocabulary,
  withSighting,
  withUnknownModel,
} from '../../../src/model/health/sighting.ts';
import { NOON } from '../samples.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHAPE = { status: 200, contentType: 'text/event-stream', names: ['event:delta'], sizeLog2: 10 };

const sighting = (at: number, understood: boolean | null, changes: Partial<Sighting> = {}): Sighting => ({
  at,
  endpoint: 'conversation',
  understood,
  shape: understood === false ? SHAPE : null,
  again: false,
  unproven: false,
  ...changes,
});

const seen = (...sightings: Sighting[]) => sightings.reduce(withSighting, unknownHealth('chatgpt'));

describe('health of a site', () => {
  it('is well when requests are understood', () => {
    const health = seen(sighting(NOON, null), sighting(NOON + 1, true));
    expect(health).toMatchObject({ lastSeenAt: NOON + 1, lastUnderstoodAt: NOON + 1, misunderstood: 0 });
    expect(siteTrouble(health, NOON + HOUR)).toBeNull();
  });

  it('notes when a request last came that another page could have made up', () => {
    const unproven = { unproven: true };
    const health = seen(
      sighting(NOON, true, unproven),
      sighting(NOON + 1, null, unproven),
      sighting(NOON + 2, true),
    );
    expect(health.lastUnprovenAt).toBe(NOON + 1);
    expect(seen(sighting(NOON, true))).not.toHaveProperty('lastUnprovenAt');
  });

  it('keeps count of what was not understood, since when, and its shape', () => {
    const health = seen(sighting(NOON, false), sighting(NOON + 1, false), sighting(NOON + 2, null));
    expect(health).toMatchObject({
      lastSeenAt: NOON + 2,
      misunderstood: 2,
      misunderstoodSince: NOON,
      lastMisunderstoodAt: NOON + 1,
      lastShape: SHAPE,
      lastEndpoint: 'conversation',
    });
  });

  it('counts a request that is told of twice once', () => {
    expect(seen(sighting(NOON, false), sighting(NOON + 1, false, { again: true })).misunderstood).toBe(1);
  });

  it('forgets the misunderstood when one is understood', () => {
    const health = seen(sighting(NOON, false), sighting(NOON + 1, true));
    expect(health).toMatchObject({ misunderstood: 0, misunderstoodSince: null, lastShape: null });
    expect(siteTrouble(health, NOON + 2)).toBeNull();
  });

  it('says that a site changed when a day of use went by without one understood', () => {
    const health = seen(sighting(NOON - DAY, true), sighting(NOON, false), sighting(NOON + HOUR, false));
    expect(siteTrouble(health, NOON + 2 * HOUR)).toEqual({ kind: 'changed', since: NOON });
  });

  it('says so of a site that was never understood', () => {
    expect(siteTrouble(seen(sighting(NOON, false)), NOON)).toEqual({ kind: 'changed', since: NOON });
  });

  it('is not alarmed by one bad answer on a day on which others were read', () => {
    expect(siteTrouble(seen(sighting(NOON, true), sighting(NOON + 1, false)), NOON + 2)).toBeNull();
  });

  it('says nothing of what is only pending', () => {
    expect(siteTrouble(seen(sighting(NOON, null), sighting(NOON + DAY, null)), NOON + DAY)).toBeNull();
  });

  it('lets trouble rest when the site is not used for a week', () => {
    expect(siteTrouble(seen(sighting(NOON, false)), NOON + 8 * DAY)).toBeNull();
  });

  it('tells of a flood', () => {
    const flooded = { ...seen(sighting(NOON, true)), unusualVolumeAt: NOON };
    expect(siteTrouble(flooded, NOON)).toEqual({ kind: 'unusual-volume', since: NOON });
  });
});

describe('troublesOf', () => {
  const lateTabs = [
    { site: 'own:1', at: NOON + 2 },
    { site: 'chatgpt', at: NOON + 1 },
    { site: 'own:1', at: NOON },
  ];

  it('tells of late tabs, as long as one of the site is left, also while another is seen', () => {
    const health = [seen(sighting(NOON + 3, true))];
    expect(troublesOf({ health, lateTabs, sitesOff: [] }, NOON + 4)).toEqual([
      { site: 'own:1', trouble: { kind: 'late-tab', since: NOON } },
      { site: 'chatgpt', trouble: { kind: 'late-tab', since: NOON + 1 } },
    ]);
    expect(troublesOf({ health, lateTabs: [], sitesOff: [] }, NOON + 4)).toEqual([]);
  });

  it('tells the graver thing of a site that has both, and asks for no reload of what is not counted', () => {
    const health = [seen(sighting(NOON, false))];
    expect(troublesOf({ health, lateTabs, sitesOff: ['own:1'] }, NOON + 4)).toEqual([
      { site: 'chatgpt', trouble: { kind: 'changed', since: NOON } },
    ]);
  });
});

describe('withinVocabulary', () => {
  it('keeps names of the row and hides all others', () => {
    const names = ['event:delta', 'type:my-name-is-anna', 'message', 'anna', 'key:?'];
    expect(withinVocabulary({ ...SHAPE, names }, ['delta', 'message']).names).toEqual([
      'event:delta',
      'type:?',
      'message',
      '?',
      'key:?',
    ]);
  });
});

describe('models the tables do not know', () => {
  const named = (models: readonly string[]) =>
    models.reduce(withUnknownModel, unknownHealth('chatgpt')).unknownModels;

  it('are kept once each, the newest last', () => {
    expect(named(['zephyr-9', 'omega', 'zephyr-9'])).toEqual(['zephyr-9', 'omega']);
  });

  it('stay few, however many a page names', () => {
    const many = Array.from({ length: 100 }, (_, index) => `model-${index}`);
    expect(named(many)).toEqual(many.slice(-8));
  });
});

it('counts may be missing of what was not understood, or read nowhere, and of nothing else', () => {
  const kinds = ['changed', 'unlisted', 'unusual-volume', 'late-tab'] as const;
  expect(kinds.filter((kind) => mayMiss({ kind, since: NOON }))).toEqual(['changed', 'unlisted']);
  expect(mayMiss(null)).toBe(false);
});
