/** Words of the page that says how a number was computed. */
import type { Quantity } from '../../model/footprint/equivalences.ts';
import type { NOT_COUNTED } from '../../model/footprint/explain.ts';
import type { StepId } from '../../model/footprint/explain-values.ts';
import type { PartId } from '../../model/footprint/part.ts';
import type { Check } from '../../model/footprint/sources.ts';
import type { Basis, RequestBasis, SymbolGroup } from '../../model/footprint/value-basis.ts';
import type { SayingWords } from '../said-in.ts';
import type { CommonWords } from './common.ts';
import type { ReasonWords } from './reasons.ts';

/** One line of the computation: what it works out, and why so. */
export interface StepWords {
  readonly title: string;
  readonly more: string;
  /** Of the result, where it is no quantity with a unit of its own. */
  readonly unit?: string;
}

/** What the amounts are like. */
export interface AlikeWords {
  readonly title: string;
  /** `Minutes of a 9 W LED bulb: about 12`; `under`: less than `count`. */
  readonly row: (count: string, thing: string, under: boolean) => string;
  readonly by: Readonly<Record<Quantity, string>>;
  readonly choose: string;
}

/** Words for every id that an explanation holds, so that a new one does not go unsaid. */
export interface HowWords extends CommonWords, ReasonWords, SayingWords {
  readonly title: Readonly<Record<'request' | 'day' | 'week' | 'period', string>>;
  readonly lowCentralHigh: string;
  /** Searches with their range and baseline, gas and water with their ranges. */
  readonly lead: (searches: string, baseline: string, gas: string, water: string) => string;
  /** By id of footprint/equivalences.ts. */
  readonly equivalenceNames: Readonly<Record<string, string>>;
  readonly alike: AlikeWords;
  readonly goneTitle: string;
  readonly goneMore: string;
  /** Requests, and no answer to any of them. */
  readonly nothingRan: string;
  readonly nothing: string;
  readonly partsTitle: string;
  readonly partsMore: string;
  readonly part: string;
  readonly parts: Readonly<Record<PartId, string>>;
  readonly share: string;
  readonly heaviestTitle: string;
  readonly heaviestMore: string;
  readonly explainRequest: (which: string) => string;
  readonly stepsTitle: string;
  readonly stepsOfHeaviest: (which: string) => string;
  readonly steps: Readonly<Record<StepId, StepWords>>;
  /** A computation in a sentence. */
  readonly plain: {
    /** So many tokens, Wh for each, and what that comes to with its range; `isRun`: by the run assumed behind the answer. */
    readonly text: (tokens: string, each: string, energy: string, isRun: boolean) => string;
    /** What was made otherwise; `hasText`: after a sentence on text. */
    readonly media: (energy: string, hasText: boolean) => string;
  };
  /** What a screen reader calls the formula of a step. */
  readonly formulaOf: (step: string) => string;
  readonly values: string;
  /** In place of a source, of what the request itself holds. */
  readonly requestSources: Readonly<Record<RequestBasis, string>>;
  readonly symbol: string;
  readonly stands: string;
  readonly value: string;
  readonly source: string;
  /** The formulas' own words (`answer` in `T_answer`) in the person's language. */
  readonly symbolWords: Readonly<Record<string, string>>;
  readonly symbols: Readonly<Record<SymbolGroup, Readonly<Record<string, string>>>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly carbonTitle: string;
  readonly ofUse: string;
  readonly ofHardware: string;
  readonly all: string;
  readonly marketBased: string;
  readonly marketBasedMore: string;
  readonly publisher: string;
  readonly publisherMore: string;
  readonly waterTitle: string;
  readonly offSite: string;
  readonly onSite: string;
  readonly resourcesTitle: string;
  readonly resourcesMore: string;
  readonly minerals: string;
  readonly fuels: string;
  readonly boundaries: Readonly<Record<'life-cycle' | 'generation', string>>;
  readonly zone: (places: string) => string;
  readonly wideRule: string;
  readonly otherCauses: string;
  readonly claimTitle: string;
  readonly claim: string;
  readonly claimOfRequest: (searches: string, range: string) => string;
  readonly claimOfText: (searches: string, range: string) => string;
  readonly claimModern: (searches: string, range: string) => string;
  readonly ecologitsTitle: string;
  readonly ecologitsMore: string;
  readonly ecologitsOn: string;
  readonly ecologitsNone: string;
  readonly ecologitsOf: (looked: number, text: string, all: string) => string;
  readonly ours: string;
  readonly quantity: string;
  readonly leftOutTitle: string;
  readonly leftOut: Readonly<Record<(typeof NOT_COUNTED)[number], string>>;
  readonly versionTitle: string;
  readonly oldSet: (tag: string) => string;
  readonly confidence: Readonly<Record<'measured' | 'open' | 'disclosed' | 'inferred' | 'guessed', string>>;
  readonly modelsTitle: string;
  readonly takenAs: string;
  readonly known: string;
  readonly sourcesTitle: string;
  /** Before what a publication says of itself, and how it was seen. */
  readonly cited: {
    readonly taken: string;
    readonly covers: string;
    readonly licence: string;
    readonly checks: Readonly<Record<Check, string>>;
  };
  readonly ownValues: (count: number, text: string) => string;
  readonly readFigures: {
    readonly title: string;
    readonly more: string;
    readonly columns: readonly [claim: string, covers: string, ours: string, why: string];
    readonly ours: (of: string, amount: string) => string;
  };
  readonly changelogTitle: string;
  readonly changelogSet: (set: string, date: string) => string;
  readonly changelogColumns: readonly [what: string, before: string, now: string, why: string];
  readonly dashboardLink: string;
}
