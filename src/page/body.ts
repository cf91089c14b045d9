/** Reads what the page sends, from copies: nothing of the page's is consumed, and none of its code is run. */
import type { RequestBody } from '../model/messages/exchange.ts';
import { blobSizeOf, byteLengthOf, bytesOf, decodeUtf8, readBlobText } from './bytes.ts';
import { bare, bareList, getter, matches, method, quietly, whenSettled } from './pristine.ts';

/** Bytes, or UTF-16 units of a string: longer bodies are not read. */
const MAX_BODY = 8 * 2 ** 20;

const NONE: RequestBody = { kind: 'none' };

const fileName = getter(File.prototype, 'name');
const paramsText = method(URLSearchParams.prototype.toString);
const forEachField = method(FormData.prototype.forEach);

const cloneRequest = method(Request.prototype.clone);
const requestBlob = method(Request.prototype.blob);
const PristineResponse = Response;
const formDataOf = method(Response.prototype.formData);
const requestHeaders = getter(Request.prototype, 'headers');
const getHeader = method(Headers.prototype.get);
const MULTIPART = /^multipart\/form-data/i;
/** Media types no prompt has. */
const FILE = /^(?:image|video|audio)\/|octet-stream|zip|pdf/i;

const asText = (text: string): RequestBody => (text.length > MAX_BODY ? NONE : { kind: 'text', text });

/** A file's value is `file:<bytes>:<name>`. */
function fromForm(form: FormData): RequestBody {
  const fields = bareList<readonly [string, string]>();
  let size = 0;
  forEachField(form, (value, name) => {
    const text = typeof value === 'string' ? value : `file:${blobSizeOf(value)}:${fileName(value)}`;
    size += name.length + text.length;
    fields[fields.length] = [name, text];
  });
  return size > MAX_BODY ? NONE : { kind: 'form', fields };
}

function fromBytes(body: unknown): RequestBody | undefined {
  const bytes = bytesOf(body);
  return bytes && (byteLengthOf(bytes) > MAX_BODY ? NONE : { kind: 'text', text: decodeUtf8(bytes) });
}

/**
 * Reads the body given to fetch or XMLHttpRequest.
 * @param done called once, at once for all but a Blob. Streams, documents and objects that natives turn into strings by
 *   code of the page's count as none.
 */
export function readBody(body: unknown, done: (body: RequestBody) => void): void {
  const blobSize = blobSizeOf(body);
  if (blobSize !== undefined && blobSize <= MAX_BODY) {
    whenSettled(
      readBlobText(body as Blob),
      (text) => done(asText(text)),
      () => done(NONE),
    );
  } else {
    done(readNow(body));
  }
}

function readNow(body: unknown): RequestBody {
  if (typeof body === 'string') return asText(body);
  return (
    fromBytes(body) ??
    quietly(() => asText(paramsText(body as URLSearchParams))) ??
    quietly(() => fromForm(body as FormData)) ??
    NONE
  );
}

/**
 * Reads the body of a Request about to be fetched, from a clone, so for wanted requests only: a clone tees the body,
 * also one that is itself a stream of the page's (the platform doesn't tell). As a Blob, which the page's process need
 * not hold: one too large to be read is let go. Nothing tells its size before, and Firefox holds it once more meanwhile: so
 * a body that says it is a file, or says nothing, is left alone.
 * @param done called once
 */
export function readRequestBody(request: Request, done: (body: RequestBody) => void): void {
  const type = getHeader(requestHeaders(request), 'content-type');
  const none = () => done(NONE);
  if (type === null || matches(FILE, type)) {
    none();
    return;
  }
  whenSettled(
    requestBlob(cloneRequest(request)),
    (blob) => {
      const size = blobSizeOf(blob) as number;
      if (size === 0 || size > MAX_BODY) return none();
      if (!matches(MULTIPART, type)) return readBody(blob, done);
      const copy = new PristineResponse(blob, bare({ headers: bare({ 'content-type': type }) }));
      whenSettled(formDataOf(copy), (form) => done(fromForm(form)), none);
    },
    none,
  );
}
