/** Three made-up APIs that write their errors in ways of their own, each as the text of its `errors.yaml`. */
import { stringify } from 'yaml';
import { reasonPhrase } from '../../src/kit/http.ts';

type Strategy = 'never' | 'after_fix' | 'backoff' | 'retry_after';
/** Code, status, type, title, and what a client does. */
type Row = [code: string, status: number, type: string, title: string, strategy?: Strategy];

interface Foreign {
  head: { api: { base_url: string; [key: string]: string }; site_url: string; [key: string]: unknown };
  rows: Row[];
  /** The whole body of the error, and headers beside the type. */
  body(row: Row): object;
  mediaType?: string;
  wait?: { header: string } | { field: string };
}

const retryable = (strategy: Strategy = 'after_fix') => strategy === 'backoff' || strategy === 'retry_after';

/** RFC 9457 without a root, and codes that are numbers. */
const parcels: Foreign = {
  head: {
    schema_version: 1,
    api: {
      name: 'Northpost Parcel API',
      version: '2026-01',
      base_url: 'https://api.northpost.example',
      support: 'help@northpost.example',
    },
    site_url: 'https://docs.northpost.example',
    doc_urls: ['https://docs.northpost.example/problems#{code}'],
    code_pattern: '^[1-9][0-9]{3}$',
    envelope: {
      media_type: 'application/problem+json',
      fields: {
        type: { type: 'string', presence: 'always', description: 'Address of the problem.' },
        title: { type: 'string', presence: 'always', description: 'Name of the problem.' },
        status: { type: 'integer', presence: 'always', description: 'The HTTP status again.' },
        detail: { type: 'string', presence: 'sometimes', description: 'What happened this time.' },
        code: { type: 'integer', presence: 'always', description: 'Number of the problem.' },
        traceId: {
          type: 'string',
          role: 'request_id',
          presence: 'always',
          description: 'Names this call.',
          pattern: '^np-[0-9a-f]{16}$',
          example: 'np-0123456789abcdef',
        },
        waitSeconds: { type: 'number', role: 'retry_after', presence: 'sometimes', description: 'Seconds to wait.' },
      },
    },
    id_prefixes: ['np-'],
    types: {
      address: { title: 'Address problems', status: 400, description: 'An address is wrong.', unknown: 'Correct it.' },
      parcel: { title: 'Parcel problems', status: 409, description: 'A parcel is not ready.', unknown: 'Look it up.' },
      depot: { title: 'Depot problems', status: 503, description: 'A depot is away.', unknown: 'Try again later.' },
    },
    operations: { 'POST /parcels': { scopes: [] }, 'GET /parcels/{id}': { scopes: [] } },
  },
  rows: [
    ['1001', 400, 'address', 'Street is missing'],
    ['1002', 400, 'address', 'Town is unknown'],
    ['1003', 400, 'address', 'Postcode fits another town'],
    ['1004', 422, 'address', 'Country gets no parcels'],
    ['1005', 422, 'address', 'Address is a mailbox'],
    ['1006', 400, 'address', 'Recipient has no name'],
    ['1007', 400, 'address', 'House number is missing'],
    ['2001', 404, 'parcel', 'Parcel is not known', 'never'],
    ['2002', 409, 'parcel', 'Parcel left the depot', 'never'],
    ['2003', 409, 'parcel', 'Parcel is sealed already'],
    ['2004', 413, 'parcel', 'Parcel is too heavy'],
    ['2005', 413, 'parcel', 'Parcel is too long'],
    ['2006', 422, 'parcel', 'Contents are forbidden here', 'never'],
    ['2007', 409, 'parcel', 'Label was printed twice'],
    ['2008', 410, 'parcel', 'Parcel was thrown away', 'never'],
    ['3001', 503, 'depot', 'Depot is closed today', 'backoff'],
    ['3002', 503, 'depot', 'Scanner does not answer', 'backoff'],
    ['3003', 429, 'depot', 'Too many pickups booked', 'retry_after'],
    ['3004', 500, 'depot', 'Sorting machine broke down', 'backoff'],
    ['3005', 504, 'depot', 'Driver cannot be reached', 'backoff'],
    ['3006', 429, 'depot', 'Belt is full now', 'retry_after'],
  ],
  mediaType: 'application/problem+json',
  wait: { field: 'waitSeconds' },
  body: ([code, status, , title, strategy]) => ({
    type: `https://docs.northpost.example/problems#${code}`,
    title,
    status,
    detail: `${title}, says the depot.`,
    code: Number(code),
    traceId: 'np-0123456789abcdef',
    ...(strategy === 'retry_after' && { waitSeconds: 2 }),
  }),
};

