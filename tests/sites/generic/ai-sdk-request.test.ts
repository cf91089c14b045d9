import { expect, it } from 'vitest';
import { askedModelOf } from '../../../src/sites/generic/ai-sdk-request.ts';

it.each([
  'config',
  'settings',
  'options',
  'modelConfig',
  'metadata',
  'data',
])('reads the model in %s', (place) => {
  expect(askedModelOf({ [place]: { model: 'gpt-5' } })).toBe('gpt-5');
  expect(askedModelOf({ [place]: { model: { id: 'gpt-5' } } })).toBe('gpt-5');
});

it('takes the body’s own model before any other, and none from elsewhere', () => {
  expect(askedModelOf({ modelId: 'own', options: { model: 'other' } })).toBe('own');
  expect(askedModelOf({ elsewhere: { model: 'gpt-5' } })).toBeUndefined();
});
