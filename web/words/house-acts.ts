/** What somebody did to the house, as the rest of a sentence that begins with the name. */
import type { HouseKind, LogEntry } from '../../contract/logbook.ts'
import { networkName } from '../../contract/network.ts'
import type { Language } from './language.tsx'

/** @param whom it was done to; null when that is gone */
type Tell = (whom: string | null, about: LogEntry['about']) => string

const nl: Record<HouseKind, Tell> = {
  'signed-in': (_, { by }) =>
    by === 'passkey'
      ? 'meldde zich aan met een passkey'
      : by === 'single-sign-on'
        ? 'meldde zich aan via de organisatie'
        : 'meldde zich aan met een wachtwoord',
  'sign-in-failed': (whom, { wrong }) =>
    `hield iemand tegen die zich wilde aanmelden als ${whom ?? 'iemand'}: ${wrong === 'code' ? 'verkeerde code' : 'verkeerd wachtwoord'}`,
  'password-changed': () => 'koos een nieuw wachtwoord',
  'second-factor-on': () => 'zette een tweede stap aan',
  'second-factor-off': () => 'zette de tweede stap uit',
  'second-factor-reset': (whom) => `wiste de tweede stap van ${whom ?? 'iemand'}`,
  'spare-code-used': () => 'gebruikte een reservecode',
  'spare-codes-renewed': () => 'maakte nieuwe reservecodes',
  'passkey-added': (_, { name }) => `voegde de passkey ${name} toe`,
  'passkey-removed': (_, { name }) => `verwijderde de passkey ${name}`,
  'sessions-ended': (_, { n }) => (n === 1 ? 'meldde zich op 1 plek af' : `meldde zich op ${n} plekken af`),
  'agent-added': (whom, { role, by }) =>
    by === 'single-sign-on' ? 'kwam erbij via de organisatie' : `nodigde ${whom ?? 'iemand'} uit als ${roleNl(role)}`,
  'agent-invited': (whom) => `gaf ${whom ?? 'iemand'} een nieuwe link`,
  'invitation-accepted': () => 'koos een wachtwoord met de uitnodiging',
  'role-changed': (whom, { from, to }) => `maakte ${whom ?? 'iemand'} ${roleNl(to)} (was ${roleNl(from)})`,
  'agent-renamed': (_, { from, to }) => `veranderde de naam ${from} in ${to}`,
  'door-closed': (whom) => `sloot de deur voor ${whom ?? 'iemand'}`,
  'door-opened': (whom) => `opende de deur voor ${whom ?? 'iemand'}`,
  'channel-created': (whom, { name }) => `sloot het kanaal ${whom ?? name} aan`,
  'channel-changed': (whom, { name }) => `veranderde het kanaal ${whom ?? name}`,
  'channel-paused': (whom, { name }) => `zette het kanaal ${whom ?? name} stil`,
  'channel-resumed': (whom, { name }) => `zette het kanaal ${whom ?? name} weer aan`,
  'channel-archived': (whom, { name, why }) => `maakte een archief van ${whom ?? name}${why ? ` (${why})` : ''}`,
  'others-brought': (whom, { name, why }) =>
    `haalde in ${whom ?? name} ook binnen wat anderen tegen elkaar zeiden (${why})`,
  'channel-brought-back': (whom, { name }) => `haalde het kanaal ${whom ?? name} terug uit het archief`,
  'key-made': (whom, { name }) => `maakte de sleutel ${name ?? whom}`,
  'key-revoked': (whom) => `trok de sleutel ${whom ?? ''} in`,
  'second-factor-required': () => 'maakte een tweede stap verplicht',
  'second-factor-optional': () => 'maakte een tweede stap vrijwillig',
  'single-sign-on-set': (_, { name }) => `stelde aanmelden via ${name} in`,
  'single-sign-on-removed': () => 'zette aanmelden via de organisatie uit',
  'demo-loaded': () => 'haalde het demobedrijf binnen',
  'demo-removed': () => 'verwijderde het demobedrijf',
  exported: () => 'downloadde het logboek',
  'stream-exported': (_, { name }) => `downloadde wat er over ${name} is gehoord`,
  'backup-made': () => 'maakte een reservekopie',
  restored: () => 'zette een reservekopie terug',
  'objection-noted': (_, { network, how }) =>
    how === 'notice page'
      ? `kreeg een bezwaar binnen op de openbare pagina (${networkName(String(network), 'nl')})`
      : `noteerde een bezwaar (${networkName(String(network), 'nl')})`,
  'objection-removed': (_, { network, released }) =>
    released
      ? `vond een bezwaar onjuist en liet ${released} verborgen berichten weer zien (${networkName(String(network), 'nl')})`
      : `nam een bezwaar terug (${networkName(String(network), 'nl')})`,
  'objection-proven': (_, { network }) =>
    `ging na dat een bezwaar klopte, en liet wissen (${networkName(String(network), 'nl')})`,
  'objection-days-changed': (_, { days }) => `laat een bezwaar zonder bewijs na ${days} dagen wissen`,
  'retention-changed': (_, { days }) => `laat wat niemand oppakt ${days} dagen bewaren`,
  'guideline-changed': () => 'veranderde hoe we schrijven',
  'floor-changed': (_, { minutes }) => `zette de servicegarantie op ${minutes} minuten`,
  'influence-on': () => 'zette invloed aan, met een grond',
  'influence-changed': () => 'veranderde de grond voor invloed',
  'influence-off': () => 'zette invloed uit',
  'contact-left-out': (whom) => `laat ${whom ?? 'een klant'} buiten de invloed`,
  'contact-taken-back-in': (whom) => `laat ${whom ?? 'een klant'} weer meetellen voor invloed`,
  'relay-tool-made': (_, { name }) => `maakte de mailtool ${name}`,
  'relay-tool-changed': (_, { name }) => `veranderde de mailtool ${name}`,
  'relay-tool-removed': (_, { name }) => `verwijderde de mailtool ${name}`,
  'suppression-target-made': (_, { name }) => `koppelde ${name}, dat hoort voor wie reclame wacht`,
  'suppression-target-changed': (_, { name }) => `veranderde het andere systeem ${name}`,
  'suppression-target-removed': (_, { name }) => `verwijderde het andere systeem ${name}`,
  'relay-mail-settled': (_, { as }) =>
    as === 'arrived' ? 'zei dat een onzekere mailing is aangekomen' : 'liet een onzekere mailing opnieuw versturen',
  'suppression-rules-changed': (_, { changed }) =>
    changed ? `veranderde de reclameregels (${sayRules(changed, 'nl')})` : 'bevestigde de reclameregels',
  'situation-set': (whom, { situation }) =>
    `zei hoe het ervoor staat met ${whom ?? 'een klant'}: ${situations[String(situation)] ?? situation}`,
  'consent-noted': (whom, { what }) => `legde vast dat ${whom ?? 'iemand'} ${saySaid(what, 'nl')}`,
  'consent-ended': (whom, { what }) => `nam terug dat ${whom ?? 'iemand'} ${saySaid(what, 'nl')}`,
  'larger-model-changed': (_, { active, model, place }) =>
    active === true ? `zette het grotere model ${model} (${place}) aan` : 'zette het grotere model uit',
  'model-taken': (_, { own }) =>
    own ? 'liet berichten lezen met wat het team leerde' : 'liet berichten lezen zoals het programma ze kende',
  'contacts-joined': (whom, { other }) => `voegde ${whom ?? 'iemand'} samen met ${other ?? 'iemand'}`,
  'contacts-taken-apart': (whom, { other }) => `maakte ${whom ?? 'iemand'} los van ${other ?? 'iemand'}`,
  'contacts-kept-apart': (whom, { other }) => `zei dat ${whom ?? 'iemand'} en ${other ?? 'iemand'} twee mensen zijn`,
  'contacts-may-be-one': (whom, { other }) =>
    `nam terug dat ${whom ?? 'iemand'} en ${other ?? 'iemand'} twee mensen zijn`,
  'contact-split': (_, { number }) => `gaf klantnummer ${number} een eigen klant`,
  'key-shared': (whom, { what }) =>
    `zei dat meer mensen ${what === 'phone' ? 'het nummer' : 'het adres'} van ${whom ?? 'iemand'} gebruiken`,
  'key-own': (whom, { what }) =>
    `zei dat ${what === 'phone' ? 'het nummer' : 'het adres'} van ${whom ?? 'iemand'} alleen van die klant is`,
  'contact-taken-along': (whom) => `downloadde alles van ${whom ?? 'iemand'}`,
  'contact-erased': () => 'wiste een klant',
}

