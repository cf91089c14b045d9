import { describe, expect, it } from 'vitest';
import { errorOutcome } from '../../../src/sites/reading/refusal.ts';

describe('an error before any output', () => {
  it.each([
    ['rate_limit_exceeded', 0],
    ['Not enough points: reached_limit', 0],
    ['content_policy_violation', 0],
    ['FAIL_SYS_USER_VALIDATE', 200],
    ['your input was blocked by a safety filter', 0],
    ['error', 429],
    ['error', 402],
    ['error', 451],
  ])('is a refusal where the site declined: %s, %d', (words, status) => {
    expect(errorOutcome(false, words, status)).toBe('refused');
  });

  it.each([
    ['server_error', 500],
    ['the input exceeds the context limit', 400],
    ['too_many_tokens', 0],
    ['session expired', 401],
  ])('is a failure where it could not: %s, %d', (words, status) => {
    expect(errorOutcome(false, words, status)).toBe('failed');
  });

  it('is a failure whatever it says once something was written', () => {
    expect(errorOutcome(true, 'rate limit', 429)).toBe('failed');
  });
});
