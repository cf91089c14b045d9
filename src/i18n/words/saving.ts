/** Words of a file that is being made to be saved. */

/** How far it is, the way out, and what is said once that was taken. */
export interface SavingWords {
  readonly writing: (written: string, total: string) => string;
  readonly cancel: string;
  readonly cancelled: string;
}