/** Five characters, a root further down, `href`, and a header for the wait. */
const ledgers: Foreign = {
  head: {
    schema_version: 1,
    api: {
      name: 'Kontor Ledger Service',
      version: 'v7',
      base_url: 'https://kontor.example',
      support: 'care@kontor.example',
      provider: 'Kontor',
    },
    site_title: 'Kontor errors',
    site_url: 'https://errors.kontor.example',
    doc_urls: ['https://errors.kontor.example/states#{code}'],
    code_pattern: '^[0-9A-Z]{5}$',
    envelope: {
      root: 'fault.error',
      fields: {
        state: { type: 'string', role: 'code', presence: 'always', description: 'Five characters.' },
        class: { type: 'string', role: 'type', presence: 'always', description: 'Kind of error.' },
        reason: { type: 'string', role: 'message', presence: 'always', description: 'Words for people.' },
        'can-repeat': { type: 'boolean', role: 'retryable', presence: 'always', description: 'Whether to repeat.' },
        href: { type: 'string', role: 'doc_url', presence: 'always', description: 'Where it is explained.' },
        column: { type: 'string', role: 'param', presence: 'sometimes', description: 'The column at fault.' },
      },
    },
    types: {
      data: { title: 'Data errors', status: 400, description: 'A value does not fit.', unknown: 'Correct the value.' },
      lock: { title: 'Lock errors', status: 409, description: 'Another holds the row.', unknown: 'Repeat it once.' },
      engine: { title: 'Engine errors', status: 500, description: 'The engine failed.', unknown: 'Repeat it later.' },
    },
    operations: { 'PUT /ledgers/{id}': { scopes: [] } },
  },
  rows: [
    ['22001', 400, 'data', 'Text is too long'],
    ['22003', 400, 'data', 'Amount is out of range'],
    ['22007', 400, 'data', 'Booking day is malformed'],
    ['22012', 400, 'data', 'Share divides by zero'],
    ['22P02', 400, 'data', 'Account number is malformed'],
    ['23502', 400, 'data', 'Column must be filled'],
    ['23503', 409, 'data', 'Account still has bookings'],
    ['23505', 409, 'data', 'Booking exists already', 'never'],
    ['23514', 422, 'data', 'Sides do not balance'],
    ['40001', 409, 'lock', 'Bookings crossed each other', 'backoff'],
    ['40P01', 409, 'lock', 'Two bookings wait for another', 'backoff'],
    ['42501', 403, 'data', 'Clerk may not book', 'never'],
    ['42703', 400, 'data', 'Column is not known'],
    ['42P01', 404, 'data', 'Ledger is not known'],
    ['53100', 507, 'engine', 'Archive has no room', 'backoff'],
    ['53300', 429, 'engine', 'Too many clerks at once', 'retry_after'],
    ['55006', 409, 'lock', 'Ledger is being closed', 'retry_after'],
    ['57014', 503, 'engine', 'Booking took too long', 'backoff'],
    ['57P03', 503, 'engine', 'Engine is starting up', 'retry_after'],
    ['58030', 500, 'engine', 'Archive cannot be read', 'backoff'],
    ['XX000', 500, 'engine', 'Engine failed inside', 'backoff'],
  ],
  wait: { header: 'Retry-After' },
  body: ([code, , type, title, strategy]) => ({
    fault: {
      error: {
        state: code,
        class: type,
        reason: `${title}.`,
        'can-repeat': retryable(strategy),
        href: `https://errors.kontor.example/states#${code}`,
      },
    },
  }),
};

