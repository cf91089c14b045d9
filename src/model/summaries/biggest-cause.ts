/**
 * The one thing that is said to have made a period what it is, on every surface alike. A single request that made much
 * of the energy comes before anything else; then what explains the change from the period before; then what the energy
 * was of. What is not plainly the cause is not said: things that weigh the same are named together, and where the ranges
 * of two overlap, that is said too.
 */
import { NOTHING } from '../footprint/range.ts';
import { sumOf } from '../footprint/sums.ts';
import {
  againMembers,
  type CausePeriod,
  classMembers,
  groupMembers,
  type Member,
  REQUEST_SHARE,
  type SharedMember,
  singlesOf,
} from './cause-members.ts';

/** What made a period, or what made it differ from the one before. */
export interface Cause {
  /** `made`: so much of the period's energy. `explains`: so much of its change. */
  readonly says: 'made' | 'explains';
  /** One; or several of one grain that weigh the same, the heaviest first. */
  readonly members: readonly [Member, ...Member[]];
  /** Of the energy or of the change, together, 0 to 1, by central values. */
  readonly share: number;
  /** Of the period. */
  readonly energyWh: number;
  /** Of a change: things made now and before, where they are things and the periods were metered alike. */
  readonly counts: { readonly now: number; readonly before: number } | null;
  /** There was none of it before. */
  readonly isNew: boolean;
  /** What may have made more, since its range overlaps the other's; null where nothing may have. */
  readonly rival: Member | null;
}

/** A period and how many days of it were metered. */
export interface MeteredPeriod extends Pick<CausePeriod, 'rows'> {
  readonly meteredDays: number;
}

/** From these shares on something is a cause, of the energy or of a change. */
const LEAST_SHARE = { class: 0.3, again: 0.3, day: 0.5, ofChange: 0.5 } as const;
/** Of practically all there is, naming the class says nothing. */
const MOST_SHARE = 0.99;
/** Two weigh the same from this part of the heavier one on. */
const TIE = 0.9;

/**
 * The cause of a period; null where nothing stands out.
 * @param before the period before, where it can be compared with and the change is not small
 */
export function biggestCause(
  period: MeteredPeriod & CausePeriod,
  before: MeteredPeriod | null,
): Cause | null {
  const energyWh = sumOf(period.rows, 'energyWh').central;
  if (energyWh <= 0) return null;
  const classes = classMembers(period.rows).filter(({ key }) => key !== 'text');
  return (
    singleRequest(period, energyWh) ??
    (before && explained(period, before, energyWh, 'class')) ??
    made(againMembers(period), energyWh, LEAST_SHARE.again, []) ??
    (before &&
      (explained(period, before, energyWh, 'site') ?? explained(period, before, energyWh, 'model'))) ??
    made(classes, energyWh, LEAST_SHARE.class, classMembers(period.rows)) ??
    heavyDay(period, energyWh)
  );
}

function singleRequest(period: CausePeriod, energyWh: number): Cause | null {
  const singles = singlesOf(period);
  const cause = made(singles, energyWh, REQUEST_SHARE, singles);
  const all = period.rows.reduce((sum, { requests, sessions }) => sum + requests + sessions, 0);
  // Several that weigh the same, and are all there is, are no news.
  return cause && cause.members.length > 1 && cause.members.length === all ? null : cause;
}

function heavyDay({ rows, meteredDays }: MeteredPeriod, energyWh: number): Cause | null {
  const days = meteredDays > 1 ? groupMembers(rows, 'day') : [];
  return made(days, energyWh, LEAST_SHARE.day, days);
}

/** The heaviest of some, heaviest first, and those that weigh the same; `all` are those that may have made more. */
function made(
  members: readonly Member[],
  energyWh: number,
  leastShare: number,
  all: readonly Member[],
): Cause | null {
  const shareOf = (member: Member): number => member.energyWh.central / energyWh;
  const [first, ...others] = members;
  if (!first || shareOf(first) <= leastShare) return null;
  if (shareOf(first) > MOST_SHARE && first.of !== 'request') return null;
  const named = [first, ...others.filter((other) => weighsTheSame(other, first))] as const;
  const rest = all.filter((member) => !named.some(({ key }) => key === member.key));
  return {
    says: 'made',
    members: named,
    share: Math.min(
      1,
      named.reduce((sum, member) => sum + shareOf(member), 0),
    ),
    energyWh,
    counts: null,
    isNew: false,
    rival: rivalOf(first, rest),
  };
}

