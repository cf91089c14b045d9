import { describe, expect, it } from 'vitest';
import { besideOf, ecologitsComparison } from '../../../src/model/footprint/beside.ts';
import { ecologitsOf } from '../../../src/model/footprint/ecologits-models.ts';
import { estimate, estimated } from '../../../src/model/footprint/estimate.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { requestOf } from './usage.ts';

function request(changes: Partial<UsageRequest>): UsageRequest {
  const bare = requestOf(changes);
  return { ...bare, footprint: estimate(bare, null) };
}

const text = request({ model: 'gpt-4o' });
const picture = request({
  model: 'gpt-image-2',
  kind: 'image',
  outputTokens: 0,
  media: [{ type: 'image', count: 1 }],
});

describe('figures beside ours', () => {
  it('compare with EcoLogits on the requests it knows, and on no others', () => {
    const ecologits = ecologitsComparison([text, picture, text], null);
    const one = ecologitsOf(text, null);
    expect(ecologits?.requests).toBe(2);
    expect(ecologits?.theirs.energyWh.min).toBeCloseTo((one?.energy.min ?? Number.NaN) * 2 * 1000, 9);
    const own = estimated(text, null).footprint;
    expect(ecologits?.ours.energyWh.central).toBe(own.energyWh.central * 2);
    const gwpGrams = own.gwpUsageGrams.central + own.gwpEmbodiedGrams.central;
    expect(ecologits?.ours.gwpGrams.central).toBeCloseTo(gwpGrams * 2, 9);
    const waterMl = own.waterOnsiteMl.central + own.waterOffsiteMl.central;
    expect(ecologits?.ours.waterMl.central).toBeCloseTo(waterMl * 2, 9);
    expect(ecologitsComparison([picture], null)).toBeNull();
  });

  it('give market-based carbon where the operator publishes a factor', () => {
    const gemini = request({ site: 'gemini', model: 'gemini-3-flash' });
    const { marketBasedGrams } = besideOf([text, gemini], null);
    expect(marketBasedGrams?.central).toBeCloseTo((gemini.footprint.energyWh.central * 94) / 1000, 9);
    expect(besideOf([text], null).marketBasedGrams).toBeNull();
  });

  it('give a publisher’s own life cycle for its product alone', () => {
    const mistral = request({ site: 'mistral', model: 'mistral-medium', outputTokens: 400 });
    expect(besideOf([text, mistral], null).lifeCycle?.gco2e).toBeCloseTo(1.14, 6);
    expect(besideOf([text], null).lifeCycle).toBeNull();
  });

  it('are nothing for nothing', () => {
    expect(besideOf([], null)).toEqual({
      marketBasedGrams: null,
      lifeCycle: null,
      resources: null,
    });
  });
});
