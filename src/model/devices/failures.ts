/** What can go wrong between the person's devices. */

/** Why nothing of a file was taken. */
export type FileFailure =
  /** It is no whole file of a device: cut short, or changed. */
  | 'broken'
  /** It has a passphrase, and this device knows none, or another. */
  | 'locked'
  /** It has no passphrase, while this device has one: whoever may write in the folder could have made it. */
  | 'unsealed'
  | 'unreadable'
  /** It could not be stored here. */
  | 'not-saved';

/** Why the folder as a whole was of no use. */
export type FolderFailure =
  /** The browser wants to be asked again. */
  | 'no-grant'
  /** It is not there any more, or can't be read. */
  | 'gone'
  /** This device's own file could not be written. */
  | 'not-written';