function weighsTheSame(a: Member, b: Member): boolean {
  return a.energyWh.central >= b.energyWh.central * TIE;
}

/** One that was named less, and may have made more. Of what did make more, nothing is to be said. */
function rivalOf(first: Member, others: readonly Member[]): Member | null {
  const [next] = others.filter(({ energyWh }) => energyWh.central > 0);
  if (!next || next.energyWh.central > first.energyWh.central) return null;
  return next.energyWh.high > first.energyWh.low ? next : null;
}

type ChangeGrain = 'class' | 'site' | 'model';

/** So many together at most explain a change; and one of them no less than this share of it. */
const EXPLAINING = { most: 2, leastEach: 0.3 } as const;

/**
 * What of one grain makes up most of the change: a class that is more than text, a site that is new, or a model. Both
 * periods are off alike where the same was used, so that of ranges there is nothing to say.
 */
function explained(
  period: MeteredPeriod,
  before: MeteredPeriod,
  energyWh: number,
  grain: ChangeGrain,
): Cause | null {
  const perDay = period.meteredDays !== before.meteredDays;
  const shares = sharesOfChange(period, before, grain, perDay);
  const named = shares.filter(({ share }) => share >= (shares[0]?.share ?? 1) * TIE);
  const share = named.reduce((sum, part) => sum + part.share, 0);
  const [first, ...others] = named;
  if (!first || first.share < EXPLAINING.leastEach || named.length > EXPLAINING.most) return null;
  if (share < LEAST_SHARE.ofChange || !named.every((part) => canExplain(part, grain))) return null;
  // More than the whole change: other things pulled the other way, and no one thing is what made it. Only a model takes
  // the place of others.
  if (grain !== 'model' && share * TIE > 1) return null;
  return {
    says: 'explains',
    members: [first.now, ...others.map(({ now }) => now)],
    share: Math.min(1, share),
    energyWh,
    counts: perDay || others.length > 0 ? null : countsOf(first),
    isNew: grain !== 'class' && named.every(({ past }) => past === undefined),
    rival: null,
  };
}

interface ChangeShare {
  /** Nothing, where there is no more of it. */
  readonly now: SharedMember;
  readonly past: SharedMember | undefined;
  /** Of the change. */
  readonly share: number;
}

/** What each of a grain makes up of the change, most first; none of one alone, where there is nothing to tell apart. */
function sharesOfChange(
  period: MeteredPeriod,
  before: MeteredPeriod,
  grain: ChangeGrain,
  perDay: boolean,
): ChangeShare[] {
  const [daysNow, daysBefore] = perDay ? [period.meteredDays, before.meteredDays] : [1, 1];
  const then = new Map(membersOf(before, grain).map((member) => [member.key, member]));
  const now = membersOf(period, grain);
  const gone = [...then.values()].filter(({ key }) => !now.some((member) => member.key === key));
  const all = [...now, ...gone.map(asNothing)];
  const change = energyIn(now) / daysNow - energyIn([...then.values()]) / daysBefore;
  if (all.length < 2 || change === 0) return [];
  const shares = all.map((member) => {
    const past = then.get(member.key);
    const difference = member.energyWh.central / daysNow - (past?.energyWh.central ?? 0) / daysBefore;
    return { now: member, past, share: difference / change };
  });
  return shares.sort((a, b) => b.share - a.share);
}

/** That there was more text, or more on a site that was used before, explains nothing. */
function canExplain({ now, past }: ChangeShare, grain: ChangeGrain): boolean {
  if (grain === 'class') return now.key !== 'text';
  return grain === 'model' || past === undefined;
}

function membersOf({ rows }: MeteredPeriod, grain: ChangeGrain): readonly SharedMember[] {
  return grain === 'class' ? classMembers(rows) : groupMembers(rows, grain);
}

function asNothing(member: SharedMember): SharedMember {
  return { ...member, energyWh: NOTHING, requests: 0, images: 0, videos: 0 };
}

function energyIn(members: readonly Member[]): number {
  return members.reduce((sum, { energyWh }) => sum + energyWh.central, 0);
}

function countsOf({ now, past }: ChangeShare): Cause['counts'] {
  if (now.key === 'image') return { now: now.images, before: past?.images ?? 0 };
  if (now.key === 'video') return { now: now.videos, before: past?.videos ?? 0 };
  return null;
}

/** Whether images are what it is about. */
export function isOfImages(cause: Cause | null): boolean {
  return cause?.members[0].of === 'class' && cause.members[0].key === 'image';
}
