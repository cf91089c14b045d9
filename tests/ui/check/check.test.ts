import { describe, expect, it } from 'vitest';
import { unknownHealth } from '../../../src/model/health/sighting.ts';
import { type CheckReading, checkedSites, type LastRequest } from '../../../src/ui/check/reading.ts';
import { mockSettingsState } from '../../../src/ui/sources/settings/mock.ts';
import { settingsReadingOf } from '../../../src/ui/sources/settings/reading.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();

function readingWith(
  outcome: LastRequest['outcome'],
  misunderstoodSince: number | null = null,
): CheckReading {
  const health = [{ ...unknownHealth('claude'), lastSeenAt: NOW, misunderstoodSince }];
  const lastRequest = { at: NOW, outcome } as LastRequest;
  return {
    ...settingsReadingOf({ ...mockSettingsState('full', NOW), health }, NOW),
    lastRequests: new Map([['claude', lastRequest]]),
  };
}

const stateOf = (reading: CheckReading, id: string) =>
  checkedSites(reading).find((site) => site.id === id)?.state;

describe('the check of a site', () => {
  it('waits until a request is seen, follows its answer, and counts it', () => {
    expect(stateOf(readingWith('complete'), 'chatgpt')).toBe('waiting');
    expect(stateOf(readingWith('pending'), 'claude')).toBe('answering');
    expect(stateOf(readingWith('complete'), 'claude')).toBe('counted');
  });

  it('says when a request was seen and not understood', () => {
    expect(stateOf(readingWith('complete', NOW), 'claude')).toBe('misunderstood');
  });

  it('lists what is counted, own addresses too, the last seen first', () => {
    const ids = checkedSites(readingWith('complete')).map(({ id }) => id);
    expect(ids[0]).toBe('claude');
    expect(ids).toContain('own:1');
    expect(ids, 'is switched off').not.toContain('grok');
    expect(ids, 'was never allowed').not.toContain('suno');
  });
});
