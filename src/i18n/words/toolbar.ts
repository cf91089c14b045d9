/** What the toolbar button says when it is pointed at. Numbers come in as text. */
export interface ToolbarWords {
  /** BCP 47 tag for its numbers. */
  readonly locale: string;
  readonly nothingYet: string;
  /** A day's requests, and the searches they equal. */
  readonly today: (requests: number, requestsText: string, searches: SearchesToday) => string;
}

export interface SearchesToday {
  readonly amount: number;
  readonly text: string;
  /** Less than that. */
  readonly under: boolean;
}