const en: Record<HouseKind, Tell> = {
  'signed-in': (_, { by }) =>
    by === 'passkey'
      ? 'signed in with a passkey'
      : by === 'single-sign-on'
        ? 'signed in through the organisation'
        : 'signed in with a password',
  'sign-in-failed': (whom, { wrong }) =>
    `kept somebody out who wanted to sign in as ${whom ?? 'somebody'}: wrong ${wrong === 'code' ? 'code' : 'password'}`,
  'password-changed': () => 'chose a new password',
  'second-factor-on': () => 'turned a second step on',
  'second-factor-off': () => 'turned the second step off',
  'second-factor-reset': (whom) => `cleared the second step of ${whom ?? 'somebody'}`,
  'spare-code-used': () => 'used a spare code',
  'spare-codes-renewed': () => 'made new spare codes',
  'passkey-added': (_, { name }) => `added the passkey ${name}`,
  'passkey-removed': (_, { name }) => `removed the passkey ${name}`,
  'sessions-ended': (_, { n }) => (n === 1 ? 'signed out in 1 place' : `signed out in ${n} places`),
  'agent-added': (whom, { role, by }) =>
    by === 'single-sign-on' ? 'came in through the organisation' : `invited ${whom ?? 'somebody'} as ${role}`,
  'agent-invited': (whom) => `gave ${whom ?? 'somebody'} a new link`,
  'invitation-accepted': () => 'chose a password with the invitation',
  'role-changed': (whom, { from, to }) => `made ${whom ?? 'somebody'} ${to} (was ${from})`,
  'agent-renamed': (_, { from, to }) => `changed the name ${from} to ${to}`,
  'door-closed': (whom) => `closed the door for ${whom ?? 'somebody'}`,
  'door-opened': (whom) => `opened the door for ${whom ?? 'somebody'}`,
  'channel-created': (whom, { name }) => `connected the channel ${whom ?? name}`,
  'channel-changed': (whom, { name }) => `changed the channel ${whom ?? name}`,
  'channel-paused': (whom, { name }) => `paused the channel ${whom ?? name}`,
  'channel-resumed': (whom, { name }) => `started the channel ${whom ?? name} again`,
  'channel-archived': (whom, { name, why }) => `made an archive of ${whom ?? name}${why ? ` (${why})` : ''}`,
  'others-brought': (whom, { name, why }) =>
    `also brought into ${whom ?? name} what others said to each other (${why})`,
  'channel-brought-back': (whom, { name }) => `brought the channel ${whom ?? name} back from the archive`,
  'key-made': (whom, { name }) => `made the key ${name ?? whom}`,
  'key-revoked': (whom) => `revoked the key ${whom ?? ''}`,
  'second-factor-required': () => 'made a second step required',
  'second-factor-optional': () => 'made a second step optional',
  'single-sign-on-set': (_, { name }) => `set up signing in through ${name}`,
  'single-sign-on-removed': () => 'turned signing in through the organisation off',
  'demo-loaded': () => 'brought the demo firm in',
  'demo-removed': () => 'removed the demo firm',
  exported: () => 'downloaded the logbook',
  'stream-exported': (_, { name }) => `downloaded what was heard about ${name}`,
  'backup-made': () => 'made a backup',
  restored: () => 'restored a backup',
  'objection-noted': (_, { network, how }) =>
    how === 'notice page'
      ? `received an objection on the public page (${networkName(String(network), 'en')})`
      : `noted an objection (${networkName(String(network), 'en')})`,
  'objection-removed': (_, { network, released }) =>
    released
      ? `found an objection to be false and showed ${released} hidden posts again (${networkName(String(network), 'en')})`
      : `took an objection back (${networkName(String(network), 'en')})`,
  'objection-proven': (_, { network }) =>
    `found an objection to be theirs, and had it erase (${networkName(String(network), 'en')})`,
  'objection-days-changed': (_, { days }) => `has an objection without proof erase after ${days} days`,
  'retention-changed': (_, { days }) => `has what nobody engages with kept for ${days} days`,
  'guideline-changed': () => 'changed how we write',
  'floor-changed': (_, { minutes }) => `set the service guarantee to ${minutes} minutes`,
  'influence-on': () => 'switched influence on, with a ground',
  'influence-changed': () => 'changed the ground for influence',
  'influence-off': () => 'switched influence off',
  'contact-left-out': (whom) => `left ${whom ?? 'a customer'} out of influence`,
  'contact-taken-back-in': (whom) => `has ${whom ?? 'a customer'} counted for influence again`,
  'relay-tool-made': (_, { name }) => `made the mail tool ${name}`,
  'relay-tool-changed': (_, { name }) => `changed the mail tool ${name}`,
  'relay-tool-removed': (_, { name }) => `removed the mail tool ${name}`,
  'suppression-target-made': (_, { name }) => `connected ${name}, which is told who is on hold`,
  'suppression-target-changed': (_, { name }) => `changed the other system ${name}`,
  'suppression-target-removed': (_, { name }) => `removed the other system ${name}`,
  'relay-mail-settled': (_, { as }) =>
    as === 'arrived' ? 'said that an uncertain mailing arrived' : 'had an uncertain mailing sent again',
  'suppression-rules-changed': (_, { changed }) =>
    changed ? `changed the marketing rules (${sayRules(changed, 'en')})` : 'confirmed the marketing rules',
  'situation-set': (whom, { situation }) => `said how it stands with ${whom ?? 'a customer'}: ${situation}`,
  'consent-noted': (whom, { what }) => `noted that ${whom ?? 'somebody'} ${saySaid(what, 'en')}`,
  'consent-ended': (whom, { what }) => `took back that ${whom ?? 'somebody'} ${saySaid(what, 'en')}`,
  'larger-model-changed': (_, { active, model, place }) =>
    active === true ? `switched the larger model ${model} (${place}) on` : 'switched the larger model off',
  'model-taken': (_, { own }) =>
    own ? 'has messages read with what the team taught' : 'has messages read as the program knew them',
  'contacts-joined': (whom, { other }) => `joined ${whom ?? 'somebody'} with ${other ?? 'somebody'}`,
  'contacts-taken-apart': (whom, { other }) => `took ${whom ?? 'somebody'} and ${other ?? 'somebody'} apart`,
  'contacts-kept-apart': (whom, { other }) =>
    `said that ${whom ?? 'somebody'} and ${other ?? 'somebody'} are two people`,
  'contacts-may-be-one': (whom, { other }) =>
    `took back that ${whom ?? 'somebody'} and ${other ?? 'somebody'} are two people`,
  'contact-split': (_, { number }) => `gave customer number ${number} a customer of its own`,
  'key-shared': (whom, { what }) =>
    `said that more people use the ${what === 'phone' ? 'number' : 'address'} of ${whom ?? 'somebody'}`,
  'key-own': (whom, { what }) =>
    `said that the ${what === 'phone' ? 'number' : 'address'} of ${whom ?? 'somebody'} is theirs alone`,
  'contact-taken-along': (whom) => `downloaded everything of ${whom ?? 'somebody'}`,
  'contact-erased': () => 'erased a customer',
}

