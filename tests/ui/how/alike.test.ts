import { describe, expect, it } from 'vitest';
import { EQUIVALENCES } from '../../../src/model/footprint/equivalences.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import { alikeOf } from '../../../src/ui/how/alike.tsx';

const range = (central: number) => ({ low: central / 3, central, high: central * 4 });
const footprint = {
  ...totalsOf([]).footprint,
  energyWh: range(30),
  gwpUsageGrams: range(10),
  waterOnsiteMl: range(100),
};

function alike(id: string) {
  const thing = EQUIVALENCES.find((each) => each.id === id);
  return thing ? alikeOf(footprint, thing) : undefined;
}

describe('what an amount is like', () => {
  it('is by energy where the thing has a figure of it, with the range', () => {
    expect(alike('phone-charge')).toEqual({ quantity: 'energyWh', count: range(2) });
    expect(alike('scooter-m')?.quantity).toBe('energyWh');
  });

  it('is by gas or water where that alone is known', () => {
    expect(alike('email')?.quantity).toBe('gco2e');
    expect(alike('glass-water')?.quantity).toBe('waterMl');
  });

  it('has words for every thing', async () => {
    for (const { how } of [
      await import('../../../src/i18n/languages/en.ts'),
      await import('../../../src/i18n/languages/fr.ts'),
    ])
      for (const { id } of EQUIVALENCES) expect(how.equivalenceNames[id]).toBeDefined();
  });
});
