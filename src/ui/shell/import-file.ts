/**
 * Import: a file's rows are laid down whole (store/staging.ts), the person is asked what has to be asked, and then the
 * background takes them in. Until then nothing has happened, and cancelling leaves no trace.
 */
import { backupSettings } from '../../model/backup/backup.ts';
import { settingsFromBackup } from '../../model/backup/backup-settings.ts';
import { BrokenJson } from '../../model/json-items.ts';
import type { ImportChoices, Imported } from '../../model/messages/wire.ts';
import { sendMessage } from '../../platform/send.ts';
import { readImport } from '../../store/import.ts';
import { type FileContents, lookAtImport } from '../../store/import-look.ts';
import { layDown, type RejectedRow } from '../../store/lay-down.ts';
import type { Database } from '../../store/schema.ts';
import { readSettings } from '../../store/settings.ts';
import { createStaging, whileStaging } from '../../store/staging.ts';
import type { ImportDialogue, ImportOutcome, ImportWishes } from '../sources/settings/reading.ts';

/** How often a step that could not be stored is tried, and how long is waited between. */
const TRIES = 5;
const RETRY_MS = 1_000;

const staging = createStaging();

/** Takes a file in, all of it or nothing. Where it can't be stored whole, the background goes on by itself later. */
export async function importFile(
  database: Database,
  file: Blob,
  wishes: ImportWishes,
  dialogue: ImportDialogue,
): Promise<ImportOutcome> {
  const outcome = await whileStaging(() => importAlone(database, file, wishes, dialogue));
  return outcome ?? { result: 'not-saved' };
}

async function importAlone(
  database: Database,
  file: Blob,
  wishes: ImportWishes,
  dialogue: ImportDialogue,
): Promise<ImportOutcome> {
  try {
    if ((await readImport(database))?.phase === 'taking') await takeIn(0, () => undefined);
    const { told, cancelled } = dialogue;
    const onRows = (rows: number): void => {
      cancelled.throwIfAborted();
      told({ of: 'reading', rows });
    };
    const staged = await layDown(() => textOf(file), { staging, now: Date.now(), onRows });
    const choices = await chosen(database, staged.contents, wishes, dialogue);
    if (!choices) throw new DOMException('the person wants none of it', 'AbortError');
    if (!(await sendMessage({ type: 'import/begin', choices })).ok) throw new Error('it can’t be begun');
    const { taken, stayDeleted, full } = await takeIn(staged.total, told);
    const settingsTaken = wishes.withSettings && (await importSettings(file));
    const rejected = [...staged.rejected, ...full.map((row): RejectedRow => ({ table: 'requests', row }))];
    return { result: 'taken', taken, stayDeleted, rejected, settingsTaken, isCopied: choices.isCopied };
  } catch (error) {
    if (!(error instanceof TakenLater)) await staging.clear().catch(() => undefined);
    return { result: failureOf(error) };
  }
}

async function chosen(
  database: Database,
  contents: FileContents,
  { restores }: ImportWishes,
  { ask, cancelled }: ImportDialogue,
): Promise<ImportChoices | null> {
  const { isCopied, strangers, deleted } = await lookAtImport(database, contents);
  const isWelcome = !strangers || (await ask({ of: 'strangers', ...strangers }));
  if (!isWelcome) return null;
  const deletes = deleted === 0 || (await ask({ of: 'deleted', requests: deleted }));
  cancelled.throwIfAborted();
  return { restores, deletes, isCopied };
}

/** Begun, it is taken in to its end, if need be without this page. */
class TakenLater extends Error {}

async function takeIn(total: number, told: ImportDialogue['told']): Promise<Imported> {
  for (;;) {
    const imported = await takeStep();
    told({ of: 'taking', rows: imported.done, total });
    if (imported.isDone) return imported;
  }
}

/** A worker may be ended in the middle of it, and a disk be full for a moment. */
async function takeStep(): Promise<Imported> {
  for (let tries = 1; ; tries += 1) {
    const reply = await sendMessage({ type: 'import/step' });
    if (reply.ok && reply.imported) return reply.imported;
    if (tries === TRIES) throw new TakenLater('it can’t be stored now');
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** The browser could not read the file: it was moved, changed or locked since it was chosen. */
class UnreadableFile extends Error {}

function failureOf(error: unknown): Exclude<ImportOutcome['result'], 'taken'> {
  if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
  if (error instanceof TakenLater) return 'later';
  if (error instanceof UnreadableFile) return 'unreadable';
  if (error instanceof BrokenJson) return 'broken';
  return error instanceof SyntaxError ? 'not-ours' : 'not-saved';
}

async function importSettings(file: Blob): Promise<boolean> {
  const change = settingsFromBackup(await backupSettings(() => textOf(file)), await readSettings());
  return change !== undefined && (await sendMessage({ type: 'settings/change', change })).ok;
}

async function* textOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  const read = () =>
    reader.read().catch((error: unknown) => {
      throw new UnreadableFile('the file can’t be read', { cause: error });
    });
  for (let piece = await read(); !piece.done; piece = await read()) yield piece.value;
}
