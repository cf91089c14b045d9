/** Texts that stand with what they are of, in each language, rather than among the words of a page. */

/** One in each language of the interface. */
export type InEach<Text> = Readonly<Record<'en' | 'fr', Text>>;

/** A text in each language, in the plain typography of the documents. */
export type Said = InEach<string>;

/** The one of a locale, such as `fr-FR`; English stands in for a language it has not. */
export function ofLocale<Text>(texts: InEach<Text>, locale: string): Text {
  const language = locale.split('-')[0] ?? '';
  return new Map(Object.entries(texts)).get(language) ?? texts.en;
}
