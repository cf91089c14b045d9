/**
 * The background: wires its parts to the browser. All listeners go up in the first tick, or the event that woke the
 * worker is lost; nothing in its memory is true for long (design.md section 8).
 */
import { dayOf, nextMidnight } from '../model/day.ts';
import { DONE, parseMessage, REFUSED, type Reply, type RuntimeMessage } from '../model/wire.ts';
import { ensureAlarm, onAlarm } from '../platform/alarms.ts';
import { paintBadge } from '../platform/badge.ts';
import { browserLanguage, wakeAtStart } from '../platform/lifecycle.ts';
import { onMessage } from '../platform/messages.ts';
import { hideLocalFromPages } from '../platform/storage.ts';
import { createDatabase, writeTogether } from '../store/database.ts';
import { noteMetered } from '../store/days.ts';
import { changeSettings, onSettingsChange, readSettings } from '../store/settings.ts';
import { clearStorageFailure, noteStorageFailure } from '../store/storage-failure.ts';
import { createBadge } from './badge.ts';
import { keepMeasured } from './measured.ts';
import { cutSilentRequests, SILENCE_MS } from './pending.ts';
import { createRecorder } from './recorder.ts';
import { createStorageGuard } from './storage-guard.ts';

/** design.md section 5. The test build replays hundreds of conversations in a minute. */
const LIMITS = __MEASURE__ ? { perMinute: 6_000, perDay: 300_000 } : { perMinute: 60, perDay: 3_000 };

const now = (): number => Date.now();
const openDatabase = createDatabase();
const badge = createBadge({ openDatabase, readSettings, browserLanguage, paint: paintBadge, now });
const guard = createStorageGuard({
  noteFailure: () => noteStorageFailure(now()),
  clearFailure: clearStorageFailure,
});

const recorder = createRecorder({
  openDatabase,
  readSettings,
  limits: LIMITS,
  now,
  async onStored(request, { measured }) {
    inBackground(badge.repaint());
    if (request.outcome === 'pending') inBackground(ensureAlarm('pending', now() + SILENCE_MS, now()));
    if (__MEASURE__ && measured) await keepMeasured(request.id, measured);
  },
});

onMessage(async (value, sender) => {
  const message = sender && parseMessage(value, sender.kind);
  return message ? guard(() => act(message, sender.origin)) : REFUSED;
});
onAlarm({
  midnight: () => inBackground(refreshDay()),
  pending: () => inBackground(cutSilent()),
});
onSettingsChange(() => inBackground(refreshDay()));
wakeAtStart();

inBackground(hideLocalFromPages());
inBackground(refreshDay());
inBackground(cutSilent());

async function act(message: RuntimeMessage, origin: string): Promise<Reply> {
  switch (message.type) {
    case 'usage/observed':
      return recorder.observe(message.observation, origin);
    case 'tab/late':
      return recorder.noteLateTab(message.site, origin);
    case 'settings/change':
      await changeSettings(message.change);
      return DONE;
  }
}

/** Shows the day as it is now, notes that the meter runs on it, and has itself called when it ends. */
async function refreshDay(): Promise<void> {
  const at = now();
  inBackground(badge.repaint());
  inBackground(ensureAlarm('midnight', nextMidnight(at), at));
  const { sitesOff } = await readSettings();
  await writeTogether(await openDatabase(), (transaction) =>
    noteMetered(transaction, dayOf(at), at, sitesOff),
  );
}

async function cutSilent(): Promise<void> {
  const at = now();
  const due = await cutSilentRequests(openDatabase, await readSettings(), at);
  inBackground(badge.repaint());
  if (due !== null) await ensureAlarm('pending', due, at);
}

/** Work nobody waits for. Where storage fails, the next message says so; there is nobody to tell here. */
function inBackground(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
