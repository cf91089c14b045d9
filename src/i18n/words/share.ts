/** Words of the share cards, of a week and of a year. */

/** The card and the text a person may pass on, and the buttons for it. */
export interface ShareWords {
  readonly open: string;
  readonly cardTitle: string;
  readonly cardNote: (search: string) => string;
  readonly save: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly send: string;
  readonly fileName: string;
  /** The whole as text. */
  readonly text: (parts: ShareTextParts) => string;
}

/** Amounts as text, with their units and ranges. */
export interface ShareTextParts {
  readonly dates: string;
  readonly requests: string;
  readonly searches: string;
  readonly energy: string;
  readonly gas: string;
  readonly water: string;
  /** What made it, as a sentence; may be ''. */
  readonly said: string;
  readonly search: string;
}
