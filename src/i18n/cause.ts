/** The cause of a period as a sentence: the same on every surface. */

import { exactly } from '../model/footprint/range.ts';
import type { Cause } from '../model/summaries/biggest-cause.ts';
import type { ClassMember, Member, RequestMember } from '../model/summaries/cause-members.ts';
import type { Change } from '../model/summaries/week-change.ts';
import { classOf, type UseClass } from '../model/usage/use-class.ts';
import { capital } from './capital.ts';
import { longDate } from './dates.ts';
import { formatCount, formatEstimate, withUnit } from './format.ts';
import { shareOf } from './share.ts';
import { siteName } from './site-name.ts';
import type { CauseWords, SingleKind, Spoken } from './words/cause.ts';

/** How it is said. */
export interface CauseContext {
  readonly of: Spoken;
  /** First day of the period: its year goes without saying. */
  readonly from: string;
  /** By id; null where neither sites nor models are to be named. */
  readonly siteNames: ReadonlyMap<string, string> | null;
}

/** From here on a share is all there is. */
const ALL = 0.995;

/** A period's change and cause, as far as there is something to say: all of it one text; null where there is nothing. */
export function periodSentence(
  { change, cause }: { readonly change: Change | null; readonly cause: Cause | null },
  context: CauseContext,
  words: CauseWords,
): string | null {
  const parts = [
    change && changeSentence(change, context.of, words),
    cause && causeSentence(cause, context, words),
  ];
  return parts.filter((part) => part !== null).join(' ') || null;
}

/** `29 Wh more than the week before.` */
export function changeSentence(
  { against, per, energyWh, small }: Change,
  of: Spoken,
  words: CauseWords,
): string {
  if (small) return words.change.same(against, of);
  const { central, unit } = energyOf(Math.abs(energyWh), words);
  const amount = withUnit(central, unit, words.numbers);
  return (energyWh > 0 ? words.change.more : words.change.less)(amount, against, per, of);
}

/** An energy that has no range of its own. */
function energyOf(energyWh: number, { numbers }: CauseWords) {
  return formatEstimate(exactly(energyWh), 'energy', numbers);
}

/** `One research run made about half of the week’s energy: 210 of 410 Wh.` */
export function causeSentence(cause: Cause, context: CauseContext, words: CauseWords): string {
  const { members, share, counts, rival } = cause;
  const said = subjectOf(cause, context, words);
  const isPlural = members.length > 1 || isMany(members[0], cause);
  if (cause.says === 'explains') {
    const sentence = words.explains(said, isPlural, shareOf(share), cause.isNew);
    if (!counts) return `${sentence}.`;
    const count = (value: number): string => formatCount(value, words.numbers);
    return words.against(sentence, count(counts.now), count(counts.before));
  }
  const sentence = words.made({
    subject: said,
    isPlural,
    share: share >= ALL ? 'all' : shareOf(share),
    of: context.of,
    amounts: amountsOf(cause, words),
    isTied: members.length > 1,
  });
  if (!rival) return sentence;
  const other = rival.of === 'request' ? words.anotherRequest : nameOf(rival, context, words);
  return `${sentence} ${words.overlap(other, isMany(rival, null))}`;
}

/** Classes that are spoken of as several things. */
const MANY: readonly UseClass[] = ['thinking', 'research', 'image', 'video'];

function isMany(member: Member, cause: Cause | null): boolean {
  if (member.of === 'again') return true;
  if (member.of === 'model') return member.key === '';
  if (member.of !== 'class' || !MANY.includes(member.key)) return false;
  return cause?.says === 'made' ? countOf(member) !== 1 : true;
}

/** At the head of a sentence; names of sites and models stay as they are written. */
function subjectOf(cause: Cause, context: CauseContext, words: CauseWords): string {
  const { members } = cause;
  const [first] = members;
  const names = members.every((member) => member.of === 'request')
    ? singleNames(members, words)
    : members.map((member) => countedName(member, cause, context, words));
  const text = new Intl.ListFormat(words.numbers.locale, { type: 'conjunction' }).format(names);
  const isName = (first.of === 'site' || first.of === 'model') && context.siteNames !== null;
  return isName ? text : capital(text, words);
}

/** `two research runs`, `one research run` and `one video`. */
function singleNames(members: readonly RequestMember[], words: CauseWords): string[] {
  const kinds = members.map(singleKind);
  return [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((other) => other === kind).length;
    return words.singles(kind, count, formatCount(count, words.numbers));
  });
}

function singleKind({ kind, mode, isSession }: RequestMember): SingleKind {
  if (isSession) return 'session';
  return mode === 'agent' && kind === 'text' ? 'agent' : classOf({ kind, mode });
}

/** With its number, where it made much; what explains a change has its numbers after it. */
function countedName(member: Member, cause: Cause, context: CauseContext, words: CauseWords): string {
  if (member.of === 'class' && cause.says === 'made') {
    const count = countOf(member);
    const { key } = member;
    if (key !== 'text' && key !== 'audio' && count > 0)
      return words.counted(key, count, formatCount(count, words.numbers));
  }
  return nameOf(member, context, words);
}

function countOf({ key, images, videos, requests }: ClassMember): number {
  if (key === 'image') return images;
  return key === 'video' ? videos : requests;
}

function nameOf(member: Member, { from, siteNames }: CauseContext, words: CauseWords): string {
  switch (member.of) {
    case 'request':
      return singleNames([member], words).join();
    case 'class':
      return words.classes[member.key];
    case 'again':
      return words.again;
    case 'day':
      return words.onDay(longDate(member.key, words, from));
    case 'site':
      return siteNames ? siteName(member.key, siteNames, words) : words.oneSite;
    case 'model':
      if (member.key === '') return words.unnamedModel;
      return siteNames ? member.key : words.oneModel;
  }
}

/** `210 of 410 Wh`; what made all of it is said alone. */
function amountsOf({ members, energyWh, share }: Cause, words: CauseWords): string {
  const { numbers } = words;
  const whole = energyOf(energyWh, words);
  const wholeText = withUnit(whole.central, whole.unit, numbers);
  if (share >= ALL && members.length === 1) return wholeText;
  const parts = members.map(({ energyWh: own }) => {
    const { central, unit } = energyOf(own.central, words);
    return unit === whole.unit ? central : withUnit(central, unit, numbers);
  });
  const list = new Intl.ListFormat(numbers.locale, { type: 'conjunction' }).format(parts);
  return words.ofWhole(list, wholeText);
}
