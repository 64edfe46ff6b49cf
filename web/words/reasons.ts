/**
 * Reasons that the server and the channels give in English, for the log and the API: why something was refused, not sent, or cannot be
 * answered. Those that we know are told in Dutch; others stand as they came, because a reason in English beats no reason.
 */
import { blueskyReasons } from './bluesky-reasons.ts'
import { fediverseReasons } from './fediverse-reasons.ts'
import { itemReasons, type Known } from './item-reasons.ts'
import type { Language } from './language.tsx'
import { mailingReasons } from './mailing-reasons.ts'
import { placeReasons } from './place-reasons.ts'
import { recordReasons } from './record-reasons.ts'

const mail: Known[] = [
  [/^A mail server wrote this/, 'Een mailserver schreef dit; niemand zou een antwoord lezen.'],
  [/^The mail names no sender/, 'De mail noemt geen afzender, dus er is geen adres om naar te antwoorden.'],
  [
    /^The mail is empty/,
    'De mail is leeg: nul bytes. Is hij in de mailbox wel te lezen, dan kon de mailserver hem niet geven.',
  ],
  [/^The mail server (\S+) answers: (.*)$/, 'De mailserver $1 antwoordt: $2'],
  [
    /^(\S+) refuses the user name or the password\.( \(.*\))? Check both/,
    '$1 weigert de gebruikersnaam of het wachtwoord.$2 Kijk beide na; soms is een app-wachtwoord nodig.',
  ],
  [
    /^The folder "(.*)" does not exist on (\S+)\. Choose/,
    'De map "$1" bestaat niet op $2. Kies een map die er is, bijvoorbeeld INBOX.',
  ],
  [/^(?:Fill in the name of the server|No server is filled in)/, 'Vul de naam van de server in.'],
  [/^The server (\S+) cannot be found/, 'De server $1 is niet te vinden. Kijk de naam na.'],
  [/^Nobody answers at (\S+)\. Check/, 'Op $1 antwoordt niemand. Kijk de poort na.'],
  [
    /^(\S+) does not answer in time\. Check/,
    '$1 antwoordt niet op tijd. Kijk de poort en de beveiliging na, en of een firewall in de weg staat.',
  ],
  [
    /^The certificate of (\S+) is not right/,
    'Het certificaat van $1 klopt niet. Gebruik de naam die in het certificaat staat.',
  ],
  [
    /^The secure connection with (\S+) cannot be made/,
    'De beveiligde verbinding met $1 komt niet tot stand. Probeer een andere beveiliging of poort.',
  ],
  [
    /^(\S+) broke the connection or answered something unexpected\.( \(.*\))?$/,
    '$1 verbrak de verbinding of antwoordde iets onverwachts.$2',
  ],
]

/** What the mail server of a customer says: their codes are the same everywhere (RFC 3463), their words are not. */
const bounces: Known[] = [
  [/^(\d{3}[ -][45]\.2\.2 .*)$/, 'De mailbox van de klant zit vol. ($1)'],
  [/^(\d{3}[ -]5\.1\.[0-36] .*|550[ -](?:no such user|user unknown).*)$/i, 'Dit adres bestaat niet (meer). ($1)'],
  [/^(\d{3}[ -]5\.2\.1 .*)$/, 'De mailbox van de klant is afgesloten. ($1)'],
  [/^(\d{3}[ -]5\.(?:2\.3|3\.4) .*)$/, 'De mail is te groot voor de mailbox van de klant. ($1)'],
  [/^(\d{3}[ -]5\.7\.\d+ .*)$/, 'De mailserver van de klant neemt onze mail niet aan. ($1)'],
  [/^(4\d\d[ -]4\.\d\.\d+ .*)$/, 'De mailserver van de klant kan de mail nu niet aannemen. ($1)'],
]

