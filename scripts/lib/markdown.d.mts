type LinkOf = (target: string) => string | undefined;
export function anchorOf(heading: string): string;
export function inline(text: string, linkOf: LinkOf): string;
export function toHtml(markdown: string, linkOf: LinkOf): string;
