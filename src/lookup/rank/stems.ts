/**
 * The words of a text that carry meaning, in lower case; `item_number`, `itemNumber` and `item number` are the same two
 * words. GET and PUT are read before that, since small they say nothing; many digits or a date are read as their kind, and
 * two words that are one by their name in `phrases`.
 */
export function contentWords(text: string, phrases: ReadonlyMap<string, string> = generalPhrases): string[] {
  const words = text
    .replace(/\b(?:GET|PUT)\b/g, 'verb')
    .replace(/(?<![\w.])\+?\d[\d ().-]{7,20}\d(?![\w.])/g, (digits) => (/^\d{4}-/.test(digits) ? 'date' : 'digits'))
    .replace(/(?<![\w.])\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\b/g, 'date')
    .replace(/['’`]/g, '')
    .replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .toLowerCase()
    .replace(/\b([a-z])\.(?=\d)/g, '$1')
    .match(/[\p{L}\p{N}]+/gu);
  return joinPairs(words ?? [], phrases).filter((word) => !stopWords.has(word));
}

/**
 * A light stemmer: enough that delete, deleted, deleting and deletion meet. It leaves -er and -or alone, since
 * "sender" and "send", "header" and "head" are different things here.
 */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length < 4 || word.length > 30 || /\d/.test(word)) return word;
  let root = word;
  if (/(ss|x|ch|sh)es$/.test(root)) root = root.slice(0, -2);
  else if (/ies$/.test(root)) root = `${root.slice(0, -3)}y`;
  else if (/[^su]s$/.test(root) && !/is$/.test(root)) root = root.slice(0, -1);

  if (/[aeiouy].*ing$/.test(root) && root.length > 5) root = undouble(root.slice(0, -3));
  else if (/[aeiouy].*[^e]ed$/.test(root) && root.length > 4) root = undouble(root.slice(0, -2));

  if (/ly$/.test(root) && root.length > 5) root = root.slice(0, -2);
  if (/(ation|ement)$/.test(root) && root.length > 8) root = root.slice(0, -5);
  else if (/[st]ion$/.test(root) && root.length > 5) root = root.slice(0, -3);
  else if (/(ate|ive|ment)$/.test(root) && root.length > 7) root = root.replace(/(ate|e|ment)$/, '');
  if (/at$/.test(root) && root.length > 6) root = root.slice(0, -2);
  if (/e$/.test(root) && root.length > 3) root = root.slice(0, -1);
  return /is$/.test(root) && root.length > 5 ? `${root.slice(0, -2)}iz` : root;
}

/**
 * Whether a word of the question stands in the text in some form. Full-text search shortens a word it does not know until
 * something fits; what then shares only a few letters with it is no answer.
 */
export function saysAny(question: string, text: string): boolean {
  const asked = contentWords(question);
  const found = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const alike = (word: string, other: string) =>
    other.startsWith(word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)))) || stem(word) === stem(other);
  return asked.length === 0 || asked.some((word) => found.has(word) || [...found].some((other) => alike(word, other)));
}

const undouble = (root: string): string => (/([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root);

/** "log in" and "turned off" are one idea in two words. */
function joinPairs(words: string[], phrases: ReadonlyMap<string, string>): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const pair = phrases.get(`${word} ${words[at + 1] ?? ''}`);
    joined.push(pair ?? word);
    if (pair) at++;
  }
  return joined;
}

export const generalPhrases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    login: 'log in,logged in,logging in,sign in,signed in,signing in',
    onboarding: 'sign up,signed up,signing up,set up,setting up',
    enable: 'turn on,turned on,turning on,switch on,switched on',
    disabled: 'turn off,turned off,switch off,switched off,shut off',
    remove: 'take off,taken off,took off,take away,get rid',
    exhausted: 'used up,use up,run out,ran out,running out,runs out,ran through',
    twice: 'two times,second time,2 times',
    throttle: 'slow down,slowing down,slowed down,back off',
    alphanumeric: 'alpha numeric',
    timeout: 'timed out,time out',
    upgrade: 'move up,paid plan',
    forget: 'left out,leave out,leaves out,leaving out',
    invalid: 'not correct,not valid,not good,not right,isnt correct,isnt valid',
    refuse: 'not accepted,not taken',
    missing:
      'not exist,not exists,doesnt exist,dont exist,didnt exist,not given,not sent,not there,not provided,not specified',
  }).flatMap(([word, list]) => list.split(',').map((pair): [string, string] => [pair, word])),
);

const irregular = new Map(
  Object.entries({
    send: 'sent sends sending',
    forget: 'forgot forgotten forgets',
    lose: 'lost loses losing',
    leave: 'left leaves leaving',
    write: 'wrote written writes writing',
    know: 'knew known knows',
    find: 'found finds finding',
    break: 'broke broken breaks breaking',
    choose: 'chose chosen',
    take: 'took taken takes taking',
    give: 'gave given gives giving',
    go: 'went gone goes going',
    hold: 'held holds holding',
    run: 'ran runs running',
    pay: 'paid pays paying payment',
    id: 'ids',
    key: 'keys',
    url: 'urls',
    day: 'days daily',
    register: 'registration registrations registered registering',
    authentic: 'auth authn authenticate authenticated authenticating authentication unauthenticated',
    apply: 'applied applies applying',
    deny: 'denied denies denying denial',
    try: 'tried tries trying',
    permit: 'permission permissions permitted permits',
    identify: 'identifier identifiers identified',
  }).flatMap(([root, forms]) => forms.split(' ').map((form): [string, string] => [form, root])),
);

/** Words that say a little, in any question; rare in a small catalogue, they would count for too much. */
export const weakWords: ReadonlySet<string> = new Set(
  (
    'only one use used using work able go know see look like just really always ever yet try thing way time ' +
    'customer client people someone somebody guy user own new old right correct supposed now while list along over under during ' +
    'back out up down off through since until when first last next other another different mine yours possible example sure think believe find long ' +
    'request response call api server data value number send account show come came keep tells return'
  )
    .split(' ')
    .map(stem),
);

/** Words that say nothing about which error it is. Negations too: every error says "not". */
const stopWords = new Set(
  (
    'a an the this that these those it its he she they them their there here is are was were be been being am i im ive me my mine we our ours us you your yours ' +
    'of in on at as by with about into and or but so if then than too very just also even still now again please hi hello help thanks ' +
    'do does did done doing have has had having can could may might shall should will would must cannot cant couldnt dont doesnt didnt isnt arent wasnt wont wouldnt hasnt havent ' +
    'not no nor never none nothing any some each every all both other which what when where who whom whose why how ' +
    'get gets getting got gives need needs want wants says said tell tells ask asks make makes let lets put puts ' +
    'error errors erreur problem problems issue issues fail fails failed failing failure code codes api happen happens happened thing things something'
  ).split(' '),
);
