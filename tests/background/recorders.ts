/** A recorder with a clock of its own, over a database in memory. */

import { createRecorder } from '../../src/background/recorder.ts';
import type { Reply } from '../../src/model/messages/wire.ts';
import type { Settings } from '../../src/model/settings/settings.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import type { VolumeLimits } from '../../src/store/volume.ts';
import { AGREED_SETTINGS, NOON } from '../model/samples.ts';
import { newDatabase } from '../store/databases.ts';

export const CHATGPT = 'https://chatgpt.com';

export interface TestRecorder {
  readonly openDatabase: OpenDatabase;
  readonly stored: UsageRequest[];
  now: number;
  settings: Settings;
  /** Origins the person does not allow, or no more. */
  forbidden: readonly string[];
  observe(observation: Observation, origin?: string): Promise<Reply>;
  /** The same database in the hands of a worker that has just started. */
  restarted(): TestRecorder;
}

export function testRecorder(
  limits: VolumeLimits = { perMinute: 1_000, perDay: 10_000 },
  openDatabase = newDatabase(),
  now = NOON,
): TestRecorder {
  const recorder: TestRecorder = {
    openDatabase,
    stored: [],
    now,
    settings: AGREED_SETTINGS,
    forbidden: [],
    observe: (observation, origin = CHATGPT) => parts.observe(observation, origin),
    restarted: () => testRecorder(limits, openDatabase, recorder.now),
  };
  const parts = createRecorder({
    openDatabase,
    readSettings: async () => recorder.settings,
    isOriginAllowed: async (origin) => !recorder.forbidden.includes(origin),
    limits,
    now: () => recorder.now,
    onStored: async (request) => {
      recorder.stored.push(request);
    },
  });
  return recorder;
}
