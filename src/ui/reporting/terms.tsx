/** Who gets what, how often and where. */

import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import { rulesOf } from '../../model/organisation/policy.ts';
import { Option } from '../kit/option.tsx';
import { TickList } from '../kit/tick-list.tsx';
import type { AskedProps } from './view.ts';

/** All a yes is about: what stands in the policy, in the person's own language. */
export function Terms({ reading, words, policy }: AskedProps) {
  const { organisation, endpoint, period, part, includeModel, sites } = policy;
  const { reportMinimum } = rulesOf(policy, reading.settings);
  const named = sites?.map((id) => siteName(id, reading.siteNames, words));
  return (
    <section class="sec">
      <h2 class="h3">{words.terms}</h2>
      <Option name={words.who} more={words.whoMore(organisation, part)} />
      <Option name={words.where} more={words.whereMore(new URL(endpoint).host)} />
      <Option name={words.often} more={words.oftenMore[period]} />
      <Option name={words.sitesTold} more={named ? listOf(named, words) : words.allSites} />
      <Option name={words.lines} more={words.linesMore(formatCount(reportMinimum, words.numbers))} />
      <Option name={words.models} more={includeModel ? words.modelsMore.told : words.modelsMore.untold} />
      <div class="cols sec">
        <TickList icon="check" title={words.holds} items={words.holdsMore} />
        <TickList icon="cross" title={words.never} items={words.neverMore} />
      </div>
    </section>
  );
}
