/** What an organisation asks for, the person's answer, and what was sent: no answer costs anything. */
import { Note } from '../kit/note.tsx';
import { Contents } from '../organisation/contents.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { Answer } from './answer.tsx';
import { Sent } from './sent.tsx';
import { Terms } from './terms.tsx';
import { Trouble } from './trouble.tsx';
import type { AskedProps, ReportingProps } from './view.ts';

/** The whole page. */
export function Reporting(props: ReportingProps) {
  const { reading, words } = props;
  const { policy } = reading;
  return (
    <PageFrame words={words} current={null} width="wide">
      <main>
        {policy.of === 'policy' ? (
          <Asked {...props} policy={policy.policy} />
        ) : (
          <>
            <h1 class="h1">{words.nobody}</h1>
            {policy.of === 'bad' ? (
              <Note icon="alert" title={words.bad} level={2} warn>
                {words.badMore(policy.key)}
              </Note>
            ) : (
              <p class="lead">{words.nobodyMore}</p>
            )}
          </>
        )}
        <Sent {...props} />
      </main>
    </PageFrame>
  );
}

function Asked(props: AskedProps) {
  const { reading, words, policy } = props;
  const { example, siteNames } = reading;
  return (
    <>
      <h1 class="h1">{words.heading(policy.organisation)}</h1>
      <p class="lead">{words.intro(policy.organisation)}</p>
      <Trouble {...props} />
      <Terms {...props} />
      <Answer {...props} />
      <section class="sec">
        <h2 class="h3">{words.example}</h2>
        <p class="q">{example ? words.exampleMore : words.noneOver[policy.period]}</p>
      </section>
      {example && <Contents report={example} words={words} siteNames={siteNames} />}
    </>
  );
}
