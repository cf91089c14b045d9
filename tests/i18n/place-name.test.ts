import { expect, it } from 'vitest';
import { common as en } from '../../src/i18n/languages/en.ts';
import { common as fr } from '../../src/i18n/languages/fr.ts';
import { placeName } from '../../src/i18n/place-name.ts';

it.each([
  ['US', 'United States', 'États-Unis'],
  ['US-CAMX', 'United States', 'États-Unis'],
  ['DE', 'Germany', 'Allemagne'],
  ['WORLD', 'world average', 'moyenne mondiale'],
  ['us', 'world average', 'moyenne mondiale'],
  ['EUR-1', 'world average', 'moyenne mondiale'],
  ['', 'world average', 'moyenne mondiale'],
])('%s is %s', (zone, english, french) => {
  expect([placeName(zone, en), placeName(zone, fr)]).toEqual([english, french]);
});