const letters: Known[] = [
  [/^text is (\d+) \w+ long; this channel takes (\d+)$/, 'Je tekst telt $1 tekens; dit kanaal neemt er $2.'],
  [/^text still holds (.+): fill it in$/, 'In je tekst staat nog $1. Vul dat eerst in.'],
  [/^text holds (\{\{.+\}\}), which is no variable$/, '$1 bestaat niet. Kies er een uit de lijst.'],
  [/^text is empty, and nothing is done either$/, 'Schrijf een tekst, of kies wat er gedaan wordt.'],
  [/^files cannot go along on this channel$/, 'Dit kanaal neemt geen bestanden mee.'],
  [/^files are (\d+); this channel takes (\d+)$/, 'Het zijn $1 bestanden; dit kanaal neemt er $2 mee.'],
  [/^files hold "(.+)" of (.+) MB; this channel takes (.+) MB$/, '"$1" is $2 MB; dit kanaal neemt $3 MB.'],
  [/^files hold "(.+)" \(.+\), which this channel does not take$/, 'Dit kanaal neemt "$1" niet mee.'],
  [
    /^files are (.+) MB together; this channel takes (.+) MB$/,
    'De bestanden zijn samen $1 MB; dit kanaal neemt $2 MB.',
  ],
  [/^files name a file that is no longer in this draft$/, 'Een van de bestanden is er niet meer.'],
]

const full: Known[] = [
  [/^There are (\d+) views of your own already/, 'Je hebt al $1 eigen weergaven. Verwijder er eerst een.'],
  [/^There are (\d+) views for everybody already/, 'Er zijn al $1 weergaven voor iedereen. Verwijder er eerst een.'],
  [/^There are (\d+) teams already/, 'Er zijn al $1 teams. Verwijder er eerst een.'],
  [/^There are (\d+) labels already/, 'Er zijn al $1 labels. Verwijder er eerst een.'],
  [/^There are (\d+) rules already/, 'Er zijn al $1 regels. Verwijder er eerst een.'],
  [/^There are (\d+) canned responses already/, 'Er zijn al $1 standaardantwoorden. Verwijder er eerst een.'],
]

const feeds: Known[] = [
  [/^(\S+) does not let us read this feed \((\d+)\)$/, '$1 laat ons deze feed niet lezen ($2).'],
  [/^There is no feed at this address of (\S+) \((\d+)\)$/, 'Op dit adres van $1 staat geen feed ($2).'],
  [/^(\S+) asks us to come less often$/, '$1 vraagt ons om minder vaak te komen. Dat doen we.'],
  [/^(\S+) answers with an error \((\d+)\)$/, '$1 antwoordt met een fout ($2). We proberen het later weer.'],
  [/^(\S+) sends a feed of more than 5 MB/, 'De feed van $1 is groter dan 5 MB. Is er een kortere?'],
  [/^What (\S+) sends is no feed/, 'Wat $1 stuurt is geen feed. Geef het adres van de RSS, Atom of JSON Feed.'],
  [/^(\S+) is not known: look/, '$1 is niet te vinden. Kijk het adres na, en of deze machine internet heeft.'],
  [/^(\S+) takes longer than 30 seconds$/, '$1 doet er langer dan 30 seconden over.'],
  [/^(\S+) cannot be reached \((.+)\)$/, '$1 is niet te bereiken ($2).'],
  [/^A feed can only be read/, 'Een feed is alleen om te lezen. Antwoord waar het geschreven is.'],
  [
    /^It was not said where we can write back/,
    'Dit is gezegd en niet geschreven. Bel terug, of antwoord via een ander kanaal.',
  ],
]

