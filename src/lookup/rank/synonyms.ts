import { stem } from './stems.ts';

/**
 * Words people use for one another around an API, a phone line and an account. General vocabulary only:
 * what belongs to one code is a keyword of that code in the catalogue.
 */
export const meanings: readonly string[][] = [
  // messages, calls, lines
  'sms text message mms texting msg',
  'message text content words wording vocabulary phrase sentence',
  'call calling phonecall voicemail recording ring',
  'phone telephone mobile cell cellphone smartphone',
  'number line digits',
  'recipient receiver destination addressee to receive person contact',
  'sender from sending outgoing outbound source originator',
  'landline fixed wired fax',
  'abroad international foreign overseas country border europe worldwide cross nation',
  'country france french spain germany italy uk england canada usa america american mexico belgium switzerland us',
  'transcript transcription recording audio spoken',
  'conversation thread discussion chat dialogue history',
  'item element entry record',
  'inbox mailbox',
  'brand alphanumeric name shop label',
  'compliance compliant policy rule spam forbidden banned prohibited filter censor legal illegal',
  'carrier operator telecom provider network',
  'deliver arrive reach receive',
  // keys, people, rights
  'key apikey token credential secret password',
  'authenticate login authorization unauthorized credential authorize connect identity anonymous bearer',
  'revoke withdraw cancel deactivate disable delete rotate expire kill reset remove die invalidate',
  'permission right scope access role privilege permit grant entitle authority',
  'allow forbid forbidden deny permit refuse restrict prohibit may',
  'user person account owner profile people human employee holder creator',
  'member teammate colleague employee coworker staff agent assignee person collaborator',
  'team workspace group organization squad crew',
  'business company organization organisation enterprise firm shop corporate',
  'admin administrator manager owner boss supervisor',
  'trial free demo evaluation plan test evaluate trying sandbox freemium',
  'pay billing subscription upgrade plan subscribe money cost price purchase buy card',
  'onboarding signup setup register registration subscribe enroll create finish complete incomplete',
  'active activate enable approve approval approved validate verify live ready',
  'inactive disable suspend pending wait approval review deactivate unavailable',
  // requests
  'body payload json data post content',
  'json parse syntax comma bracket brace quote malformed',
  'parameter param argument querystring field value variable option',
  'url path endpoint route address link uri resource page location',
  'method verb get post put patch delete',
  'format form written spelling syntax shape pattern style structure look write',
  'id identifier uuid reference key',
  'media mime type format file upload',
  'empty blank nothing null undefined zero none',
  'missing absent lack forget omit without incomplete lost skip leave drop gone',
  'required mandatory necessary obligatory compulsory minimum least essential expect',
  'invalid valid wrong bad incorrect correct malformed illegal ok okay',
  'unknown unrecognized unrecognised known know recognize recognized unfamiliar identify',
  'refuse reject deny block decline forbid accept stop',
  'unsupported support allow accept possible available option choice exist',
  'find retrieve locate missing unknown disappear vanish gone lost exist existing deleted lookup nowhere',
  'exist belong',
  // quantity and time
  'limit quota cap maximum max allowance ceiling most biggest threshold many',
  'exhaust exceed reach use finish over hit spend consume pass run',
  'throttle rate fast quick speed burst flood quickly faster often frequent second hammer slow',
  'large big long wide huge high size bigger biggest larger oversize',
  'batch bulk multiple list array several mass together once',
  'page paginate pagination result record row',
  'day today daily tomorrow midnight tonight',
  'range period span interval window between',
  'period year month quarter long history',
  'date day time timestamp start end begin beginning calendar before after earlier later',
  'reverse swap order inverted',
  'granularity interval hour week month year bucket step quarter minute hourly weekly monthly yearly',
  'group grouping aggregate breakdown dimension split pivot per segment divide sort category',
  'analytics statistics stats report metric chart dashboard graph figure insight kpi',
  // actions and states
  'tag label category mark',
  'remove delete erase untag unlabel clear detach undo',
  'add apply put set assign attach',
  'duplicate twice already same again double repeat reuse second existing another',
  'concurrent simultaneous parallel same lock busy progress race transaction conflict run ongoing moment deadlock clash collide',
  'operation transaction process job action',
  'edit update change modify write',
  'search query lookup find term keyword',
  'symbol special character punctuation sign emoji wildcard asterisk',
  'archive unarchive read unread mark close reopen restore',
  'extend expand include embed additional extra populate enrich',
  'idempotency idempotent',
  'reply answer respond',
  'server internal side backend end service system',
  'crash down outage unexpected unavailable broken bug explode fault die dead glitch break breakdown respond unreachable offline hang',
  'gone leave quit left fired former departed',
  'space dash hyphen parenthesis bracket dot punctuation',
  'plus prefix country code',
].map((group) => [...new Set(group.split(' ').map(stem))]);

/** The groups of a stem, by position in `meanings`. */
export const meaningsOf: ReadonlyMap<string, readonly number[]> = (() => {
  const map = new Map<string, number[]>();
  meanings.forEach((stems, at) => stems.forEach((word) => map.set(word, [...(map.get(word) ?? []), at])));
  return map;
})();
