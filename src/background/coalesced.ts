/**
 * Work that looks at the state of things anew each time, one at a time: calls while it is under way are answered by
 * one more run, which sees what they came for.
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  function start(): Promise<void> {
    next = undefined;
    last = work();
    return last;
  }

  return () => {
    next ??= last.catch(() => undefined).then(start);
    return next;
  };
}
