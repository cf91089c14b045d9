/** One spelling for the names sites give their models. */

/** Clouds put the vendor before a name and a revision after it: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'. */
const CLOUD_VENDOR =
  /^(?:(?:us|eu|apac|global)\.)?(?:anthropic|amazon|meta|mistral|deepseek|openai|cohere|google)\./;
const DATE = /-(?:20\d{2}-\d{2}-\d{2}|20\d{6})(?=-|$)/g;
const CLOUD_REVISION = /-v\d-0$/;
/** 'claude-3-5-sonnet' and 'claude-4.5-opus', before the names turned round. */
const VERSION_FIRST = /^claude-(\d(?:-\d)?)-(haiku|sonnet|opus)/;

/** A slug in one spelling: 'Claude-4.5-Sonnet' and 'anthropic/claude_sonnet_4_5-20250929' are 'claude-sonnet-4-5'. */
export function normalizeSlug(slug: string, site: string): string {
  const plain = spelling(slug);
  const bare = /^(?:\d|flash|pro|ultra)/.test(plain);
  return bare && (site === 'gemini' || site === 'aistudio') ? `gemini-${plain}` : plain;
}

/** Without vendor, date and revision, in small letters and hyphens. */
export function spelling(slug: string): string {
  return slug
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(CLOUD_VENDOR, '')
    .replace(/[\s._:@+()]+/g, '-')
    .replace(DATE, '')
    .replace(/-+$/, '')
    .replace(CLOUD_REVISION, '')
    .replace(VERSION_FIRST, 'claude-$2-$1');
}
