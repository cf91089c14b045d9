/**
 * The page that opens after the installation, and again at updates until it is answered: what is counted, what is never
 * kept, and whether the person agrees. Then the few choices.
 */
import { languageFor, languageName } from '../../i18n/language.ts';
import { onboardingWords } from '../../i18n/pages/onboarding.ts';
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { browserName } from '../../model/health/report.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { Icon } from '../kit/icons.tsx';
import { Option } from '../kit/option.tsx';
import { Switch } from '../kit/switch.tsx';
import { TickList } from '../kit/tick-list.tsx';
import { Wordmark } from '../kit/wordmark.tsx';
import { ZoneSelect } from '../options/zone-select.tsx';
import { historyUrl, pageUrl } from '../shell/page-url.ts';
import { Agreement } from './agreement.tsx';
import { Example } from './example.tsx';
import { Ladder } from './ladder.tsx';
import { Pin } from './pin.tsx';
import type { OnboardingProps } from './props.ts';
import { Try } from './try.tsx';
import { Where } from './where.tsx';

/** The whole page; each choice is stored at once. None has to be made but the first, which the others wait for. */
export function Onboarding(props: OnboardingProps) {
  const { words } = props;
  return (
    <div class="page narrow">
      <header class="top">
        <Wordmark />
        <Languages {...props} />
      </header>
      <main>
        <h1 class="h1">{words.question}</h1>
        <p class="lead">{words.lead}</p>
        <Agreement {...props} told={<Told words={words} />} />
        {hasAgreed(props.reading.settings) && <Agreed {...props} />}
      </main>
    </div>
  );
}

/** What is counted, what never is, where it stays. */
function Told({ words }: { words: OnboardingWords }) {
  return (
    <>
      <div class="cols told-lists">
        <TickList icon="check" title={words.counted} items={words.countedMore} />
        <TickList icon="cross" title={words.neverKept} items={words.neverKeptMore} />
      </div>
      <div class="pan sunk here">
        <Icon name="lock" />
        <h2 class="h3">{words.here}</h2>
        <p class="q">{words.hereMore}</p>
      </div>
    </>
  );
}

/** The second and the third card, then what there is to choose and to know once it counts. */
function Agreed(props: OnboardingProps) {
  const { words } = props;
  return (
    <>
      <Pin words={words} named={browserName(navigator.userAgent)} />
      <Try {...props} />
      <Ladder words={words} />
      <Where {...props} />
      <Choices {...props} />
      <div class="sec">
        <Example words={words} />
      </div>
      <Ready words={words} />
    </>
  );
}

/** Each by its own name: who can't read this page finds the way out. */
function Languages({ reading, words, source }: OnboardingProps) {
  const { languages } = onboardingWords;
  const spoken = languageFor(reading.settings.language, source.browserLanguages, languages);
  return (
    <nav aria-label={words.languageLabel}>
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === spoken}
          onClick={() => void source.change({ language: code })}
        >
          {languageName(code)}
        </button>
      ))}
    </nav>
  );
}

function Choices({ reading: { settings }, words, source }: OnboardingProps) {
  return (
    <section class="sec">
      <h2 class="h2">{words.choices}</h2>
      <p class="q">{words.choicesMore}</p>
      <Option name={words.zone.name} more={words.zone.more}>
        <ZoneSelect zone={settings.zone} words={words} onChange={(zone) => void source.change({ zone })} />
      </Option>
      <Option name={words.coach.name} more={`${words.coach.more} ${words.coach.looksAt}`}>
        <Switch
          label={words.coach.name}
          on={settings.coach}
          onChange={(coach) => void source.change({ coach })}
        />
      </Option>
    </section>
  );
}

function Ready({ words }: { words: OnboardingWords }) {
  return (
    <section class="sec">
      <h2 class="h2">{words.ready}</h2>
      <p class="q">{words.readyMore}</p>
      <p class="actions">
        <a class="btn big" href={historyUrl()}>
          {words.bringHistory}
        </a>
        <a class="btn big" href={pageUrl('options')}>
          {words.options}
        </a>
        <a class="btn big" href={pageUrl('how')}>
          {words.method}
        </a>
      </p>
    </section>
  );
}
