/**
 * The stores' upload APIs, on this machine alone: they take what the vendors' pages say they take, in that order and
 * with those credentials, and refuse all else with the rule it breaks. Each request's path begins with its real host.
 */
import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const CHROME_REFERENCE = 'https://developer.chrome.com/docs/webstore/api/reference/rest';
const EDGE = 'https://learn.microsoft.com/microsoft-edge/extensions/update/api';
const AMO = 'https://mozilla.github.io/addons-server/topics/api';

/** What is refused, by name: the rule, and the vendor's page it is from. */
export const RULES = {
  'google-grant': [
    'a signed JWT for this audience and scope, for an hour at most, is what a token is given for',
    'https://developers.google.com/identity/protocols/oauth2/service-account',
  ],
  'chrome-token': [
    'every request has the access token as a bearer',
    'https://developer.chrome.com/docs/webstore/using-api',
  ],
  'chrome-upload': [
    'a package is uploaded as a zip to an item there is',
    `${CHROME_REFERENCE}/v2/media/upload`,
  ],
  'chrome-fields': [
    'publishing takes publishType, skipReview, deployInfos and blockOnWarnings',
    `${CHROME_REFERENCE}/v2/publishers.items/publish`,
  ],
  'chrome-order': [
    'a package is uploaded before it is published',
    'https://developer.chrome.com/docs/webstore/using-api',
  ],
  'edge-key': ['every request has the API key and the client id', `${EDGE}/using-addons-api`],
  'edge-upload': ['a package is uploaded as a zip, said to be one', `${EDGE}/addons-api-reference`],
  'edge-fields': ['publishing takes notes alone', `${EDGE}/addons-api-reference`],
  'edge-order': ['a package is published once its upload has succeeded', `${EDGE}/using-addons-api`],
  'amo-jwt': ['every request has a JWT of its own, for five minutes at most', `${AMO}/auth.html`],
  'amo-upload': [
    'an upload has the file and its channel, and nothing else',
    `${AMO}/addons.html#upload-create`,
  ],
  'amo-fields': [
    'a version has its upload, notes, licence, compatibility and source',
    `${AMO}/addons.html#version-create`,
  ],
  'amo-order': ['a version is made of an upload that was found valid', `${AMO}/addons.html#version-create`],
} as const satisfies Record<string, readonly [rule: string, page: string]>;
export type Rule = keyof typeof RULES;

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Whom the fakes know, under the names the upload client reads from its environment. */
export const CREDENTIALS = {
  CHROME_PUBLISHER_ID: '0f0f0f0f-0000-4000-8000-000000000000',
  CHROME_EXTENSION_ID: 'abcdefghijklmnopabcdefghijklmnop',
  CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL: 'release@trottinette.iam.gserviceaccount.com',
  CHROME_SERVICE_ACCOUNT_PRIVATE_KEY: `${keys.privateKey.export({ type: 'pkcs8', format: 'pem' })}`,
  EDGE_PRODUCT_ID: '1f1f1f1f-0000-4000-8000-000000000000',
  EDGE_CLIENT_ID: '2f2f2f2f-0000-4000-8000-000000000000',
  EDGE_API_KEY: 'an-edge-api-key',
  FIREFOX_JWT_ISSUER: 'user:12345:67',
  FIREFOX_JWT_SECRET: 'an-amo-secret',
} as const;
export const AMO_ID = 'trottinette@extension';

const TOKEN = 'an-access-token';
const TOKEN_MOST_S = 3600;
const AMO_JWT_MOST_S = 300;
const CHROME_SCOPE = 'https://www.googleapis.com/auth/chromewebstore';

/** A request as it came. */
interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Of a form with files, or of JSON. */
  fields(): Promise<Readonly<Record<string, unknown>>>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

class Refused extends Error {
  constructor(readonly rule: Rule) {
    super(RULES[rule][0]);
  }
}

