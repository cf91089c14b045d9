/** The way to the page of an organisation's question, among the options: in the edition it hosts itself alone. */
import { reportingWords } from '../../i18n/pages/reporting.ts';
import { Option } from '../kit/option.tsx';
import { reportingUrl } from '../shell/page-url.ts';
import { Spoken } from '../shell/spoken.tsx';

/** Empty until its words came. */
export function ReportingLink() {
  return (
    <Spoken words={reportingWords}>
      {(words) => (
        <Option name={words.title} more={words.linkMore}>
          <a class="btn" href={reportingUrl()}>
            {words.link}
          </a>
        </Option>
      )}
    </Spoken>
  );
}