/** Small letters and dots, a list of errors, and an address for each code. */
const tills: Foreign = {
  head: {
    schema_version: 1,
    api: {
      name: 'Till Payments API',
      version: '3',
      base_url: 'https://till.example/pay',
      support: 'merchants@till.example',
    },
    site_url: 'https://till.example',
    doc_urls: ['https://till.example/errors/{code}'],
    code_pattern: '^[a-z]+(?:[.][a-z_]+)+$',
    envelope: {
      root: 'errors.0',
      fields: {
        code: { type: 'string', presence: 'always', description: 'The stable code.' },
        kind: { type: 'string', role: 'type', presence: 'always', description: 'Kind of error.' },
        text: { type: 'string', role: 'message', presence: 'always', description: 'Words for people.' },
        retry: { type: 'boolean', role: 'retryable', presence: 'always', description: 'Whether to repeat.' },
        more: { type: 'string', role: 'doc_url', presence: 'always', description: 'Where it is explained.' },
        ticket: {
          type: 'string',
          role: 'request_id',
          presence: 'always',
          description: 'Names this call.',
          pattern: '^tk_[a-z0-9]{10}$',
          example: 'tk_a1b2c3d4e5',
        },
      },
    },
    id_prefixes: ['tk_'],
    types: {
      card: { title: 'Card errors', status: 402, description: 'The bank refused it.', unknown: 'Ask the customer.' },
      request: { title: 'Request errors', status: 400, description: 'The request is wrong.', unknown: 'Correct it.' },
      till: { title: 'Till errors', status: 500, description: 'The till failed.', unknown: 'Try again later.' },
    },
    operations: { 'POST /pay/charges': { scopes: [] }, 'POST /pay/refunds': { scopes: [] } },
  },
  rows: [
    ['card.declined', 402, 'card', 'Bank declined the card', 'never'],
    ['card.expired', 402, 'card', 'Card is past its date'],
    ['card.stolen', 402, 'card', 'Card was reported stolen', 'never'],
    ['card.number.malformed', 400, 'card', 'Card number is malformed'],
    ['card.limit_reached', 402, 'card', 'Card limit is reached', 'never'],
    ['card.pin.wrong', 402, 'card', 'Wrong PIN was entered'],
    ['card.pin.blocked', 402, 'card', 'PIN was wrong three times', 'never'],
    ['charge.not_found', 404, 'request', 'Charge is not known'],
    ['charge.captured', 409, 'request', 'Charge was captured already', 'never'],
    ['charge.amount.too_small', 400, 'request', 'Amount is below the least'],
    ['charge.amount.too_large', 400, 'request', 'Amount is above the most'],
    ['charge.currency.unknown', 400, 'request', 'Currency is not known'],
    ['refund.too_late', 409, 'request', 'Refund comes too late', 'never'],
    ['refund.exceeds_charge', 409, 'request', 'Refund exceeds the charge'],
    ['refund.pending', 409, 'request', 'Refund is still running', 'retry_after'],
    ['auth.key.missing', 401, 'request', 'Key was not sent'],
    ['auth.key.revoked', 401, 'request', 'Key was revoked lately'],
    ['auth.scope.missing', 403, 'request', 'Key lacks the right'],
    ['till.busy', 429, 'till', 'Till has a queue', 'retry_after'],
    ['till.closed', 503, 'till', 'Till is closed now', 'backoff'],
    ['till.broken', 500, 'till', 'Till broke down inside', 'backoff'],
  ],
  wait: { header: 'Retry-After' },
  body: ([code, , type, title, strategy]) => ({
    errors: [
      {
        code,
        kind: type,
        text: `${title}.`,
        retry: retryable(strategy),
        more: `https://till.example/errors/${code}`,
        ticket: 'tk_a1b2c3d4e5',
      },
    ],
  }),
};

function yaml({ head, rows, body, wait, mediaType = 'application/json' }: Foreign): string {
  const [operation = ''] = Object.keys(head.operations as object);
  const [method = '', path = ''] = operation.split(' ');
  const entry = (row: Row) => {
    const [, status, type, title, strategy = 'after_fix'] = row;
    const waits = strategy === 'retry_after' && wait !== undefined;
    return {
      status,
      type,
      title,
      summary: `${title}, so the service stopped at this point, stored nothing of the request and tells you why in its answer.`,
      retry: {
        retryable: retryable(strategy),
        strategy,
        ...(waits && { wait }),
        advice: 'A repeat changes nothing that was stored before.',
      },
      actor: strategy === 'backoff' ? 'provider' : 'developer',
      fix: [`Look at what was sent: ${title.toLowerCase()}.`],
      example: {
        request: `${method} ${path.replace(/\{\w+\}/, '17')} HTTP/1.1\nHost: ${new URL(head.api.base_url).host}\n`,
        response: [
          `HTTP/1.1 ${status} ${reasonPhrase(status)}`,
          `Content-Type: ${mediaType}`,
          ...(waits && 'header' in wait ? [`${wait.header}: 2`] : []),
          '',
          `${JSON.stringify(body(row), null, 2)}\n`,
        ].join('\n'),
      },
      keywords: ['made up'],
      lifecycle: { state: 'active', since: '2026-01-02' },
      sources: [head.site_url],
    };
  };
  return stringify(
    { ...head, errors: Object.fromEntries(rows.map((row) => [row[0], entry(row)])) },
    {
      aliasDuplicateObjects: false,
      lineWidth: 0,
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'QUOTE_DOUBLE',
      blockQuote: 'literal',
    },
  );
}

export const foreign: Readonly<Record<'numbers' | 'letters' | 'dots', string>> = {
  numbers: yaml(parcels),
  letters: yaml(ledgers),
  dots: yaml(tills),
};
