/** What an error means by its status and its words: the site would not answer, or could not. */
import { expect, it } from 'vitest';
import { errorOutcome, statusIn } from '../../../src/sites/chatgpt/refusal.ts';

it.each([
  [403, 'refused'],
  [429, 'refused'],
  [451, 'refused'],
  [400, 'failed'],
  [401, 'failed'],
  [404, 'failed'],
  [500, 'failed'],
  [200, 'failed'],
])('status %i alone is %s', (status, outcome) => {
  expect(errorOutcome(status, '')).toBe(outcome);
});

it.each([
  'rate limit',
  'rate_limit',
  'ratelimit',
  'Too many requests',
  'over your quota',
  'model_cap_exceeded',
  'usage_limit',
  'limit_exceeded',
  'Limit reached',
  'You have reached your plan’s daily limit',
  'You have hit the free limit',
  `reached ${'x'.repeat(40)}limit`,
  'moderation',
  'a usage policy',
  'our policies',
  'flagged',
  'blocked',
  'unusual activity',
  'captcha',
  'challenge',
  'suspicious',
  'not allowed',
])('“%s” is a refusal', (words) => {
  expect(errorOutcome(200, words)).toBe('refused');
  expect(errorOutcome(500, words)).toBe('refused');
});

it.each([
  'Something went wrong',
  'limit',
  'policing',
  `reached ${'x'.repeat(41)}limit`,
  'many',
  'activity',
])('“%s” is a failure', (words) => {
  expect(errorOutcome(200, words)).toBe('failed');
});

it.each([
  'conversation_too_large',
  'too long',
  'too_long',
  'context_length_exceeded',
  'string_length_exceeded',
])('a prompt of which it is said “%s” does not fit, whatever else is said', (words) => {
  expect(errorOutcome(429, `${words}: limit reached`)).toBe('failed');
});

it('what is said far into a text is not looked at', () => {
  expect(errorOutcome(200, `${'x'.repeat(1_995)}quota`)).toBe('refused');
  expect(errorOutcome(200, `${'x'.repeat(1_996)}quota`)).toBe('failed');
});

it.each([
  [429, 429],
  ['403', 403],
  ['', 200],
  [null, 200],
  [undefined, 200],
  [{}, 200],
  ['rate_limit', 200],
])('a code of %j stands for status %i', (code, status) => {
  expect(statusIn(code)).toBe(status);
});
