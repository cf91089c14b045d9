/**
 * The background: wires its parts to the browser. All listeners go up in the first tick, or the event that woke the
 * worker is lost; nothing in its memory is true for long.
 */
import { dayOf, nextMidnight } from '../model/calendar/day.ts';
import { DONE, parseMessage, REFUSED, type Reply, type RuntimeMessage } from '../model/messages/wire.ts';
import { hasAgreed } from '../model/settings/consent.ts';
import { isPaused, restOf } from '../model/settings/settings.ts';
import type { Observation } from '../model/usage/observation.ts';
import { ensureAlarm, onAlarm } from '../platform/alarms.ts';
import { toolbarButton } from '../platform/badge.ts';
import { browserLanguage, isFirstStart, onStart } from '../platform/lifecycle.ts';
import { onMessage } from '../platform/messages.ts';
import { onNotificationClick } from '../platform/notifications.ts';
import {
  allowedPatterns,
  areNotificationsAllowed,
  isOriginAllowed,
  onPermissionsChange,
  takesPorts,
} from '../platform/permissions.ts';
import {
  manifestPatterns,
  readRegistrations,
  register,
  runInOpenTabs,
  unregister,
} from '../platform/scripting.ts';
import type { Sender } from '../platform/sender.ts';
import { openSessionToTabs } from '../platform/storage.ts';
import { openPage } from '../platform/tabs.ts';
import { startReporting } from '../reporting/start.ts';
import { bringMigrations, createDatabase, writeTogether } from '../store/database.ts';
import { noteMetered } from '../store/days-changes.ts';
import { createDeviceStore } from '../store/devices/state.ts';
import { noteDevicesTrouble } from '../store/devices/trouble.ts';
import { dropUnbegunHistory } from '../store/histories.ts';
import { onHistoryLoss, readHistoryLoss } from '../store/history-loss.ts';
import { noticeHistoryLoss } from '../store/history-mark.ts';
import { createHistoryStaging } from '../store/history-staging.ts';
import { dropUnbegun } from '../store/import.ts';
import { readLateTabs } from '../store/late-tabs.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { layDownForTab, onOutbox, readOutbox, removeFromOutbox } from '../store/outbox.ts';
import { notePause } from '../store/pauses.ts';
import { onSettingsChange, readSettings } from '../store/settings.ts';
import { changeSettings, settleSettings } from '../store/settings-changes.ts';
import { createStaging } from '../store/staging.ts';
import {
  clearStorageFailure,
  noteStorageFailure,
  onStorageFailureChange,
  readStorageFailure,
} from '../store/storage-failure.ts';
import { createActions } from './actions.ts';
import { announce } from './announce.ts';
import { createBackup } from './backup.ts';
import { createBadge } from './badge.ts';
import { createChores } from './chores.ts';
import { createDevices } from './devices.ts';
import { createLateTabs } from './late-tabs.ts';
import { keepMeasured, LIMITS } from './measured.ts';
import { siteName } from './metered-site.ts';
import { createOutbox } from './outbox.ts';
import { cutSilentRequests, SILENCE_MS } from './pending.ts';
import { createRecorder } from './recorder.ts';
import { createRegistrar } from './registrar.ts';
import { SAVING } from './saving.ts';
import { createStorageGuard } from './storage-guard.ts';
import { createUnlistedNotes } from './unlisted.ts';
import { announceWeek } from './weekly.ts';
import { welcome } from './welcome.ts';

const now = (): number => Date.now();
bringMigrations(MIGRATIONS);
const openDatabase = createDatabase();
const staging = createStaging();
const historyStaging = createHistoryStaging();
const stores = { openDatabase, staging, historyStaging, readSettings, now };
const badge = createBadge({
  ...stores,
  readStorageFailure,
  readHistoryLoss,
  browserLanguage,
  readLateTabs,
  siteName,
  ...toolbarButton,
});
const repaint = (): void => inBackground(badge.repaint());
const noticeLoss = (): Promise<void> => noticeHistoryLoss(openDatabase, now());
const guard = createStorageGuard({
  noteFailure: () => noteStorageFailure(now()),
  clearFailure: clearStorageFailure,
});

const recorder = createRecorder({
  ...stores,
  isOriginAllowed,
  limits: LIMITS,
  async onStored(request, { measured }) {
    repaint();
    if (request.outcome === 'pending') inBackground(ensureAlarm('pending', now() + SILENCE_MS, now()));
    if (__MEASURE__ && measured) await keepMeasured(request.id, measured);
  },
});

const record = (observation: Observation, origin: string): Promise<Reply> =>
  guard(() => recorder.observe(observation, origin));

const outbox = createOutbox({ readItems: readOutbox, removeItems: removeFromOutbox, layDownForTab, record });

