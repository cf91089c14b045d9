/** What a person gave, as single files: archives are opened, and what is none of our business stays shut. */
import { isGzip, tarEntries } from './tar.ts';
import { isZip, ZipError, zipEntries } from './zip.ts';

/** A file to be read, once. */
export interface ExportFile {
  /** Within what was given, '/' between folders. */
  readonly path: string;
  /** Bytes, for progress. */
  readonly sizeBytes: number;
  /** Whose the archive it is in seems to be, by names within; null where nothing tells. */
  readonly account: string | null;
  stream(): ReadableStream<Uint8Array>;
}

/** As a page's picker, or a folder, gives it. */
export interface GivenFile {
  readonly path: string;
  readonly blob: Blob;
}

const READ = /\.(?:json|jsonl|html?|csv)$/i;

/** What people send and are sent: of no use here, and large. */
const MEDIA =
  /\.(?:png|jpe?g|webp|gif|heic|svg|pdf|docx?|pptx?|xlsx?|mp[34]|wav|ogg|webm|mov|m4a|dat|dmg|exe)$/i;
const ARCHIVE = /\.(?:zip|tgz|gz)$/i;
/** Packed as no browser unpacks it; Codex packs its old logs so. */
const PACKED_ELSE = /\.(?:zst|xz|bz2|br|7z|rar)$/i;
/** Each file of a TGZ takes a walk through it; Google's hold one or two that are read. */
const MOST_WALKS = 64;

/** Names under which accounts, contacts, payments, memories and settings are handed over: never opened. */
const PRIVATE =
  /(?:^|\/)(?:users?|user_settings|settings|memories|projects|message_feedback|shared_conversations|group_chats|shopping|sora|model_comparisons|export_manifest|auth|[\w-]*-auth-mgmt-api|[\w-]*-billing)\.json$|(?:^|\/)(?:projects|design_chats)\/[^/]+\.json$|(?:^|\/)(?:__MACOSX\/|\._)|(?:^|\/)(?:chat\.html|history\.jsonl)$/i;

/** Whether a file may be one of a history; all others stay shut. */
export function isOurs(path: string): boolean {
  return READ.test(path) && !PRIVATE.test(path);
}

/**
 * @param isNamed whether it was chosen itself, not with a folder: it is read whatever a person has called it
 * @throws ZipError
 */
export async function exportFilesOf(given: GivenFile, isNamed: boolean): Promise<ExportFile[]> {
  const { path, blob } = given;
  const unpacked = path.replace(PACKED_ELSE, '');
  if (unpacked !== path && (isNamed || isOurs(unpacked))) throw new ZipError('method');
  const isWanted = isOurs(path) || (isNamed && !PRIVATE.test(path) && !MEDIA.test(path));
  if (!isWanted && !ARCHIVE.test(path)) return [];
  const entries = await entriesOf(blob);
  if (entries) return entries.map((entry) => ({ ...entry, path: `${path}/${entry.path}` }));
  return isWanted
    ? [
        {
          path,
          sizeBytes: blob.size,
          account: null,
          stream: () => blob.stream() as ReadableStream<Uint8Array>,
        },
      ]
    : [];
}

/** What of an archive may be a history's; undefined of what is no archive. */
async function entriesOf(blob: Blob): Promise<ExportFile[] | undefined> {
  if (await isZip(blob)) {
    const entries = await zipEntries(blob);
    const account = accountIn(entries);
    const ours = entries.filter((entry) => isOurs(entry.path));
    if (ours.length === 0 && entries.some(({ path }) => ARCHIVE.test(path))) throw new ZipError('nested');
    return ours.map((entry) => ({ ...entry, account }));
  }
  if (!(await isGzip(blob))) return undefined;
  const entries = await tarEntries(blob, isOurs);
  if (entries.length > MOST_WALKS) throw new ZipError('too-many');
  return entries.map((entry) => ({ ...entry, account: null }));
}

/** ChatGPT's archives have a folder of what the person made, under the account's name. */
function accountIn(entries: readonly { readonly path: string }[]): string | null {
  for (const { path } of entries) {
    const folder = /(?:^|\/)(user-[A-Za-z0-9]{8,64})\//.exec(path)?.[1];
    if (folder !== undefined) return folder;
  }
  return null;
}
