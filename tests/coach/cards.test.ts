import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, isRuleOn, type KeptAdvice } from '../../src/coach/cards.ts';
import { RULE_IDS } from '../../src/coach/rules.ts';
import { dayOf } from '../../src/model/calendar/day.ts';

const ON = { coach: true, coachRulesOff: [] };
const HOUR_MS = 3_600_000;
const NOON = new Date(2026, 10, 22, 12).getTime();
const daysAgo = (days: number): number => new Date(2026, 10, 22 - days, 12).getTime();

const idea = (requestId: string, over: Partial<KeptAdvice> = {}): KeptAdvice => ({
  requestId,
  ruleId: 'look-up',
  confidence: 0.9,
  at: NOON - HOUR_MS,
  shownAt: null,
  dismissedAt: null,
  ...over,
});
/** A card that was shown so many days ago. */
const shown = (days: number, over: Partial<KeptAdvice> = {}): KeptAdvice =>
  idea(`shown-${days}`, { at: daysAgo(days), shownAt: daysAgo(days), ...over });

const cardIn = (past: readonly KeptAdvice[], settings = ON): string | null =>
  cardOf(past, settings, NOON)?.requestId ?? null;

describe("today's card", () => {
  it('is the surest idea of today, the newest of several', () => {
    const past = [
      idea('early', { at: NOON - 3 * HOUR_MS }),
      idea('late'),
      idea('sure', { ruleId: 'regenerations', confidence: 1, at: NOON - 4 * HOUR_MS }),
    ];
    expect(cardIn(past)).toBe('sure');
    expect(cardIn(past.slice(0, 2))).toBe('late');
    expect(cardIn([])).toBeNull();
  });

  it('is never about yesterday', () => {
    expect(cardIn([idea('old', { at: daysAgo(1) })])).toBeNull();
  });

  it('stays the one that was shown, until it is dismissed; then none follows today', () => {
    const card = idea('first', { shownAt: NOON - HOUR_MS });
    const surer = idea('second', { ruleId: 'regenerations', confidence: 1 });
    expect(cardIn([card, surer])).toBe('first');
    expect(cardIn([{ ...card, dismissedAt: NOON }, surer])).toBeNull();
  });

  it('has a rule that was not shown in the last three days', () => {
    expect(cardIn([shown(1), idea('again')])).toBeNull();
    expect(cardIn([shown(2), idea('again')])).toBeNull();
    expect(cardIn([shown(3), idea('again')])).toBe('again');
    expect(cardIn([shown(1), idea('other', { ruleId: 'clock' })])).toBe('other');
  });

  it('has a rule that was not dismissed in the last fourteen days', () => {
    const dismissed = (days: number) => shown(days, { dismissedAt: daysAgo(days) });
    expect(cardIn([dismissed(13), idea('again')])).toBeNull();
    expect(cardIn([dismissed(14), idea('again')])).toBe('again');
  });

  it('is none after three in a week, or two dismissed in two weeks', () => {
    const week = ['clock', 'live', 'spelling'].map((ruleId, index) => shown(2 * index + 1, { ruleId }));
    expect(cardIn([...week, idea('fourth')])).toBeNull();
    expect(cardIn([...week.slice(1), idea('third')])).toBe('third');
    const away = ['clock', 'live'].map((ruleId, index) =>
      shown(9 + index, { ruleId, dismissedAt: daysAgo(9 + index) }),
    );
    expect(cardIn([...away, idea('more')])).toBeNull();
    expect(cardIn([...away.slice(1), idea('more')])).toBe('more');
  });

  it('is none with the coach off, the rule off, or a rule this release does not know', () => {
    expect(cardIn([idea('a')], { coach: false, coachRulesOff: [] })).toBeNull();
    expect(cardOf([idea('a')], { coach: true, coachRulesOff: ['look-up'] }, NOON)).toBeNull();
    expect(cardIn([idea('a', { ruleId: 'of-another-time' })])).toBeNull();
    expect(isRuleOn('look-up', ON)).toBe(true);
  });

  it('shows at most one a day and three a week over any year of ideas', () => {
    const hours = fc.array(fc.tuple(fc.nat(24 * 60), fc.constantFrom(...RULE_IDS), fc.boolean()), {
      maxLength: 150,
    });
    fc.assert(
      fc.property(hours, (ideas) => {
        let past: KeptAdvice[] = [];
        for (const [hour, ruleId, dismisses] of [...ideas].sort(([a], [b]) => a - b)) {
          const now = daysAgo(0) + hour * HOUR_MS;
          past = [...past, idea(`${past.length}`, { ruleId, at: now })];
          const card = cardOf(past, ON, now);
          past = past.map((row) =>
            row === card ? { ...row, shownAt: row.shownAt ?? now, dismissedAt: dismisses ? now : null } : row,
          );
        }
        const days = past.flatMap(({ shownAt }) => (shownAt === null ? [] : [dayOf(shownAt)])).sort();
        expect(new Set(days).size).toBe(days.length);
        for (const [index, day] of days.entries()) {
          const fourth = days[index + 3];
          if (fourth) expect(Date.parse(fourth) - Date.parse(day)).toBeGreaterThanOrEqual(7 * 24 * HOUR_MS);
        }
      }),
      { numRuns: 200 },
    );
  });
});
