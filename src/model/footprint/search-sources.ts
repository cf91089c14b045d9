/** Who says what one web search takes, apart from what every page loads. */
import type { Said } from '../said.ts';
import type { SearchBaselineId } from './search.ts';

/** What a baseline is called in the documents, and who says so in which year. */
export interface SearchSource {
  readonly label: Said;
  readonly source: string;
  readonly year: number;
  /** What it is called, and where it can be read; null for what is our own. */
  readonly title: string | null;
  readonly url: string | null;
}

export const SEARCH_SOURCES: Readonly<Record<SearchBaselineId, SearchSource>> = {
  'google-2009': {
    label: {
      en: 'Google search, Google’s figure of 2009',
      fr: 'recherche Google, chiffre de Google en 2009',
    },
    source: 'U. Hölzle, Powering a Google search, Google blog, 11 January 2009',
    year: 2009,
    title: 'Powering a Google search',
    url: 'https://googleblog.blogspot.com/2009/01/powering-google-search.html',
  },
  'modern-hypothesis': {
    label: { en: 'search today, our hypothesis', fr: 'recherche d’aujourd’hui, notre hypothèse' },
    source:
      '0.3 Wh over a fleet-efficiency gain of about 7: our own derivation, no publication supports a number',
    year: 2026,
    title: null,
    url: null,
  },
  'with-ai-overview': {
    label: {
      en: 'search with an AI overview, our hypothesis',
      fr: 'recherche avec résumé IA, notre hypothèse',
    },
    source: '0.3 Wh and one small-model answer: our own derivation',
    year: 2026,
    title: null,
    url: null,
  },
};
