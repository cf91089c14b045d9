import { expect, it } from 'vitest';
import { isMedia } from '../../../src/model/footprint/explain-values.ts';
import { PART_IDS } from '../../../src/model/footprint/part.ts';

it('pictures, videos and sounds are what is produced other than text', () => {
  expect(PART_IDS.filter(isMedia).toSorted()).toEqual(['audio', 'image', 'video']);
});
