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

/** What programs that show or save a file as text put after its ending. */
const AS_TEXT = /\.(?:txt|download)$/i;
const READ = /\.(?:json|jsonl|html?|csv)$/i;

/** What people send and are sent: of no use here, and large. */
const MEDIA =
  /\.(?:png|jpe?g|webp|gif|heic|svg|pdf|docx?|pptx?|xlsx?|mp[34]|wav|ogg|webm|mov|m4a|dat|dmg|exe)$/i;
const ARCHIVE = /\.(?:zip|tgz|gz)$/i;
/** Packed as no browser unpacks it; Codex packs its old logs so. */
const PACKED_ELSE = /\.(?:zst|xz|bz2|br|7z|rar)$/i;
/** Each file of a TGZ takes a walk through it; Google's hold one or two that are read. */
const MOST_WALKS = 64;
/** A person packs once what was packed when it came, and once more to send it. */
const MOST_LEVELS = 2;
/** Of an archive in another, while it is read: a text-only history of ten years, packed, has some tens of megabytes. */
const MOST_NESTED_BYTES = 128_000_000;

/** Names under which accounts, contacts, payments, memories and settings are handed over: never opened. */
const PRIVATE =
  /(?:^|\/)(?:users?|user_settings|settings|memories|projects|message_feedback|shared_conversations|group_chats|shopping|sora|model_comparisons|export_manifest|auth|[\w-]*-auth-mgmt-api|[\w-]*-billing)\.json$|(?:^|\/)(?:projects|design_chats)\/[^/]+\.json$|(?:^|\/)(?:__MACOSX\/|\._)|(?:^|\/)(?:chat\.html|history\.jsonl)$/i;

/** Whether a file may be one of a history; all others stay shut. */
export function isOurs(path: string): boolean {
  return READ.test(path.replace(AS_TEXT, '')) && !isPrivate(path);
}

function isPrivate(path: string): boolean {
  return PRIVATE.test(path.replace(AS_TEXT, ''));
}

/**
 * @param isNamed whether it was chosen itself, not with a folder: it is read whatever a person has called it
 * @throws ZipError
 */
export async function exportFilesOf(given: GivenFile, isNamed: boolean): Promise<ExportFile[]> {
  const { path, blob } = given;
  const unpacked = path.replace(PACKED_ELSE, '');
  if (unpacked !== path && (isNamed || isOurs(unpacked))) throw new ZipError('method');
  const isWanted = isOurs(path) || (isNamed && !isPrivate(path) && !MEDIA.test(path));
  if (!isWanted && !ARCHIVE.test(path)) return [];
  const entries = await entriesOf(blob, { bytes: MOST_NESTED_BYTES }, MOST_LEVELS);
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

/** Lists archives that hold what was asked for: whoever packed it with them packed an export. */
const LIST = /(?:^|\/)manifest[^/]*\.json$/i;

/** How much of archives in archives may be opened yet: all of one that was given have one. */
interface Room {
  bytes: number;
}

/**
 * What of an archive may be a history's; undefined of what is no archive. Archives in it are opened where it holds nothing
 * else of ours: beside conversations they are what was sent in them.
 */
async function entriesOf(blob: Blob, room: Room, levels: number): Promise<ExportFile[] | undefined> {
  const entries = await allEntries(blob);
  if (!entries) return undefined;
  const account = accountIn(entries);
  const ours = entries.filter(({ path }) => isOurs(path));
  const files: ExportFile[] = ours.map((entry) => ({ ...entry, account }));
  if (!ours.every(({ path }) => LIST.test(path))) return files;
  for (const entry of entries) {
    if (ARCHIVE.test(entry.path) && !isPrivate(entry.path))
      files.push(...(await nestedFiles(entry, room, levels)));
  }
  return files;
}

type Entry = Omit<ExportFile, 'account'>;

async function allEntries(blob: Blob): Promise<readonly Entry[] | undefined> {
  if (await isZip(blob)) return zipEntries(blob);
  if (!(await isGzip(blob))) return undefined;
  const entries = await tarEntries(blob, (path) => isOurs(path) || ARCHIVE.test(path));
  const ours = entries.filter(({ path }) => isOurs(path));
  const walked = ours.length > 0 ? ours : entries;
  if (walked.length > MOST_WALKS) throw new ZipError('too-many');
  return walked;
}

/** What an archive in another holds; where it can't be opened, a file that says so when it is read. */
async function nestedFiles(entry: Entry, room: Room, levels: number): Promise<ExportFile[]> {
  const { path, sizeBytes } = entry;
  try {
    if (levels === 0 || sizeBytes > room.bytes) throw new ZipError('nested');
    room.bytes -= sizeBytes;
    const blob = await new Response(entry.stream()).blob();
    const within = await entriesOf(blob, room, levels - 1);
    return (within ?? []).map((file) => ({ ...file, path: `${path}/${file.path}` }));
  } catch (error) {
    const fault = error instanceof ZipError ? error : new ZipError('damaged');
    const stream = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.error(fault) });
    return [{ path, sizeBytes: 0, account: null, stream }];
  }
}

/** ChatGPT's archives have a folder of what the person made, under the account's name. */
function accountIn(entries: readonly { readonly path: string }[]): string | null {
  for (const { path } of entries) {
    const folder = /(?:^|\/)(user-[A-Za-z0-9]{8,64})\//.exec(path)?.[1];
    if (folder !== undefined) return folder;
  }
  return null;
}
