/** What HTTP clients say when the request itself failed, or wrap an answer in: axios, undici, curl, Node's system errors. */
export const isClientCode = (text: string): boolean => text.length <= maxLength && clientCode.test(text);

const maxLength = 80;
const systemErrors = [
  'ECONN[A-Z]+',
  'E(?:TIMEDOUT|NOTFOUND|PIPE|AI_[A-Z]+|HOSTUNREACH|NETUNREACH|PROTO|ACCES|NOENT|ADDRINUSE|ADDRNOTAVAIL|PERM)',
];
const clientErrors = [
  '(?:[A-Z]{2,4}_)?ERR_[A-Z0-9_]+',
  'NS_ERROR_[A-Z_]+',
  'CURLE_[A-Z_]+',
  'ABORT_ERR',
  '[A-Z_]+_CERT(?:_[A-Z_]+)?',
];
const clientCode = new RegExp(`^(?:net::)?(?:${[...systemErrors, ...clientErrors].join('|')})$`);
