/** Formulas set as mathematics (MathML): with their symbols, and with the values of a request in their place. */
import { type ComponentChildren, Fragment } from 'preact';
import type { Equation, Signed, Term } from './formula.ts';

/** What stands in place of a symbol, as text; undefined where the symbol itself does. */
export type ValueFor = (symbol: string) => string | undefined;

interface FormulaProps {
  equation: Equation;
  valueFor: ValueFor;
  /** A symbol as it is written in the person's language. */
  nameFor: (symbol: string) => string;
}

/** An equation, and after it the same with values, where any of its symbols has one. */
export function Formula({ equation, valueFor, nameFor }: FormulaProps) {
  const { symbol, value } = equation;
  const named: DrawSymbol = (name) => <Named name={nameFor(name)} />;
  const filled: DrawSymbol = (name) => {
    const text = valueFor(name);
    return text === undefined ? named(name) : <mn>{text}</mn>;
  };
  return (
    <math display="block">
      {named(symbol)}
      <mo>=</mo>
      <Drawn term={value} drawSymbol={named} />
      {hasValue(value, valueFor) && (
        <>
          <mo>=</mo>
          <Drawn term={value} drawSymbol={filled} />
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

/** A symbol by its name, or what stands in its place. */
type DrawSymbol = (symbol: string) => ComponentChildren;

interface DrawnProps {
  term: Term;
  drawSymbol: DrawSymbol;
}

function Drawn({ term, drawSymbol }: DrawnProps): ComponentChildren {
  switch (term.is) {
    case 'number':
      return <mn>{term.text}</mn>;
    case 'symbol':
      return drawSymbol(term.name);
    case 'power':
      return (
        <msup>
          <mrow>
            <Base term={term.base} drawSymbol={drawSymbol} />
          </mrow>
          <mrow>
            <Drawn term={withoutBrackets(term.exponent)} drawSymbol={drawSymbol} />
          </mrow>
        </msup>
      );
    case 'product':
      return <Product over={term.over} under={term.under} drawSymbol={drawSymbol} />;
    case 'sum':
      return <Sum terms={term.terms} isGrouped={term.isGrouped} drawSymbol={drawSymbol} />;
  }
}

/** What is raised as a whole stands in brackets. */
function Base({ term, drawSymbol }: DrawnProps) {
  if (term.is !== 'product') return <Drawn term={term} drawSymbol={drawSymbol} />;
  return (
    <>
      <mo>(</mo>
      <Drawn term={term} drawSymbol={drawSymbol} />
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
  drawSymbol,
}: Omit<Extract<Term, { is: 'product' }>, 'is'> & Pick<DrawnProps, 'drawSymbol'>) {
  if (under.length === 0) return <Factors factors={over} drawSymbol={drawSymbol} />;
  return (
    <mfrac>
      <mrow>
        <Factors factors={over} drawSymbol={drawSymbol} />
      </mrow>
      <mrow>
        <Factors factors={under} drawSymbol={drawSymbol} />
      </mrow>
    </mfrac>
  );
}

function Factors({ factors, drawSymbol }: { factors: readonly Term[] } & Pick<DrawnProps, 'drawSymbol'>) {
  const [only] = factors;
  if (only && factors.length === 1) return <Drawn term={withoutBrackets(only)} drawSymbol={drawSymbol} />;
  return (
    <>
      {factors.map((factor, index) => (
        <Fragment key={`${factor.is} ${index}`}>
          {index > 0 && <mo>·</mo>}
          <Drawn term={factor} drawSymbol={drawSymbol} />
        </Fragment>
      ))}
    </>
  );
}

function Sum({
  terms,
  isGrouped,
  drawSymbol,
}: { terms: readonly Signed[]; isGrouped: boolean } & Pick<DrawnProps, 'drawSymbol'>) {
  const drawn = terms.map(({ minus, term }, index) => (
    <Fragment key={`${term.is} ${index}`}>
      {(index > 0 || minus) && <mo>{minus ? '−' : '+'}</mo>}
      <Drawn term={term} drawSymbol={drawSymbol} />
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
