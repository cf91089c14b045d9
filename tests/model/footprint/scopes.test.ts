import { describe, expect, it } from 'vitest';
import { EQUIVALENCES, equivalencesOf, equivalentOf } from '../../../src/model/footprint/equivalences.ts';
import { estimate } from '../../../src/model/footprint/estimate.ts';
import {
  isLifeCycleOfModel,
  marketBasedGrams,
  publisherLifeCycle,
  resourcesOf,
} from '../../../src/model/footprint/layers.ts';
import { SEARCH_BASELINES, searchBaseline, searchEquivalents } from '../../../src/model/footprint/search.ts';
import { SEARCH_SOURCES } from '../../../src/model/footprint/search-sources.ts';
import { usageOf } from './usage.ts';

describe('search equivalents', () => {
  it('are energy over the energy of one search, the baseline named', () => {
    const energyWh = { low: 0.1, central: 0.3, high: 1.2 };
    const google = searchBaseline('google-2009');
    expect(searchEquivalents(energyWh, google).central).toBeCloseTo(1, 9);
    expect(searchEquivalents(energyWh, searchBaseline('modern-hypothesis')).central).toBeCloseTo(7.5, 9);
    for (const { id } of SEARCH_BASELINES) {
      const { label, source, year } = SEARCH_SOURCES[id];
      for (const text of [label.en, label.fr, source]) expect(text).toMatch(/\p{L}{3}/u);
      expect(year).toBeGreaterThanOrEqual(2009);
    }
  });

  it('fall back to Google’s figure of 2009', () => {
    expect(searchBaseline('nothing').id).toBe('google-2009');
  });
});

describe('equivalences', () => {
  it('compare energy with energy, gas with gas, water with water', () => {
    const amount = { low: 1, central: 2, high: 3 };
    const car = EQUIVALENCES.find(({ id }) => id === 'car-thermal-m');
    const led = EQUIVALENCES.find(({ id }) => id === 'led-minute');
    if (!car || !led) throw new Error('rows missing');
    expect(equivalentOf(amount, 'energyWh', car)).toBeNull();
    expect(equivalentOf(amount, 'gco2e', led)).toBeNull();
    expect(equivalentOf(amount, 'energyWh', led)?.central).toBeCloseTo(2 / 0.15, 9);
    for (const quantity of ['energyWh', 'gco2e', 'waterMl'] as const) {
      expect(equivalencesOf(quantity).length).toBeGreaterThan(1);
    }
  });

  it('have the e-scooter and the Formula 1 of the founding question, some 200 times apart in energy', () => {
    const wh = (id: string): number => EQUIVALENCES.find((row) => row.id === id)?.energyWh ?? 0;
    expect(wh('f1-m') / wh('scooter-m')).toBeCloseTo(215, 0);
  });

  it('each name both languages, a boundary, a source and a year', () => {
    for (const { id, label, boundary, source, year } of EQUIVALENCES) {
      for (const text of [label.en, label.fr, boundary, source]) expect(text, id).toMatch(/\p{L}{3}/u);
      expect(year, id).toBeGreaterThanOrEqual(2009);
    }
    expect(new Set(EQUIVALENCES.map(({ id }) => id)).size).toBe(EQUIVALENCES.length);
  });
});

describe('scopes beside the footprint', () => {
  it('give market-based carbon only where an operator publishes it', () => {
    const gemini = usageOf({ site: 'gemini', model: '3.6 Flash' });
    const footprint = estimate(gemini, null);
    expect(marketBasedGrams(footprint, 'gemini')?.central).toBeCloseTo(footprint.energyWh.central * 0.094, 9);
    expect(marketBasedGrams(footprint, 'chatgpt')).toBeNull();
    expect(marketBasedGrams(footprint, '__proto__')).toBeNull();
  });

  it('repeat Mistral’s own life-cycle figure for Le Chat alone', () => {
    const leChat = usageOf({ site: 'mistral', model: 'mistral-large-2411', outputTokens: 400 });
    const lca = publisherLifeCycle(leChat);
    expect(lca?.gco2e).toBeCloseTo(1.14, 2);
    expect(lca?.waterMl).toBeCloseTo(45, 6);
    expect(lca?.mgSb).toBeCloseTo(0.16, 6);
    expect(publisherLifeCycle(usageOf())).toBeNull();
    expect(isLifeCycleOfModel('mistral-large-2411', 'mistral')).toBe(true);
    expect(isLifeCycleOfModel('mistral-medium-2508', 'mistral')).toBe(false);
  });

  it('give minerals and fossil resources where a mix is published', () => {
    const footprint = estimate(usageOf(), null);
    const resources = resourcesOf(footprint, 'chatgpt', null);
    expect(resources?.usageMgSb.central).toBeCloseTo((footprint.energyWh.central / 1000) * 0.09855, 9);
    expect(resources?.embodiedMgSb.high).toBeGreaterThan(resources?.embodiedMgSb.central ?? 0);
    expect(resources?.fossilMj.central).toBeGreaterThan(0);
    expect(resourcesOf(footprint, 'chatgpt', 'AO')).toBeNull();
    expect(resourcesOf(footprint, 'chatgpt', 'WORLD')?.usageMgSb.central).toBeCloseTo(
      (footprint.energyWh.central / 1000) * 0.07377,
      9,
    );
  });
});
