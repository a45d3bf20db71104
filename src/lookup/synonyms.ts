import { stem } from './stems.ts';

/**
 * Words people use for one another around an API, a phone line and an account. General vocabulary only:
 * what belongs to one code is a keyword of that code in the catalogue.
 */
const groups = [
  // messages, calls, lines
  'sms text message mms texting',
  'call calling phonecall voicemail recording',
  'phone telephone mobile cell cellphone number line',
  'recipient receiver destination addressee to',
  'sender from sending outgoing outbound source',
  'landline fixed house desk',
  'abroad international foreign overseas country border europe',
  'transcript transcription speech recording',
  'conversation thread discussion chat',
  'inbox mailbox',
  'brand alphanumeric name',
  'write wording content words',
  'compliance compliant policy rule spam forbidden banned prohibited',
  'carrier operator',
  // keys, people, rights
  'key apikey token credential credentials secret',
  'authenticate login authorization unauthorized credentials',
  'revoke withdraw cancel deactivate disable delete rotate',
  'permission right scope access role privilege allowed forbidden permit',
  'user person account owner profile',
  'member teammate colleague employee coworker staff agent assignee person',
  'team workspace group organization',
  'business company organization organisation enterprise firm',
  'admin administrator manager owner boss',
  'trial free demo evaluation plan test',
  'pay billing subscription upgrade plan paid subscribe money',
  'onboarding signup setup register registration',
  'active activate enable approve approved pending approval activated',
  'inactive disabled suspended pending',
  // requests
  'body payload json data post',
  'parameter param argument querystring field value',
  'header headers',
  'url path endpoint route address page link uri resource',
  'method verb http',
  'format form written spelling syntax',
  'id identifier uuid reference',
  'content mime media type',
  'empty blank nothing null undefined zero',
  'missing absent lack forget omit without required mandatory forgotten incomplete',
  'required mandatory necessary obligatory minimum',
  'invalid wrong bad incorrect malformed illegal unknown broken',
  'unknown unrecognized unrecognised known recognize recognized understand',
  'refuse reject deny block decline forbid rejected accepted accept',
  'unsupported supported support allowed accept possible available',
  'exist find found missing unknown disappear vanish gone there',
  // quantity and time
  'limit quota cap maximum max allowance ceiling',
  'exhaust exceed reach used finish over exhausted',
  'throttle rate fast quick speed burst flood quickly frequent second',
  'many much lot more',
  'large big long wide huge high size',
  'batch bulk multiple list array several mass',
  'page paginate pagination results records rows',
  'day today daily tomorrow',
  'range period span interval window dates',
  'date day time timestamp start end',
  'granularity interval hour week month year bucket step',
  'group aggregate breakdown dimension split pivot per',
  'analytics statistics stats report metrics chart',
  // actions and states
  'tag label category',
  'remove delete erase untag unlabel clear',
  'add apply put set assign attach',
  'duplicate twice already same again double repeat reuse existing',
  'concurrent simultaneous parallel same lock busy progress race transaction conflict running',
  'operation transaction',
  'edit update change modify',
  'search query lookup find term',
  'symbol special character punctuation sign',
  'archive unarchive read unread mark close action',
  'extend expand include embed',
  'idempotency idempotent',
  'server internal side',
  'crash down outage unexpected unavailable broken bug',
  'fetch list read retrieve load open',
];

/** Stem to the stems that may stand for it. */
export const synonyms: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const map = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = group.split(' ').map(stem);
    for (const word of stems) {
      const others = map.get(word) ?? new Set<string>();
      for (const other of stems) if (other !== word) others.add(other);
      map.set(word, others);
    }
  }
  return map;
})();
