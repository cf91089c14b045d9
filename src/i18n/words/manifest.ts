/** What stores and browsers show of the extension, by the names manifest.json gives it: `__MSG_extensionName__`. */
export interface ManifestWords {
  /** At most 45 characters. */
  readonly extensionName: string;
  /** At most 132 characters. */
  readonly extensionDescription: string;
}
