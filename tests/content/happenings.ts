/** What a page does on the network, as little of it as tells its shape: when, how, how much, and in what light. */

/** A request, or a socket from its opening on. */
export interface Happening {
  /** Milliseconds from the beginning. */
  readonly at: number;
  /** Whether the person had just clicked or pressed a key (`navigator.userActivation.isActive`). */
  readonly lit: boolean;
  /** A prompt on an endpoint of the row: the relay starts a turn for it. */
  readonly prompt?: boolean;
  readonly transport: 'http' | 'socket' | 'events';
  readonly method: string;
  readonly path: string;
  /** Media type of the answer. */
  readonly type: string;
  /** Pieces of the answer: milliseconds after the request, and bytes. */
  readonly pieces: readonly (readonly [atMs: number, byteLength: number])[];
  /** Of a socket: milliseconds from its opening, which way, bytes, and whether the person had just acted. */
  readonly frames?: readonly (readonly [atMs: number, direction: string, byteLength: number, lit: boolean])[];
}
