/**
 * Reasons that the server and the channels give in English, for the log and the API: why something was refused, not sent, or cannot be
 * answered. Those that we know are told in Dutch; others stand as they came, because a reason in English beats no reason.
 */
import type { Language } from './language.tsx'

const dutch: [RegExp, string][] = [
  [/^A mail server wrote this/, 'Een mailserver schreef dit; niemand zou een antwoord lezen.'],
  [/^The mail names no sender/, 'De mail noemt geen afzender, dus er is geen adres om naar te antwoorden.'],
  [/^The network does not allow an answer here/, 'Het netwerk staat hier geen antwoord toe.'],
  [/^The mail is empty/, 'De mail is leeg: nul bytes.'],
  [/^The item is empty/, 'Het bericht is leeg: nul bytes.'],
  [/^The item is not UTF-8/, 'De tekens zijn niet te lezen: stuur JSON in UTF-8.'],
  [/^The item is not JSON: (.*)$/, 'Dit is geen JSON: $1'],
  [/^text is missing/, 'Er is geen tekst: een bericht heeft tekst of een bijlage nodig.'],
  [/^author is missing/, 'De schrijver ontbreekt: noem minstens author.id, of ours: true als je het zelf was.'],
  [/^This channel can no longer send/, 'Dit kanaal kan niet meer versturen.'],
  [/^This channel only listens/, 'Dit kanaal kan alleen luisteren.'],
  [/^The message that was answered is gone/, 'Het bericht waarop dit een antwoord was is er niet meer.'],
  [/^The network does not have it/, 'Het netwerk heeft het niet ontvangen.'],
  [
    /^The connection broke while sending/,
    'De verbinding viel weg tijdens het versturen, en het netwerk kan niet zeggen of het aankwam.',
  ],
  [
    /^This channel has no address to send replies to/,
    'Dit kanaal heeft geen adres om antwoorden heen te sturen. Vul het webhook-adres in bij de instellingen.',
  ],
  [
    /^The signing secret should be/,
    'Het geheim om te ondertekenen klopt niet. Vul het opnieuw in bij de instellingen.',
  ],
  [
    /^The text is (\d+) characters long; this network takes (\d+)/,
    'De tekst telt $1 tekens; dit netwerk neemt er hoogstens $2.',
  ],
  [/^The webhook answers (\d+)/, 'De webhook antwoordt met $1.'],
  [/^The webhook could not be reached/, 'De webhook was niet te bereiken.'],
]

export function sayReason(reason: string, language: Language): string {
  if (language === 'en') return reason
  for (const [pattern, said] of dutch) {
    const match = pattern.exec(reason)
    if (match) return said.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')
  }
  return reason
}
