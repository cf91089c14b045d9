/** Formulas set as mathematics (MathML): with their symbols, and with the values of a request in their place. */
import { type ComponentChildren, Fragment } from 'preact';
import type { Equation, Signed, Term } from './formula.ts';

/** What stands in place of a symbol, as text; undefined where the symbol itself does. */
export type ValueFor = (symbol: string) => string | undefined;

/** An equation, and after it the same with values, where any of its symbols has one. */
export function Formula({ equation, valueFor }: { equation: Equation; valueFor: ValueFor }) {
  const { symbol, value } = equation;
  return (
    <math display="block">
      <Named name={symbol} />
      <mo>=</mo>
      <Drawn term={value} valueFor={() => undefined} />
      {hasValue(value, valueFor) && (
        <>
          <mo>=</mo>
          <Drawn term={value} valueFor={valueFor} />
        </>
      )}
    </math>
  );
}

function hasValue(term: Term, valueFor: ValueFor): boolean {
  switch (term.is) {
    case 'number':
      return false;
    case 'symbol':
      return valueFor(term.name) !== undefined;
    case 'power':
      return hasValue(term.base, valueFor) || hasValue(term.exponent, valueFor);
    case 'product':
      return [...term.over, ...term.under].some((factor) => hasValue(factor, valueFor));
    case 'sum':
      return term.terms.some((signed) => hasValue(signed.term, valueFor));
  }
}

/** `T_out` and `B0` with their indices, `PUE` upright. */
function Named({ name }: { name: string }) {
  const [letter = '', ...index] = name.split(/_|(?<=\p{L})(?=\d)/u);
  const shown = <mi mathvariant={letter.length > 1 ? 'normal' : undefined}>{letter}</mi>;
  if (index.length === 0) return shown;
  return (
    <msub>
      {shown}
      <mtext>{index.join(' ')}</mtext>
    </msub>
  );
}

interface DrawnProps {
  term: Term;
  valueFor: ValueFor;
}

function Drawn({ term, valueFor }: DrawnProps): ComponentChildren {
  switch (term.is) {
    case 'number':
      return <mn>{term.text}</mn>;
    case 'symbol': {
      const value = valueFor(term.name);
      return value === undefined ? <Named name={term.name} /> : <mn>{value}</mn>;
    }
    case 'power':
      return (
        <msup>
          <mrow>
            <Base term={term.base} valueFor={valueFor} />
          </mrow>
          <mrow>
            <Drawn term={withoutBrackets(term.exponent)} valueFor={valueFor} />
          </mrow>
        </msup>
      );
    case 'product':
      return <Product over={term.over} under={term.under} valueFor={valueFor} />;
    case 'sum':
      return <Sum terms={term.terms} isGrouped={term.isGrouped} valueFor={valueFor} />;
  }
}

/** What is raised as a whole stands in brackets. */
function Base({ term, valueFor }: DrawnProps) {
  if (term.is !== 'product') return <Drawn term={term} valueFor={valueFor} />;
  return (
    <>
      <mo>(</mo>
      <Drawn term={term} valueFor={valueFor} />
      <mo>)</mo>
    </>
  );
}

/** A bar or a raised place holds a sum together as brackets do. */
function withoutBrackets(term: Term): Term {
  return term.is === 'sum' ? { ...term, isGrouped: false } : term;
}

function Product({
  over,
  under,
  valueFor,
}: Omit<Extract<Term, { is: 'product' }>, 'is'> & Pick<DrawnProps, 'valueFor'>) {
  if (under.length === 0) return <Factors factors={over} valueFor={valueFor} />;
  return (
    <mfrac>
      <mrow>
        <Factors factors={over} valueFor={valueFor} />
      </mrow>
      <mrow>
        <Factors factors={under} valueFor={valueFor} />
      </mrow>
    </mfrac>
  );
}

function Factors({ factors, valueFor }: { factors: readonly Term[] } & Pick<DrawnProps, 'valueFor'>) {
  const [only] = factors;
  if (only && factors.length === 1) return <Drawn term={withoutBrackets(only)} valueFor={valueFor} />;
  return (
    <>
      {factors.map((factor, index) => (
        <Fragment key={`${factor.is} ${index}`}>
          {index > 0 && <mo>·</mo>}
          <Drawn term={factor} valueFor={valueFor} />
        </Fragment>
      ))}
    </>
  );
}

function Sum({
  terms,
  isGrouped,
  valueFor,
}: { terms: readonly Signed[]; isGrouped: boolean } & Pick<DrawnProps, 'valueFor'>) {
  const drawn = terms.map(({ minus, term }, index) => (
    <Fragment key={`${term.is} ${index}`}>
      {(index > 0 || minus) && <mo>{minus ? '−' : '+'}</mo>}
      <Drawn term={term} valueFor={valueFor} />
    </Fragment>
  ));
  if (!isGrouped) return <>{drawn}</>;
  return (
    <mrow>
      <mo>(</mo>
      {drawn}
      <mo>)</mo>
    </mrow>
  );
}