const roles: Record<string, string> = {
  owner: 'eigenaar',
  admin: 'beheerder',
  agent: 'medewerker',
  viewer: 'meelezer',
  marketer: 'collega van marketing',
}
function roleNl(role: unknown): string {
  return roles[String(role)] ?? String(role)
}

/** Of the rules of reclamepauze, by their names. */
const rules: Record<string, Record<Language, string>> = {
  painful: { nl: 'klachten', en: 'complaints' },
  inDialogue: { nl: 'gesprekken', en: 'dialogues' },
  issue: { nl: 'issues', en: 'issues' },
  caps: { nl: 'hoe vaak', en: 'how often' },
  quietHours: { nl: 'stille uren', en: 'quiet hours' },
  sensitiveDays: { nl: 'gevoelige dagen', en: 'sensitive days' },
  campaigns: { nl: 'campagnes', en: 'campaigns' },
  segments: { nl: 'groepen', en: 'groups' },
  consentLives: { nl: 'waar toestemming staat', en: 'where consent lives' },
}
const sayRules = (changed: unknown, language: Language) =>
  String(changed)
    .split(', ')
    .map((name) => rules[name]?.[language] ?? name)
    .join(', ')

const said: Record<string, Record<Language, string>> = {
  consent: { nl: 'reclame wil', en: 'wants marketing' },
  objection: { nl: 'geen reclame wil', en: 'wants no marketing' },
  pause: { nl: 'even geen reclame wil', en: 'wants no marketing for a while' },
}
const saySaid = (what: unknown, language: Language) => said[String(what)]?.[language] ?? String(what)

const situations: Record<string, string> = {
  calm: 'rustig',
  'in dialogue': 'in gesprek',
  painful: 'klacht loopt',
  'waiting for us': 'wacht op ons',
  agreed: 'klant akkoord',
  farewell: 'afscheid',
}

const tells = { nl, en }

/** "maakte Sanne beheerder (was medewerker)"; null for what is done to conversations, or by a later version. */
export function sayHouseAct({ kind, subject, about }: LogEntry, language: Language): string | null {
  const tell = Object.hasOwn(tells[language], kind) ? tells[language][kind as HouseKind] : null
  return tell ? tell(subject?.name ?? null, about) : null
}
