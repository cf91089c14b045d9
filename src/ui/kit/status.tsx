/** What became of what a person did: said aloud, and shown at the bottom of the screen until it is old. */
import { type ComponentChildren, toChildArray } from 'preact';

interface StatusProps {
  children: ComponentChildren;
  /** Where it stands in the page, and over nothing: under a form that may have to be mended. */
  inPlace?: boolean;
}

/** Always in the document, or it would not be read out when it is filled. */
export function Status({ children, inPlace = false }: StatusProps) {
  return (
    <div class={inPlace ? 'status in-place' : 'status'} role="status">
      {toChildArray(children).length > 0 && <div class="told">{children}</div>}
    </div>
  );
}
