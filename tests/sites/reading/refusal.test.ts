import { describe, expect, it } from 'vitest';
import { errorOutcome, wordsOf } from '../../../src/sites/reading/refusal.ts';

describe('an error before any output', () => {
  it.each([
    ['rate_limit_exceeded', 0],
    ['Not enough points: reached_limit', 0],
    ['content_policy_violation', 0],
    ['FAIL_SYS_USER_VALIDATE', 200],
    ['your input was blocked by a safety filter', 0],
    ['stopped by anti-bot rules', 0],
    ['stopped by antibot rules', 0],
    ['too many prompts', 0],
    ['toomany', 0],
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
    ['over the limit: too long', 0],
    ['over the limit: toolong', 0],
    ['', 0],
    ['session expired', 401],
  ])('is a failure where it could not: %s, %d', (words, status) => {
    expect(errorOutcome(false, words, status)).toBe('failed');
  });

  it('is a failure whatever it says once something was written', () => {
    expect(errorOutcome(true, 'rate limit', 429)).toBe('failed');
  });
});

describe('the words of an error', () => {
  it.each<[string, unknown]>([
    ['error', undefined],
    ['error', true],
    ['error no', 'no'],
    ['error 429', 429],
    ['error 7 no more', { code: 7, message: 'no', details: [{ reason: 'more' }, null] }],
    ['error four', { a: { b: { c: { d: 'four', e: { f: 'five' } } } } }],
  ])('are “%s” of %j', (words, error) => {
    expect(wordsOf(error)).toBe(words);
  });

  it('are fifty, each of five hundred units, of the first fifty places', () => {
    const many = Array.from({ length: 60 }, () => 'a');
    expect(wordsOf(many).split(' ')).toHaveLength(50);
    expect(wordsOf([many, 'b']).split(' ')).toHaveLength(50);
    expect(wordsOf('a'.repeat(600))).toBe(`error ${'a'.repeat(500)}`);
    expect(wordsOf([...Array.from({ length: 50 }, () => null), 'b'])).toBe('error');
    expect(wordsOf([...Array.from({ length: 49 }, () => null), 'b'])).toBe('error b');
  });
});
