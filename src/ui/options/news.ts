/** What is new in this version. Of the changelogs a build leaves no more than that (scripts/build/plugins.ts). */

import french from '../../../CHANGELOG.fr.md?raw';
import english from '../../../CHANGELOG.md?raw';
import { changelogSections } from '../../model/changelog.ts';

const newsOf = (markdown: string): readonly string[] => changelogSections(markdown)[0]?.news ?? [];

/** One text an item, by language. */
export const NEWS: Readonly<Record<string, readonly string[]>> = {
  en: newsOf(english),
  fr: newsOf(french),
};
