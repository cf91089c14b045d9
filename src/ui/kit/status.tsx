/** What became of what a person did: said aloud, and shown at the bottom of the screen until it is old. */
import { type ComponentChildren, toChildArray } from 'preact';

/** Always in the document, or it would not be read out when it is filled. */
export function Status({ children }: { children: ComponentChildren }) {
  return (
    <div class="status" role="status">
      {toChildArray(children).length > 0 && <div class="told">{children}</div>}
    </div>
  );
}
