import { wordsOf } from '../language.ts';
import type { OrganisationWords } from '../words/organisation.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const organisationWords = wordsOf(
  import.meta.glob<OrganisationWords>('../languages/*.ts', {
    query: '?organisation',
    import: 'organisation',
  }),
);
