/** One form for every spelling: `RateLimitExceeded`, `rate-limit-exceeded` and `RATE LIMIT EXCEEDED` are the same letters. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
