/** Words of the page of the person's devices. */
import type { FileFailure, FolderFailure } from '../../model/devices/failures.ts';
import type { CommonWords } from './common.ts';

/** Names and moments come in as text. */
export interface DevicesWords extends CommonWords {
  readonly title: string;
  readonly intro: string;
  readonly joining: string;
  readonly folderName: string;
  /** Without a folder, and with one. */
  readonly folderMore: string;
  readonly folderChosen: (folder: string) => string;
  readonly chooseFolder: string;
  readonly joinNow: string;
  readonly leaveFolder: string;
  /** Where the browser takes no folder. */
  readonly filesName: string;
  readonly filesMore: string;
  readonly saveFile: string;
  readonly openFiles: string;
  readonly joinedAt: (when: string) => string;
  readonly folderFailures: Readonly<Record<FolderFailure, { readonly title: string; readonly more: string }>>;
  readonly copied: string;
  readonly copiedMore: string;
  readonly thisDevice: string;
  readonly nameMore: string;
  readonly nameLabel: string;
  readonly saveName: string;
  readonly passphrase: string;
  readonly passphraseMore: string;
  readonly passphraseSet: string;
  readonly passphraseLabel: string;
  readonly setPassphrase: string;
  readonly removePassphrase: string;
  readonly shown: string;
  readonly shownMore: string;
  readonly devicesTitle: string;
  readonly columns: {
    readonly device: string;
    readonly seen: string;
    readonly requests: string;
    readonly state: string;
    readonly actions: string;
  };
  readonly now: string;
  readonly neverSeen: string;
  readonly joined: string;
  readonly deletedThere: (count: number, text: string) => string;
  readonly asked: (count: number, text: string) => string;
  readonly leftOut: string;
  readonly failures: Readonly<Record<FileFailure, string>>;
  readonly mine: (device: string) => string;
  readonly notMine: (device: string) => string;
  readonly takeIn: (device: string) => string;
  readonly forget: (device: string) => string;
  readonly askForget: (device: string, count: number, text: string) => string;
  readonly doForget: string;
  readonly keep: string;
  readonly nameless: string;
  readonly notDone: string;
  readonly howItWorks: string;
  readonly howItWorksMore: readonly string[];
}