const noteUnlisted = createUnlistedNotes({ ...stores, isOriginAllowed });

const chores = createChores({
  ...stores,
  wakeAt: (when) => ensureAlarm('chores', when, now()),
  onProgress: repaint,
});

const devices = createDevices({
  ...stores,
  store: createDeviceStore(),
  noteTrouble: noteDevicesTrouble,
  onChange: repaint,
});

const backup = createBackup({ ...stores, ...SAVING });

const actOnPage = createActions({
  ...stores,
  devices,
  backup,
  changeSettings,
  onWork: () => inBackground(chores.run()),
  onAgreed: () => inBackground(registrar.noteOpenTabs()),
  onChange: repaint,
});

const lateTabs = createLateTabs({ readSettings, now, onChange: repaint });

const registrar = createRegistrar({
  readSettings,
  takesPorts,
  allowedPatterns,
  manifestPatterns,
  readRegistrations,
  register,
  unregister,
  runInOpenTabs,
});

onMessage(async (value, sender) => {
  const message = sender && parseMessage(value, sender.kind);
  return message ? act(message, sender) : REFUSED;
});
onAlarm({
  midnight() {
    inBackground(refreshDay());
    inBackground(chores.run());
    inBackground(backup.runIfDue());
  },
  pending: () => inBackground(cutSilent()),
  pause: () => inBackground(refreshDay()),
  chores: () => inBackground(chores.run()),
});
onSettingsChange(() => {
  inBackground(refreshDay());
  inBackground(registrar.reconcile());
  inBackground(chores.run());
  inBackground(backup.runIfDue());
});
onStorageFailureChange(() => {
  repaint();
  // A disk without a byte left may make the browser give up the database.
  inBackground(noticeLoss());
  inBackground(outbox.drain());
});
onOutbox(() => inBackground(outbox.drainSoon()));
onHistoryLoss(repaint);
onPermissionsChange(() => inBackground(registrar.reconcile(), backup.runIfDue()));
onStart({
  started: () => inBackground(registrar.reconcile()),
  installed(isNew) {
    inBackground(welcome(isNew, { readSettings, openPage }));
    inBackground(registrar.reconcile());
  },
});
onNotificationClick(() => inBackground(openPage('summary')));

inBackground(openSessionToTabs(), outbox.drain(), settleSession(), noticeLoss(), settleSettings());
inBackground(refreshDay(), cutSilent(), chores.run());
if (__ORGANISATION__) startReporting(stores);

/** What is not written to the database is no sign of its health. */
async function act(message: RuntimeMessage, sender: Sender): Promise<Reply> {
  switch (message.type) {
    case 'consent/asked':
      return hasAgreed(await readSettings()) ? DONE : REFUSED;
    case 'tab/late':
      return lateTabs.late(message.site, sender);
    case 'tab/left':
      return lateTabs.left(sender);
    case 'usage/unlisted':
      return guard(() => noteUnlisted(message.site, message.run, sender.origin));
    case 'usage/observed':
      return outbox.take(message.observation, sender.origin);
    default:
      return guard(() => actOnPage(message));
  }
}

/** Tabs may be late, and a page may have been closed over a file it had not laid down whole. */
async function settleSession(): Promise<void> {
  const isStart = await isFirstStart();
  inBackground(devices.joinIfDue(isStart));
  if (!isStart) return;
  inBackground(backup.runIfDue());
  inBackground(dropUnbegun(openDatabase, staging));
  inBackground(dropUnbegunHistory(openDatabase, historyStaging));
  await registrar.noteOpenTabs();
}

/** Shows the day as it is now, notes that the meter runs on it or rests, and has itself called when that changes. */
async function refreshDay(): Promise<void> {
  const at = now();
  repaint();
  inBackground(ensureAlarm('midnight', nextMidnight(at), at));
  const settings = await readSettings();
  const { pause, sitesOff } = settings;
  if (pause?.until && isPaused(settings, at)) inBackground(ensureAlarm('pause', pause.until, at));
  await writeTogether(await openDatabase(), async (transaction) => {
    await notePause(transaction, restOf(settings), at);
    if (hasAgreed(settings)) await noteMetered(transaction, dayOf(at), at, sitesOff);
  });
  if (pause && !isPaused(settings, at)) await changeSettings({ pause: null });
  await announceWeek({ openDatabase, readSettings, areNotificationsAllowed, announce, now });
}

async function cutSilent(): Promise<void> {
  const at = now();
  const due = await cutSilentRequests(openDatabase, await readSettings(), at);
  repaint();
  if (due !== null) await ensureAlarm('pending', due, at);
}

/** Work nobody waits for. Where storage fails, the next message says so; there is nobody to tell here. */
function inBackground(...work: readonly Promise<unknown>[]): void {
  for (const each of work) each.catch(() => undefined);
}
