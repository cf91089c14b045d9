/**
 * Reads a changelog: CHANGELOG.md, or its short form in another language (CHANGELOG.fr.md). A version is a heading
 * `## 1.2.3`, followed by ` – ` and a word for as long as it is not released; what people are told of it is the first
 * list below it, under a heading of its own.
 */

/** A version, as a changelog tells of it. */
export interface ChangelogSection {
  /** `1.2.3` */
  readonly version: string;
  readonly released: boolean;
  /** What people are told, one text an item, on one line. */
  readonly news: readonly string[];
}

const VERSION_HEADING = /^## (\d+\.\d+\.\d+)( – \S.*)?$/;

/**
 * The versions of a changelog, in its order: the newest first.
 * @param markdown the whole file
 */
export function changelogSections(markdown: string): ChangelogSection[] {
  return markdown.split(/^(?=## )/m).flatMap((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const [, version, mark] = VERSION_HEADING.exec(heading) ?? [];
    return version ? [{ version, released: mark === undefined, news: newsOf(lines) }] : [];
  });
}

/** Of the lines below a version's heading: the items between its first heading and the next. */
function newsOf(lines: readonly string[]): string[] {
  const [, list = ''] = lines.join('\n').split(/^### .*$/m);
  const items = list.split(/^- /m).slice(1);
  return items.map((item) => item.trim().replace(/\s+/g, ' '));
}

/** Of a changelog, its newest version with what people are told of it, as a changelog again; '' of an empty one. */
export function newestInShort(markdown: string): string {
  const [newest] = changelogSections(markdown);
  if (!newest) return '';
  return `## ${newest.version}\n### \n${newest.news.map((item) => `- ${item}\n`).join('')}`;
}

/**
 * A changelog whose newest version, which was not released yet, is released under a number.
 * @param markdown the whole file
 * @throws with a message for people where nothing waits to be released
 */
export function releasedChangelog(markdown: string, version: string): string {
  const [newest] = changelogSections(markdown);
  if (!newest || newest.released) throw new Error('no section waits to be released: write one');
  return markdown.replace(/^## .*$/m, `## ${version}`);
}

/**
 * What a store or a release's page says is new in a version, as a list in Markdown.
 * @param markdown the whole file
 * @throws where there is nothing to say
 */
export function releaseNotes(markdown: string, version: string): string {
  const section = changelogSections(markdown).find((one) => one.version === version);
  if (!section || section.news.length === 0) throw new Error(`nothing is said of ${version}`);
  return section.news.map((item) => `- ${item}\n`).join('');
}