const answers: Known[] = [
  [/^The network does not allow an answer here/, 'Het netwerk staat hier geen antwoord toe.'],
  [/^The network took answers to this message until (.+)$/, 'Het netwerk nam antwoorden op dit bericht aan tot $1.'],
  [/^No customer said anything in this conversation/, 'In dit gesprek heeft nog geen klant iets gezegd.'],
  [/^There is no such conversation/, 'Dit gesprek is er niet.'],
  [/^This channel can no longer send/, 'Dit kanaal kan niet meer versturen.'],
  [/^This channel only listens/, 'Dit kanaal kan alleen luisteren.'],
  [
    /^Calls are noted here/,
    'Een gesprek aan de telefoon beantwoord je niet met een bericht. Bel terug, of kies een andere weg.',
  ],
  [/^(.+) is an archive: nothing leaves/, '$1 is een archief: daar gaat niets meer weg.'],
  [/^This channel is an archive: bring it back/, 'Dit kanaal is een archief. Haal het eerst terug.'],
  [/^(.+) only listens$/, '$1 kan alleen luisteren.'],
  [/^The message that was answered is gone/, 'Het bericht waarop dit een antwoord was is er niet meer.'],
  [/^The network does not have it/, 'Het netwerk heeft het niet ontvangen.'],
  [
    /^The connection broke while sending/,
    'De verbinding viel weg tijdens het versturen, en het netwerk kan niet zeggen of het aankwam.',
  ],
  [/^somebody looked and found it sent/, 'Iemand keek het na: het is verstuurd.'],
  [
    /^This channel has no address to send replies to/,
    'Dit kanaal heeft geen adres om antwoorden heen te sturen. Vul het webhook-adres in bij de instellingen.',
  ],
  [
    /^The signing secret should be/,
    'Het geheim om te ondertekenen klopt niet. Vul het opnieuw in bij de instellingen: "whsec_" en 24 tot 64 bytes in base64.',
  ],
  [
    /^The text is (\d+) characters long; this network takes (\d+)/,
    'De tekst telt $1 tekens; dit netwerk neemt er hoogstens $2.',
  ],
  [
    /^It did something (\d+) times in an hour, (?:about (#\d+)|in all)\./,
    'Hij deed in één uur $1 keer iets $2. Misschien praten twee programma’s met elkaar.',
  ],
  [
    /^One of its actions names somebody who/,
    'Een van de acties noemt iemand die hier geen gesprekken meer beantwoordt; die is overgeslagen.',
  ],
  [/^One of its actions names a team/, 'Een van de acties noemt een team dat er niet meer is; dat is overgeslagen.'],
  [/^One of its actions names a label/, 'Een van de acties noemt een label dat er niet meer is; dat is overgeslagen.'],
  [/^No conversation was made: (.*)$/, 'Er is geen gesprek van gemaakt: $1'],
  [/^The rule has no address for its webhook/, 'De regel heeft geen adres meer voor zijn webhook.'],
  [
    /^The signing secret of this rule cannot be read/,
    'Het geheim van deze regel is niet te lezen. Maak de regel opnieuw.',
  ],
  [/^The webhook answers (\d+)/, 'De webhook antwoordt met $1.'],
  [/^The webhook could not be reached/, 'De webhook was niet te bereiken.'],
  [/^The address should begin with https/, 'Het adres moet beginnen met https:// of http://.'],
  [/^The address should not hold a name or password/, 'In het adres mag geen naam of wachtwoord staan.'],
  [
    /^(\S+) is not on the public internet/,
    '$1 staat niet op het openbare internet, dus we gaan er niet heen. Is het van jullie, noem het dan als host:poort in SAMENSPRAAK_PRIVATE_HOSTS.',
  ],
  [/^(\S+) is unknown$/, '$1 is niet te vinden. Kijk het adres na.'],
  [/^The channel is gone/, 'Het kanaal is er niet meer.'],
  [/^This program does not know channels of the kind "(.+)"/, 'Dit programma kent geen kanalen van de soort "$1".'],
  [/^Could not be taken in: (.*)$/, 'Kon niet worden verwerkt: $1'],
]

/** @returns the reason in the language of the page where we know it, else as it came */
export function sayReason(reason: string, language: Language): string {
  if (language === 'en') return reason
  const said = translate(reason, [
    ...blueskyReasons,
    ...mail,
    ...bounces,
    ...letters,
    ...full,
    ...feeds,
    ...answers,
    ...placeReasons,
    ...mailingReasons,
    ...recordReasons,
    ...fediverseReasons,
  ])
  if (said !== null) return said
  // What is wrong with an item is told as up to three sentences in one.
  return reason
    .split(betweenIssues)
    .map((part) => translate(part, itemReasons) ?? part)
    .join(' ')
}

/** A semicolon after which another field is named: within a sentence it is followed by "it" or by what to do. */
const betweenIssues = /; (?=(?!it )(?:[\w.[\]]+|"[^;]*) (?:is|in|holds) )/

function translate(reason: string, known: readonly Known[]): string | null {
  for (const [pattern, said] of known) {
    const match = pattern.exec(reason)
    if (match) return said.replace(/\$(\d)/g, (_, group: string) => inDutch(match[Number(group)] ?? ''))
  }
  return null
}

/** What a value is, in the words of JSON; everything else is a value and stays. */
const kinds: Readonly<Record<string, string>> = {
  'the item': 'het bericht',
  'a string': 'tekst',
  'a number': 'een getal',
  'an object': 'een object',
  'an array': 'een lijst',
  'a boolean': 'true of false',
  null: 'leeg (null)',
}
const inDutch = (value: string) => kinds[value] ?? value
