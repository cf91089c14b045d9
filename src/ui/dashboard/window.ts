/** Of a long list, what is in sight: the rows around it are drawn, the others are room. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn above and below what is in sight: a fast scroll meets them before the next frame. */
const BESIDE = 8;
/** Until rows were measured. */
const ROW_PX = 44;
const VIEW_PX = 720;

/** Rows from `from` up to `to`, and the room of those before and after, in pixels. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/** What of `count` rows of one height is drawn where so much is scrolled away, all in pixels. */
export function windowOf(count: number, rowPx: number, scrolled: number, viewPx: number): Window {
  const first = Math.floor(scrolled / rowPx);
  const from = Math.max(0, Math.min(first, count - 1) - BESIDE);
  const to = Math.min(count, first + Math.ceil(viewPx / rowPx) + BESIDE);
  return { from, to: Math.max(from, to), above: from * rowPx, below: (count - Math.max(from, to)) * rowPx };
}

/**
 * Follows what scrolls. Rows differ a little in height: what is drawn is measured, the rest is taken to be the same.
 * @param count of all rows
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number) {
  const rowPx = useRef(ROW_PX);
  const [shown, show] = useState(() => windowOf(count, ROW_PX, 0, VIEW_PX));
  const look = (): void => {
    const { scrollTop = 0, clientHeight = VIEW_PX } = scroller.current ?? {};
    const next = windowOf(count, rowPx.current, scrollTop, clientHeight || VIEW_PX);
    show((now) => (now.from === next.from && now.to === next.to && now.below === next.below ? now : next));
  };
  useLayoutEffect(() => {
    rowPx.current = measured(scroller.current) ?? rowPx.current;
    look();
  }, [count]);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      rowPx.current = measured(current) ?? rowPx.current;
      look();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [count]);
  // A list that became shorter begins anew until it is looked at.
  return { shown: shown.to <= count ? shown : windowOf(count, rowPx.current, 0, VIEW_PX), look };
}

/** How high a row is, on average; null where none is drawn. */
function measured(scroller: HTMLElement | null): number | null {
  const rows = scroller?.querySelectorAll('tr[data-row]') ?? [];
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (!first || !last) return null;
  return (last.getBoundingClientRect().bottom - first.getBoundingClientRect().top) / rows.length;
}
