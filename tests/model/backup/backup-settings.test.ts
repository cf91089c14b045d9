import { describe, expect, it } from 'vitest';
import { settingsFromBackup } from '../../../src/model/backup/backup-settings.ts';
import { DEFAULT_SETTINGS, parseSettingsChange } from '../../../src/model/settings/settings.ts';

const theirs = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  zone: 'FR',
  pause: { since: 1, until: null },
  weeklyNotification: true,
  weeklyBackup: 4,
  ownOrigins: [{ id: 'own:2', origin: 'http://localhost:3000', kind: 'openwebui' }],
  lastOwnNumber: 2,
};

describe('settings of an export file', () => {
  it('are taken over as a change the background accepts', () => {
    const change = settingsFromBackup(theirs, DEFAULT_SETTINGS);
    expect(change).toMatchObject({ theme: 'dark', zone: 'FR', lastOwnNumber: 2 });
    expect(change?.ownOrigins).toEqual(theirs.ownOrigins);
    expect(parseSettingsChange(change)).toEqual(change);
  });

  it('leave a pause and the notification as they are here', () => {
    const change = settingsFromBackup(theirs, DEFAULT_SETTINGS);
    expect(change).not.toHaveProperty('pause');
    expect(change).not.toHaveProperty('weeklyNotification');
    expect(change).not.toHaveProperty('weeklyBackup');
    expect(change).not.toHaveProperty('version');
  });

  it('leave one’s own addresses alone where there are or were some', () => {
    const change = settingsFromBackup(theirs, { ...DEFAULT_SETTINGS, lastOwnNumber: 1 });
    expect(change).not.toHaveProperty('ownOrigins');
    expect(change).not.toHaveProperty('lastOwnNumber');
  });

  it('fall back field by field where they are none', () => {
    expect(settingsFromBackup({ theme: 'pink', badge: 'off' }, DEFAULT_SETTINGS)).toMatchObject({
      theme: 'auto',
      badge: 'off',
    });
    expect(settingsFromBackup(undefined, DEFAULT_SETTINGS)).toBeUndefined();
  });
});
