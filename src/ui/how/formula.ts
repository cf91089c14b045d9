/** The expressions of an explanation, read into what they are made of, so that they can be set as mathematics. */

/** A number, a symbol, a power, a fraction of products, or a sum. */
export type Term =
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'symbol'; readonly name: string }
  | { readonly is: 'power'; readonly base: Term; readonly exponent: Term }
  | { readonly is: 'product'; readonly over: readonly Term[]; readonly under: readonly Term[] }
  | { readonly is: 'sum'; readonly terms: readonly Signed[]; readonly isGrouped: boolean };

/** A term of a sum. */
export interface Signed {
  readonly minus: boolean;
  readonly term: Term;
}

/** `symbol = value`. */
export interface Equation {
  readonly symbol: string;
  readonly value: Term;
}

/** `T_answer` with its words in the person's language: `T_réponse`. */
export function symbolIn(symbol: string, words: Readonly<Record<string, string>>): string {
  return symbol
    .split('_')
    .map((word) => (Object.hasOwn(words, word) ? words[word] : word))
    .join('_');
}

const TOKEN = /\d+(?:\.\d+)?|[\p{L}_][\p{L}\d_]*|[²=+\-·/^();]/gu;

/**
 * `E = n · F^2 / 3; F = s + 1` as its equations. Products and divisions of one run are one fraction, which they equal.
 * @throws where it is no such expression
 */
export function equationsOf(expression: string): Equation[] {
  return expression.split(';').map((text) => {
    const tokens = text.match(TOKEN) ?? [];
    const [symbol = '', sign, ...rest] = tokens;
    const [value, left] = sumOf(rest);
    if (sign !== '=' || left.length > 0) throw new Error(`no equation: ${text}`);
    return { symbol, value };
  });
}

type Tokens = readonly string[];
/** What was read, and what is left. */
type Read = readonly [term: Term, left: Tokens];

function sumOf(tokens: Tokens): Read {
  const terms: Signed[] = [];
  let left = tokens;
  do {
    const minus = left[0] === '-';
    const [term, after] = productOf(left[0] === '-' || left[0] === '+' ? left.slice(1) : left);
    terms.push({ minus, term });
    left = after;
  } while (left[0] === '+' || left[0] === '-');
  const [only] = terms;
  const isSingle = terms.length === 1 && only?.minus === false;
  return [isSingle ? only.term : { is: 'sum', terms, isGrouped: false }, left];
}

function productOf(tokens: Tokens): Read {
  const [first, after] = powerOf(tokens);
  const over = [first];
  const under: Term[] = [];
  let left = after;
  while (left[0] === '·' || left[0] === '/') {
    const [factor, rest] = powerOf(left.slice(1));
    (left[0] === '·' ? over : under).push(factor);
    left = rest;
  }
  return [over.length + under.length === 1 ? first : { is: 'product', over, under }, left];
}

function powerOf(tokens: Tokens): Read {
  const [base, left] = atomOf(tokens);
  if (left[0] === '²') return [{ is: 'power', base, exponent: { is: 'number', text: '2' } }, left.slice(1)];
  if (left[0] !== '^') return [base, left];
  const minus = left[1] === '-';
  const [bare, after] = atomOf(left.slice(minus ? 2 : 1));
  const exponent: Term = minus ? { is: 'sum', terms: [{ minus, term: bare }], isGrouped: false } : bare;
  return [{ is: 'power', base, exponent }, after];
}

function atomOf([token = '', ...left]: Tokens): Read {
  if (token === '(') {
    const [inner, after] = sumOf(left);
    if (after[0] !== ')') throw new Error('a bracket is not closed');
    return [inner.is === 'sum' ? { ...inner, isGrouped: true } : inner, after.slice(1)];
  }
  if (/^\d/.test(token)) return [{ is: 'number', text: token }, left];
  if (/^[\p{L}_]/u.test(token)) return [{ is: 'symbol', name: token }, left];
  throw new Error(`no term: ${token}`);
}
