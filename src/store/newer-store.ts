/** A database that a newer version of the extension has written: this one does not know its form, and leaves it alone. */

/** Whether opening failed because of that (Indexed Database API 3.0, "open a database connection"). */
export function isFromNewerVersion(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}
