/** What Bluesky's channel says in English, in Dutch; see `reasons.ts`. */
import type { Known } from './item-reasons.ts'

export const blueskyReasons: Known[] = [
  [
    /^Whoever began this thread lets nobody answer/,
    'Wie deze draad begon, laat er niemand op antwoorden, of ons niet.',
  ],
  [
    /^On Bluesky one answers a post/,
    'Op Bluesky antwoord je op een bericht, en in dit gesprek is er geen van dit kanaal.',
  ],
  [/^This is not the address of a post/, 'Dit is geen adres van een bericht.'],
  [/^This post is of another account/, 'Dit bericht is van een ander account dan waarmee we zijn aangemeld.'],
  [/^The answer is (\d+) characters long; Bluesky/, 'Het antwoord is $1 tekens lang; op Bluesky passen er 300.'],
  [/^The answer is longer than the (\d+) bytes/, 'Het antwoord is te lang voor Bluesky: er passen $1 bytes in.'],
  [/^The post that you answer is not there/, 'Het bericht waarop je antwoordt is er niet meer.'],
  [/^Our post is not there any more/, 'Ons bericht is er niet meer.'],
  [/^"(.+)" is no picture that Bluesky takes/, '"$1" is geen plaatje dat Bluesky aanneemt.'],
  [
    /^This channel only listens: fill in/,
    'Dit kanaal luistert alleen. Vul in de instellingen jullie account en een app-wachtwoord in om te antwoorden.',
  ],
  [
    /^(\S+) and this password do not belong together/,
    '$1 en dit wachtwoord horen niet bij elkaar. Maak op Bluesky een app-wachtwoord en vul dat in.',
  ],
  [
    /^(\S+) asks for a code by mail/,
    '$1 vraagt om een code per mail. Maak op Bluesky een app-wachtwoord en vul dat in.',
  ],
  [/^The account (\S+) has been closed by its network/, 'Het account $1 is door het netwerk gesloten.'],
  [/^(\S+) cannot sign in: (.*)$/, '$1 kan zich niet aanmelden: $2'],
  [
    /^(\S+) takes no more from this account until (\S+) \(UTC\)/,
    '$1 neemt tot $2 (UTC) niets meer aan van dit account. Daarna gaat het vanzelf verder.',
  ],
  [/^There is no account "(.+)" on Bluesky/, 'Op Bluesky is geen account "$1". Kijk de naam na.'],
  [/^(\S+) answers (\d{3})(: .*)?$/, '$1 antwoordt met $2$3'],
  [
    /^(\S+) cannot be found\. Check the address/,
    '$1 is niet te vinden. Kijk het adres na, en of deze machine internet heeft.',
  ],
  [/^Nobody answers at (\S+)\. Check the address/, 'Bij $1 antwoordt niemand. Kijk het adres na.'],
  [/^(\S+) does not answer in time\.$/, '$1 antwoordt niet op tijd.'],
  [/^The connection with (\S+) fails \((.*)\)\.$/, 'De verbinding met $1 lukt niet ($2).'],
  [
    /^There is no address to listen at/,
    'Er is geen adres om te luisteren. Vul de server in bij de instellingen van dit kanaal.',
  ],
  [/^The server ends the stream: (.*)$/, 'De server houdt op: $1'],
  [/^The item does not hold anything that happens/, 'Hier staat niets in dat op Bluesky gebeurt.'],
  [/^The address of this post is longer/, 'Het adres van dit bericht is te lang.'],
]
