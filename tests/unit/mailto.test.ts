import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailto } from '../../src/kit/mailto.ts';

const read = (address: string) => {
  const [, to = '', query = ''] = /^mailto:([^?]*)\?(.*)$/s.exec(address) ?? [];
  const fields = new Map(
    query.split('&').map((part) => part.split('=', 2).map(decodeURIComponent) as [string, string]),
  );
  return { to: decodeURIComponent(to), subject: fields.get('subject'), body: fields.get('body'), count: fields.size };
};

test('says its parts, with the line ends of mail', () =>
  expect(
    read(mailto('a+b@example.com', 'Error: A&B?', 'Code: 50 %\nLink: https://x.example/?a=1&b=2#C\r\nZürich')),
  ).toEqual({
    to: 'a+b@example.com',
    subject: 'Error: A&B?',
    body: 'Code: 50 %\r\nLink: https://x.example/?a=1&b=2#C\r\nZürich',
    count: 2,
  }));

test('any text is whole, or begins the same and ends with a sign, in an address that programs take', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.constantFrom('', 'x'.repeat(2500), '\ud800', '😀'.repeat(900)),
      (one, two) => {
        const address = mailto('a@example.com', one, one + two);
        expect(address.length).toBeLessThanOrEqual(4000);
        expect(address).toMatch(/^mailto:a@example\.com\?subject=[\w!'()*.~%-]*&body=[\w!'()*.~%-]*$/);
        const { body = '', count } = read(address);
        const whole = (one + two).toWellFormed().replaceAll(/\r?\n/g, '\r\n');
        expect(count).toBe(2);
        expect(
          body === whole || (body.endsWith('…') && whole.startsWith(body.slice(0, -1).replace(/\ufffd$/, ''))),
        ).toBe(true);
        expect(address.length > 2000 && body !== '…').toBe(false);
      },
    ),
  ));