function hold(isKept: boolean, rule: Rule): asserts isKept {
  if (!isKept) throw new Refused(rule);
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const isZip = (data: Buffer): boolean => data.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
const onlyHas = (fields: object, known: readonly string[]): boolean =>
  Object.keys(fields).every((name) => known.includes(name));

/** Of a JWT, once its signature is found right; undefined otherwise. */
function claimsOf(
  jwt: string,
  isSigned: (signed: string, signature: Buffer) => boolean,
): Record<string, unknown> | undefined {
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  if (!isSigned(`${head}.${claims}`, Buffer.from(signature, 'base64url'))) return undefined;
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

const lifetimeS = (claims: Record<string, unknown>): number => Number(claims.exp) - Number(claims.iat);

/** What one run of the client has done so far. */
interface State {
  /** Bytes uploaded, by store; an upload that is looked at is valid the second time. */
  readonly uploaded: Map<string, Buffer>;
  readonly looks: Map<string, number>;
  readonly jwts: Set<string>;
  readonly done: string[];
}

async function google({ method, path, headers, body }: Asked): Promise<Answer> {
  const form = new URLSearchParams(body.toString());
  const claims = claimsOf(form.get('assertion') ?? '', (signed, signature) =>
    createVerify('RSA-SHA256').update(signed).verify(keys.publicKey, signature),
  );
  hold(
    method === 'POST' && path === '/token' && headers['content-type'] === 'application/x-www-form-urlencoded',
    'google-grant',
  );
  hold(
    form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' && form.size === 2,
    'google-grant',
  );
  hold(
    claims?.iss === CREDENTIALS.CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL && claims.scope === CHROME_SCOPE,
    'google-grant',
  );
  hold(
    claims.aud === 'https://oauth2.googleapis.com/token' && lifetimeS(claims) <= TOKEN_MOST_S,
    'google-grant',
  );
  return ok({ access_token: TOKEN, token_type: 'Bearer', expires_in: TOKEN_MOST_S });
}

const CHROME_ITEM = `publishers/${CREDENTIALS.CHROME_PUBLISHER_ID}/items/${CREDENTIALS.CHROME_EXTENSION_ID}`;

async function chrome(asked: Asked, { uploaded, done }: State): Promise<Answer> {
  const { method, path, headers, body } = asked;
  hold(headers.authorization === `Bearer ${TOKEN}`, 'chrome-token');
  switch (`${method} ${path}`) {
    case `GET /v2/${CHROME_ITEM}:fetchStatus`:
      return ok({ name: CHROME_ITEM, itemId: CREDENTIALS.CHROME_EXTENSION_ID });
    case `POST /upload/v2/${CHROME_ITEM}:upload`:
      hold(isZip(body), 'chrome-upload');
      uploaded.set('chrome', body);
      return ok({ name: CHROME_ITEM, uploadState: 'SUCCEEDED' });
    case `POST /v2/${CHROME_ITEM}:publish`:
      hold(
        onlyHas(await asked.fields(), ['publishType', 'skipReview', 'deployInfos', 'blockOnWarnings']),
        'chrome-fields',
      );
      hold(uploaded.has('chrome'), 'chrome-order');
      done.push('chrome');
      return ok({ name: CHROME_ITEM, state: 'PENDING_REVIEW' });
  }
  throw new Refused('chrome-upload');
}

const EDGE_DRAFT = `/v1/products/${CREDENTIALS.EDGE_PRODUCT_ID}/submissions`;

async function edge(asked: Asked, { uploaded, looks, done }: State): Promise<Answer> {
  const { method, path, headers, body } = asked;
  hold(headers.authorization === `ApiKey ${CREDENTIALS.EDGE_API_KEY}`, 'edge-key');
  hold(headers['x-clientid'] === CREDENTIALS.EDGE_CLIENT_ID, 'edge-key');
  switch (`${method} ${path}`) {
    case `POST ${EDGE_DRAFT}/draft/package`:
      hold(isZip(body) && headers['content-type'] === 'application/zip', 'edge-upload');
      uploaded.set('edge', body);
      return { status: 202, headers: { Location: 'an-operation' } };
    case `GET ${EDGE_DRAFT}/draft/package/operations/an-operation`:
      hold(uploaded.has('edge'), 'edge-order');
      looks.set('edge', (looks.get('edge') ?? 0) + 1);
      return ok({ id: 'an-operation', status: looks.get('edge') === 1 ? 'InProgress' : 'Succeeded' });
    case `POST ${EDGE_DRAFT}`:
      hold(onlyHas(await asked.fields(), ['notes']), 'edge-fields');
      hold((looks.get('edge') ?? 0) > 1, 'edge-order');
      done.push('edge');
      return { status: 202, headers: { Location: 'a-publication' } };
  }
  throw new Refused('edge-upload');
}

const AMO_ADDON = `/api/v5/addons/addon/${AMO_ID}`;
const VERSION_FIELDS = [
  'upload',
  'approval_notes',
  'compatibility',
  'license',
  'custom_license',
  'release_notes',
  'source',
];

function holdAmoJwt({ headers }: Asked, jwts: Set<string>): void {
  const jwt = /^JWT (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const claims = claimsOf(jwt, (signed, signature) =>
    createHmac('sha256', CREDENTIALS.FIREFOX_JWT_SECRET).update(signed).digest().equals(signature),
  );
  hold(claims?.iss === CREDENTIALS.FIREFOX_JWT_ISSUER && lifetimeS(claims) <= AMO_JWT_MOST_S, 'amo-jwt');
  hold(typeof claims.jti === 'string' && !jwts.has(claims.jti), 'amo-jwt');
  jwts.add(claims.jti);
}

async function amo(asked: Asked, state: State): Promise<Answer> {
  holdAmoJwt(asked, state.jwts);
  const { uploaded, looks, done } = state;
  const { method, path } = asked;
  const upload = {
    uuid: 'an-upload',
    processed: false,
    valid: false,
    validation: { errors: 0, warnings: 0, notices: 0 },
  };
  switch (`${method} ${path}`) {
    // The client leaves the slash out, and is led there.
    case `GET ${AMO_ADDON}`:
      return ok({ id: 1, guid: AMO_ID });
    case 'POST /api/v5/addons/upload/': {
      const fields = await asked.fields();
      hold(onlyHas(fields, ['upload', 'channel']) && fields.channel === 'listed', 'amo-upload');
      hold(fields.upload instanceof File, 'amo-upload');
      uploaded.set('firefox', Buffer.from(await fields.upload.arrayBuffer()));
      return ok(upload, 201);
    }
    case 'GET /api/v5/addons/upload/an-upload':
      looks.set('firefox', (looks.get('firefox') ?? 0) + 1);
      return ok({ ...upload, processed: looks.get('firefox') === 2, valid: looks.get('firefox') === 2 });
    case `POST ${AMO_ADDON}/versions/`: {
      const fields = await asked.fields();
      hold(onlyHas(fields, VERSION_FIELDS), 'amo-fields');
      hold(fields.upload === 'an-upload' && (looks.get('firefox') ?? 0) > 1, 'amo-order');
      done.push('firefox', ...Object.keys(fields).sort());
      return ok({ id: 2, file: { id: 3 } }, 201);
    }
    case `PATCH ${AMO_ADDON}/versions/2/`: {
      const { source, ...rest } = await asked.fields();
      hold(source instanceof File && onlyHas(rest, []), 'amo-fields');
      hold(done.includes('firefox'), 'amo-order');
      uploaded.set('source', Buffer.from(await source.arrayBuffer()));
      return ok({ id: 2, file: { id: 3 } });
    }
  }
  throw new Refused('amo-upload');
}

const HOSTS: Readonly<Record<string, (asked: Asked, state: State) => Promise<Answer>>> = {
  'oauth2.googleapis.com': google,
  'chromewebstore.googleapis.com': chrome,
  'api.addons.microsoftedge.microsoft.com': edge,
  'addons.mozilla.org': amo,
};

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const headers = request.headers as Record<string, string>;
  const [, host = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
  const type = headers['content-type'] ?? '';
  return {
    ...{ method: request.method ?? '', host, path, headers, body },
    async fields() {
      if (type === 'application/json') return JSON.parse(body.toString());
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
      return Object.fromEntries(form);
    },
  };
}

export interface FakeStores {
  /** Of the server; a store's own host follows in the path. */
  readonly url: string;
  /** Every request, as `POST addons.mozilla.org/api/v5/addons/upload/ 201`. */
  readonly log: readonly string[];
  readonly state: State;
  close(): Promise<void>;
}

/** Starts them anew, with nothing uploaded. */
export async function startFakeStores(): Promise<FakeStores> {
  const log: string[] = [];
  const state: State = { uploaded: new Map(), looks: new Map(), jwts: new Set(), done: [] };
  const server = createServer(async (request, response) => {
    const asked = await readRequest(request);
    const answer = await (
      HOSTS[asked.host]?.(asked, state) ?? Promise.reject(new Error('no such host'))
    ).catch(
      (error: unknown): Answer =>
        ok({ detail: `${error}`, rule: error instanceof Refused ? error.rule : '' }, 400),
    );
    log.push(`${asked.method} ${asked.host}${asked.path} ${answer.status}`);
    const type = answer.body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(answer.status, { ...type, ...answer.headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    state,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
