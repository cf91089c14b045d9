/** Things in a row that are one stop of the keyboard: arrows go from one to the next. */

/** Where a key leads from one of so many; null of any other key. The ends are ends. */
export function nextOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Moves the focus among the children of a row; other keys are left alone. */
export function moveAlong(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const items = [...event.currentTarget.children] as HTMLElement[];
  const next = nextOf(event.key, items.indexOf(event.target as HTMLElement), items.length);
  if (next === null) return;
  event.preventDefault();
  items[next]?.focus();
}
