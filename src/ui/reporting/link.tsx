/** The way to the page of an organisation's question, among the options: in the edition it hosts itself alone. */
import { useEffect, useState } from 'preact/hooks';
import { languageFor } from '../../i18n/language.ts';
import { reportingWords } from '../../i18n/pages/reporting.ts';
import type { ReportingWords } from '../../i18n/words/reporting.ts';
import { Option } from '../kit/option.tsx';
import { reportingUrl } from '../shell/page-url.ts';

/** @property language that is spoken, as a BCP 47 tag */
export function ReportingLink({ language }: { language: string }) {
  const [words, setWords] = useState<ReportingWords | null>(null);
  useEffect(
    () => void reportingWords.load(languageFor(language, [], reportingWords.languages)).then(setWords),
    [language],
  );
  if (!words) return null;
  return (
    <Option name={words.title} more={words.linkMore}>
      <a class="btn" href={reportingUrl()}>
        {words.link}
      </a>
    </Option>
  );
}
